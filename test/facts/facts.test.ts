import { describe, expect, it } from 'vitest';
import type { Sourced } from '../../lib/core/risk/facts.ts';
import { structuralPoints } from '../../lib/core/risk/structural.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { FACTS } from '../../lib/facts/index.ts';
import { OPERATORS } from '../../lib/regulators/operators.ts';
import { UNREGISTERED } from '../../lib/regulators/unregistered.ts';

const AS_OF = Date.parse('2026-11-22');
const all = Object.entries(FACTS);
const sourced = all.flatMap(([id, { registered, losses, orders, standing = [] }]) =>
  [...(registered === null ? [] : [registered]), ...losses, ...orders, ...standing].map((fact): [string, Sourced] => [
    id,
    fact,
  ]),
);

describe('what is known of exchanges', () => {
  it.each(sourced)('of %s has a date and a page that says it', (_id, { date, source }) => {
    expect(date).toMatch(/^20\d{2}-\d{2}(-\d{2})?$/);
    expect(Date.parse(date)).toBeLessThanOrEqual(AS_OF);
    expect(new URL(source).protocol).toMatch(/^https?:$/);
  });

  it('is in order of time: the newest is shown', () => {
    for (const [id, { losses, orders }] of all) {
      for (const facts of [losses, orders]) {
        const dates = facts.map(({ date }) => date);
        expect([id, dates]).toEqual([id, dates.toSorted()]);
      }
    }
  });

  it('is of exchanges that are read, or that the regulator names', () => {
    const named = new Set<string | null>([
      ...Object.keys(EXCHANGES),
      ...[...OPERATORS, ...UNREGISTERED].map(({ exchange }) => exchange),
    ]);
    expect(all.map(([id]) => id).filter((id) => !named.has(id))).toEqual([]);
  });

  it('says of registered ones what the table of operators says', () => {
    for (const [id, { registered }] of all) {
      if (registered?.number === undefined) continue;
      const operator = OPERATORS.find(({ bureau, number }) => `${bureau} 第${number}号` === registered.number);
      expect([id, operator?.exchange, operator?.date, operator?.ended]).toEqual([id, id, registered.date, undefined]);
    }
  });

  it('leaves out no company of the list that serves customers under its own name', () => {
    const left = OPERATORS.filter(({ exchange, ended }) => exchange !== null && ended === undefined)
      .map(({ exchange }) => exchange)
      .filter((id) => FACTS[id ?? ''] === undefined);
    // Registered, and closed to customers since 2023: whether it is still on the list is not sure.
    expect(left).toEqual(['coinbase']);
  });

  it('tells apart a stop without an end from a loss and from an order', () => {
    const { losses, orders, standing } = FACTS['btcbox'] ?? { losses: [], orders: [] };
    expect(losses).toEqual([]);
    expect(orders.map(({ date }) => date)).toEqual(['2018-06-22']);
    expect(standing?.map(({ kind, date }) => [kind, date])).toEqual([
      ['stopped', '2026-01-29'],
      ['reporting', '2026-02-05'],
    ]);
  });

  it.each([
    ['bybit', 'registration', 25],
    ['kucoin', 'registration', 25],
    ['gmocoin', 'registration', 0],
    ['zaif', 'registration', 0],
    ['upbit', 'registration', 12.5],
  ])('of %s gives for %s %d points', (id, item, points) => {
    const { items } = structuralPoints(FACTS[id], null, AS_OF);
    expect(items.find((one) => one.item === item)?.points).toBe(points);
  });
});
