import { describe, expect, it } from 'vitest';
import { rowKey } from '../../lib/core/availability.ts';
import type { Exchange } from '../../lib/core/exchange.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { MADE_BODIES, MADE_LISTS } from './made-lists/index.ts';

// Each reader on a long list in the form of its document: also those that no recording was at hand for.

const exchanges: readonly Exchange[] = Object.values(EXCHANGES);
const CURRENCIES = 200;

describe('lists made after the documents', () => {
  it.each(MADE_LISTS)(
    '$exchange $endpoint: every row is read, and a twentieth is off',
    ({ exchange, endpoint, body }) => {
      const made = body(CURRENCIES);
      const recognising = EXCHANGES[exchange].endpoints.filter(({ recognises }) => recognises(made));
      expect(recognising.map(({ name }) => name)).toEqual([endpoint]);
      const rows = recognising[0]?.read(made) ?? [];
      expect(new Set(rows.map(({ asset }) => asset)).size).toBe(CURRENCIES);
      expect(new Set(rows.map(rowKey)).size).toBe(rows.length);
      const listed = rows.filter(({ reason }) => reason !== 'delisted');
      const off = listed.filter(({ withdrawal }) => withdrawal === 'suspended');
      expect(off.length / listed.length).toBeCloseTo(1 / 20, 1);
      expect(off.length).toBeGreaterThan(0);
      expect(listed.filter(({ withdrawal }) => withdrawal === 'open')).toHaveLength(listed.length - off.length);
    },
  );

  it('there is one for everything that is polled, and for every list that a key opens', () => {
    const read = exchanges.flatMap(({ id, endpoints, polls }) =>
      endpoints
        .filter(({ name, signed }) => polls.includes(name) || signed !== undefined)
        .map(({ name }) => `${id} ${name}`),
    );
    expect(MADE_BODIES.map(({ exchange, endpoint }) => `${exchange} ${endpoint}`).toSorted()).toEqual(read.toSorted());
    for (const { exchange, endpoint, usual, body } of MADE_BODIES) {
      const taking = EXCHANGES[exchange].endpoints.filter(({ recognises }) => recognises(body(usual)));
      expect([exchange, taking.map(({ name }) => name)]).toEqual([exchange, [endpoint]]);
    }
  });

  it('are taken by no other source that is polled', () => {
    for (const { exchange, body } of MADE_LISTS) {
      const made = body(CURRENCIES);
      const takers = exchanges.filter(({ id, endpoints, polls }) =>
        endpoints.some(({ name, recognises }) => id !== exchange && polls.includes(name) && recognises(made)),
      );
      expect([exchange, takers.map(({ id }) => id)]).toEqual([exchange, []]);
    }
  });
});
