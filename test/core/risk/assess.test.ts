import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals } from '../../../lib/core/decimal.ts';
import type { ExchangeView } from '../../../lib/core/exchange-view.ts';
import type { Holding } from '../../../lib/core/holding.ts';
import { advanceOutflow, namedOutflow } from '../../../lib/core/outflow-lifecycle.ts';
import { assessRisk, type ExchangeNow } from '../../../lib/core/risk/assess.ts';
import type { ExchangeFacts } from '../../../lib/core/risk/facts.ts';
import { structuralPoints, WEIGHTS } from '../../../lib/core/risk/structural.ts';

const NOW = Date.UTC(2026, 10, 25, 12);
const NONE: ExchangeFacts = { registered: null, losses: [], orders: [], cold: null, compensation: null, audited: null };
const said = { source: 'https://example.org', verified: true };
const REGISTERED: ExchangeFacts = { ...NONE, registered: { ...said, date: '2017-09-29', is: true } };

const viewOf = (more: Partial<ExchangeView> = {}): ExchangeView => ({
  id: 'x',
  state: 'operational',
  readAt: NOW - 30_000,
  sourceState: 'fresh',
  suspended: [],
  assets: 3,
  chains: [],
  assetStates: new Map([
    ['BTC', 'open'],
    ['ETH', 'open'],
    ['XRP', 'open'],
  ]),
  ...more,
});
const now = (more: Partial<ExchangeNow> = {}): ExchangeNow => ({
  view: viewOf(),
  open: [],
  facts: undefined,
  halts: null,
  ...more,
});
const book = (yen: Readonly<Record<string, string>>) => ({
  priceOf: (asset: string) =>
    asset === 'JPY'
      ? { yen: '1', at: NOW, source: 'JPY' }
      : yen[asset] === undefined
        ? undefined
        : { yen: yen[asset], at: NOW - 60_000, source: 'made' },
});
const outflowAt = (exchange: string, asset: string, level: 'watch' | 'warn', wallets: readonly string[]) =>
  advanceOutflow(namedOutflow(`${exchange}-o1`, exchange, NOW), {
    findings: wallets.map((wallet) => ({
      chain: 'bitcoin',
      wallet,
      contract: null,
      asset,
      level,
      score: 4,
      share: 0.9,
      reasons: [{ kind: 'new-receivers' as const, share: 0.9, receivers: 1, minutes: 5 }],
      moved: '100',
      since: NOW - 60_000,
      at: NOW,
      receivers: 1,
      evidence: [{ txid: wallet, index: 0, to: 'thief', amount: '100', at: NOW, height: 1, tier: 'seen' as const }],
      disputed: false,
    })),
    withdrawn: [],
    halts: [],
    prices: {},
    chains: {},
    at: NOW,
  });

describe('three worked examples', () => {
  it('one exchange has stopped one of two assets', () => {
    // 0.5 BTC × 15,000,000 = 7,500,000, open. 1,000 XRP × 350 = 350,000, off since an hour: locked. Yen 150,000: not said.
    // In all 8,000,000. One exchange: its share is 1, so HHI is 1² = 1.
    const since = NOW - 3_600_000;
    const risk = assessRisk(
      [
        { exchange: 'a', asset: 'BTC', amount: '0.5' },
        { exchange: 'a', asset: 'XRP', amount: '1000' },
        { exchange: 'a', asset: 'JPY', amount: '150000' },
      ],
      book({ BTC: '15000000', XRP: '350' }),
      () =>
        now({
          view: viewOf({
            state: 'partly-suspended',
            assetStates: new Map([
              ['BTC', 'open'],
              ['XRP', 'suspended'],
            ]),
            suspended: [{ asset: 'XRP', network: null, since, reason: null }],
          }),
        }),
      NOW,
    );
    expect(risk.total).toEqual({ yen: '8000000', unpriced: 0 });
    expect(risk.locked).toEqual({ yen: '350000', unpriced: 0 });
    expect(risk.unknown).toEqual({ yen: '150000', unpriced: 0 });
    expect(risk.exposed).toEqual({ least: '0', most: '0', unpriced: 0 });
    expect(risk.exchanges[0]?.holdings[1]?.lock).toEqual({ state: 'locked', since, readAt: NOW - 30_000 });
    expect([risk.hhi, risk.largest]).toEqual([1, { id: 'a', share: 1 }]);
  });

  it('one wallet of an exchange registered in Japan is drained, another exchange is calm', () => {
    // At a: 2 ETH × 500,000 = 1,000,000; unusual outflow of BTC, one wallet: [0, 5 %] of it = 0 to 50,000.
    // At b: 3,000,000 yen. In all 4,000,000: shares 0.25 and 0.75, HHI 0.0625 + 0.5625 = 0.625.
    const incident = outflowAt('a', 'BTC', 'warn', ['w1']);
    const risk = assessRisk(
      [
        { exchange: 'a', asset: 'ETH', amount: '2' },
        { exchange: 'b', asset: 'JPY', amount: '3000000' },
      ],
      book({ ETH: '500000' }),
      (id) => (id === 'a' ? now({ open: [incident], facts: REGISTERED }) : now()),
      NOW,
    );
    expect(incident.kind).toBe('outflow');
    expect(risk.total.yen).toBe('4000000');
    expect(risk.exposed).toEqual({ least: '0', most: '50000', unpriced: 0 });
    expect(risk.exchanges.map(({ id, share }) => [id, share])).toEqual([
      ['b', 0.75],
      ['a', 0.25],
    ]);
    expect(risk.hhi).toBeCloseTo(0.625, 10);
    expect(risk.largest).toEqual({ id: 'b', share: 0.75 });
  });

  it('a theft is suspected where two wallets are drained of BTC', () => {
    // 0.1 BTC × 15,000,000 = 1,500,000, hit: [5 %, 100 %] = 75,000 to 1,500,000.
    // 1 ETH × 500,000 = 500,000, not hit: [0, 100 %] = 0 to 500,000. 10 FOO: no price, one part that nobody can put in yen.
    // 200,000 yen: kept in trust, not exposed. So 75,000 to 2,000,000 of 2,200,000.
    const incident = outflowAt('a', 'BTC', 'warn', ['w1', 'w2']);
    expect(incident.kind).toBe('theft-suspected');
    const risk = assessRisk(
      [
        { exchange: 'a', asset: 'BTC', amount: '0.1' },
        { exchange: 'a', asset: 'ETH', amount: '1' },
        { exchange: 'a', asset: 'FOO', amount: '10' },
        { exchange: 'a', asset: 'JPY', amount: '200000' },
      ],
      book({ BTC: '15000000', ETH: '500000' }),
      () => now({ open: [incident], facts: REGISTERED }),
      NOW,
    );
    expect(risk.total).toEqual({ yen: '2200000', unpriced: 1 });
    expect(risk.exposed).toEqual({ least: '75000', most: '2000000', unpriced: 1 });
  });
});

