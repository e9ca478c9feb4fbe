import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestId, isDigestDue, type Digest } from '../../../lib/core/digest.ts';
import { createExchangeStore } from '../../../lib/store/exchange-store.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { createWorld, incidentOf, scriptedChannel, subscriberOf, type Delivered } from './world.ts';

const HOUR = 3_600_000;
const utc = (text: string): number => Date.parse(text);

describe('when a digest is due', () => {
  const due = (at: string, digest: Digest | undefined, zone?: string, locale: 'ja' | 'en' = 'en') =>
    isDigestDue(
      { ...(digest !== undefined && { digest }), ...(zone !== undefined && { quiet: { from: 0, to: 1, zone } }) },
      locale,
      utc(at),
    );

  it.each([
    ['2026-11-25T08:00:00Z', 'daily', undefined, 'en', true],
    ['2026-11-25T07:00:00Z', 'daily', undefined, 'en', false],
    ['2026-11-24T23:00:00Z', 'daily', undefined, 'ja', true],
    ['2026-11-25T08:00:00Z', 'daily', undefined, 'ja', false],
    ['2026-11-25T08:00:00Z', undefined, undefined, 'en', false],
    // Mondays alone; in Tokyo it is Monday while it is Sunday elsewhere.
    ['2026-11-23T08:00:00Z', 'weekly', undefined, 'en', true],
    ['2026-11-22T23:00:00Z', 'weekly', undefined, 'ja', true],
    ['2026-11-24T08:00:00Z', 'weekly', undefined, 'en', false],
    // Kathmandu is 5:45 ahead: its eight o'clock is 2:15.
    ['2026-11-25T02:00:00Z', 'daily', 'Asia/Kathmandu', 'en', true],
    ['2026-11-25T03:00:00Z', 'daily', 'Asia/Kathmandu', 'en', false],
  ] as const)('at %s, %s in %s, %s: %s', (at, digest, zone, locale, expected) => {
    expect(due(at, digest, zone, locale)).toBe(expected);
  });

  it.each(['UTC', 'Asia/Tokyo', 'Asia/Kathmandu', 'Pacific/Apia', 'Australia/Lord_Howe', 'America/St_Johns'])(
    'comes once a day in %s, whatever its clocks do',
    (zone) => {
      const begins = utc('2026-01-01T00:00:00Z');
      const times = Array.from({ length: 365 * 24 }, (_, hour) => begins + hour * HOUR).filter((at) =>
        isDigestDue({ digest: 'daily', quiet: { from: 0, to: 1, zone } }, 'en', at),
      );
      expect(Math.abs(times.length - 365)).toBeLessThanOrEqual(1);
    },
  );
});

describe('a digest', () => {
  let embedded: EmbeddedTable;
  let delivered: Delivered[];
  beforeEach(async () => {
    embedded = await startEmbeddedTable();
    delivered = [];
  });
  afterEach(() => embedded.close());

  /** A world whose clock stands at eight o'clock in UTC. */
  const morning = async () => {
    const channels = [scriptedChannel('line', delivered), scriptedChannel('telegram', delivered)];
    const world = createWorld(
      embedded,
      channels.map(({ channel }) => channel),
    );
    await world.wait(HOUR * (24 + 8) - (world.clock() % (24 * HOUR)) + 60_000);
    return world;
  };

  it('comes once to those who want one, with what happened at their own exchanges', async () => {
    const world = await morning();
    await world.addSubscribers([
      subscriberOf('telegram', 1, { digest: 'daily', phrase: 'a frog' }),
      subscriberOf('telegram', 2, { digest: 'daily', subscriptions: { gate: ['*'] } }),
      subscriberOf('telegram', 3),
      subscriberOf('line', 4, { digest: 'daily', subscriptions: {} }),
      subscriberOf('telegram', 5, { digest: 'daily', subscriptions: { coincheck: ['*'], btcbox: ['*'] } }),
    ]);
    const { clock } = world;
    await world.incidents.save({
      ...incidentOf(['++', '-+', '-+']),
      openedAt: clock() - HOUR,
      updatedAt: clock() - HOUR,
      pending: [],
    });
    await createExchangeStore({ table: embedded.table }).saveHead({
      exchange: 'kucoin',
      sources: {
        currencies: {
          state: 'blocked',
          readAt: null,
          triedAt: clock(),
          since: clock(),
          detail: '403',
          etag: null,
          lastModified: null,
        },
        // What it says of its trading is no word on withdrawals.
        platform: {
          state: 'fresh',
          readAt: clock(),
          triedAt: clock(),
          since: clock(),
          detail: null,
          etag: null,
          lastModified: null,
        },
      },
      platform: null,
      digest: null,
      rows: { all: 0, suspended: 0, unknown: 0 },
      shards: 0,
      open: [],
      incidents: 1,
      version: 0,
    });
    const id = digestId(clock());
    for (let sweep = 0; sweep < 3; sweep += 1) await world.queues.announce(id);
    await world.drain();
    expect(delivered.map(({ to }) => to).toSorted()).toEqual(['line4', 'telegram1', 'telegram2', 'telegram5']);
    const to = (person: string) => delivered.find((one) => one.to === person)?.body ?? '';
    expect(to('telegram1')).toMatch(/Incidents at your exchanges: 1\n• KuCoin/);
    expect(to('telegram1')).toContain('Cannot be read now: KuCoin');
    expect(to('telegram1')).toContain('Your phrase: a frog');
    expect(to('telegram2')).toBe('No stop of withdrawals and no unusual outflow was seen at your exchanges.');
    expect(to('telegram5')).toContain('Whether one can withdraw is not known of: Coincheck');
    expect(to('telegram5')).toContain('BTCBOX: all its services are suspended');
    expect(to('line4')).toContain('You subscribed to no exchange');
  });

  it('is not for another hour, and not for anybody while it is a trial', async () => {
    const world = await morning();
    await world.addSubscribers([subscriberOf('telegram', 1, { digest: 'daily' })]);
    await world.queues.announce(digestId(world.clock() + HOUR));
    await world.drain();
    const shadow = createWorld(embedded, [scriptedChannel('telegram', delivered).channel], { administrators: [] });
    await shadow.queues.announce(digestId(world.clock()));
    await shadow.drain();
    expect(delivered).toEqual([]);
  });

  it('is asked for by the sweeps at the beginning of an hour', async () => {
    const world = await morning();
    await world.addSubscribers([subscriberOf('telegram', 1, { digest: 'daily' })]);
    await world.recover();
    expect(delivered.map(({ to }) => to)).toEqual(['telegram1']);
    await world.wait(20 * 60_000);
    await world.recover();
    expect(delivered).toHaveLength(1);
  });
});
