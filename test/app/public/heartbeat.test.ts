import { describe, expect, it } from 'vitest';
import { createHeartbeat } from '../../../lib/app/heartbeat.ts';
import type { Exchange } from '../../../lib/core/exchange.ts';
import type { ExchangeHead, SourceHealth } from '../../../lib/core/exchange-store.ts';
import { EXCHANGES } from '../../../lib/exchanges/index.ts';

const NOW = 1_700_000_000_000;
const directory: Record<string, Exchange> = { kucoin: EXCHANGES.kucoin, gate: EXCHANGES.gate };

const headOf = (exchange: string, secondsAgo: number): ExchangeHead => ({
  exchange,
  sources: { one: { triedAt: NOW - secondsAgo * 1_000, readAt: null } as SourceHealth },
  platform: null,
  digest: null,
  rows: { all: 0, suspended: 0, unknown: 0 },
  shards: 0,
  open: [],
  incidents: 0,
  version: 1,
});

const beat = (heads: readonly ExchangeHead[], of = directory) =>
  createHeartbeat({ directory: of, exchanges: { heads: async () => [...heads] }, clock: () => NOW, pollMs: 60_000 })();

describe('the heartbeat', () => {
  it('beats while every exchange is tried, whether or not it can be read', async () => {
    expect(await beat([headOf('kucoin', 30), headOf('gate', 90)])).toEqual({
      ok: true,
      polledAt: new Date(NOW - 90_000).toISOString(),
      ageSeconds: 90,
      limitSeconds: 300,
    });
  });

  it('stops when polls have been missing for five intervals, and comes back', async () => {
    expect((await beat([headOf('kucoin', 300), headOf('gate', 300)])).ok).toBe(false);
    expect((await beat([headOf('kucoin', 1), headOf('gate', 1)])).ok).toBe(true);
  });

  it('asks nothing of an exchange of which nothing is read', async () => {
    const both = { kucoin: EXCHANGES.kucoin, zaif: EXCHANGES.zaif };
    expect((await beat([headOf('kucoin', 1)], both)).ok).toBe(true);
    expect(await beat([], { zaif: EXCHANGES.zaif })).toMatchObject({ ok: true, polledAt: null });
  });

  it('stops when a single exchange is left out', async () => {
    expect((await beat([headOf('kucoin', 1), headOf('gate', 301)])).ok).toBe(false);
  });

  it.each([[[]], [[headOf('kucoin', 1)]]])('has not begun before each has been tried once', async (heads) => {
    expect(await beat(heads)).toMatchObject({ ok: false, polledAt: null, ageSeconds: null });
  });
});