describe('points by the record', () => {
  it('are what the weights say, item by item', () => {
    // Registered 0. Loss three years ago, made good in full: 25 × 0.5 × 0.5 = 6.25. Cold share stated 0. A suspension two
    // years ago: 10 × 0.5 = 5, an improvement four years ago: 5 × 0.25 = 1.25. Compensation capped 10. Audited 0.
    // One halt of five: 1. In all 23.5.
    const years = (n: number): string => new Date(NOW - n * 365.25 * 86_400_000).toISOString();
    const { total, items } = structuralPoints(
      {
        registered: { ...said, date: '2017-09-29', is: true },
        losses: [{ ...said, date: years(3), compensated: 'in full' }],
        orders: [
          { ...said, date: years(4), kind: 'improvement' },
          { ...said, date: years(2), kind: 'suspension' },
        ],
        cold: { ...said, date: '2026-01-01', disclosed: true, hot: 0.02 },
        compensation: { ...said, date: '2026-01-01', says: 'capped' },
        audited: { ...said, date: '2026-01-01', is: true },
      },
      1,
      NOW,
    );
    expect(total).toBeCloseTo(23.5, 6);
    expect(items.every(({ known }) => known)).toBe(true);
  });

  it('are half of everything where nothing is known, and 100 at the most', () => {
    expect(structuralPoints(undefined, null, NOW).total).toBe(50);
    expect(Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });
});

describe('whatever somebody holds', () => {
  const amount = fc.bigInt({ min: 1n, max: 10n ** 20n }).map((units) => {
    const text = String(units).padStart(9, '0');
    return `${text.slice(0, -8)}.${text.slice(-8)}`.replace(/\.?0+$/, '') || '1';
  });
  const holding = fc.record({
    exchange: fc.constantFrom('a', 'b', 'c'),
    asset: fc.constantFrom('BTC', 'ETH', 'FOO', 'JPY'),
    amount,
  });
  const holdings: fc.Arbitrary<Holding[]> = fc.uniqueArray(holding, {
    selector: ({ exchange, asset }) => `${exchange} ${asset}`,
    minLength: 1,
  });

  it('parts are no more than the whole, ranges have an order, shares and points their bounds', () => {
    fc.assert(
      fc.property(holdings, fc.constantFrom('watch', 'warn'), fc.boolean(), (all, level, two) => {
        const incident = outflowAt('a', 'BTC', level, two ? ['w1', 'w2'] : ['w1']);
        const states = new Map([['ETH', 'suspended' as const]]);
        const risk = assessRisk(
          all,
          book({ BTC: '15000000.5', ETH: '500000' }),
          (id) =>
            id === 'a' ? now({ open: [incident], view: viewOf({ assetStates: states }) }) : now({ view: undefined }),
          NOW,
        );
        for (const part of [risk.locked.yen, risk.unknown.yen, risk.exposed.most])
          expect(compareDecimals(part, risk.total.yen)).toBeLessThanOrEqual(0);
        expect(compareDecimals(risk.exposed.least, risk.exposed.most)).toBeLessThanOrEqual(0);
        expect(risk.hhi).toBeGreaterThanOrEqual(0);
        expect(risk.hhi).toBeLessThanOrEqual(1 + 1e-9);
        if (risk.points !== null) expect(risk.points).toBeGreaterThanOrEqual(0);
        expect(risk.points ?? 0).toBeLessThanOrEqual(100);
        expect(risk.total.unpriced).toBe(all.filter(({ asset }) => asset === 'FOO').length);
      }),
    );
  });
});
