import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExchangeView } from '../../../lib/core/exchange-view.ts';
import { assessRisk } from '../../../lib/core/risk/assess.ts';
import { BARS_MOST, pictureOf, worthOfBar } from '../../../lib/core/risk/picture.ts';
import type { Holding } from '../../../lib/core/holding.ts';

const NOW = Date.UTC(2026, 10, 25, 12);
const view = (states: readonly (readonly [string, 'open' | 'suspended' | 'unknown'])[]): ExchangeView => ({
  id: 'x',
  state: 'operational',
  readAt: NOW,
  sourceState: 'fresh',
  suspended: [],
  assets: 3,
  chains: [],
  assetStates: new Map(states),
});
const book = {
  priceOf: (asset: string) =>
    asset === 'NEW' ? undefined : { yen: asset === 'BTC' ? '15000000' : '100.5', at: NOW, source: 'made' },
};
const draw = (holdings: readonly Holding[]) =>
  pictureOf(
    assessRisk(
      holdings,
      book,
      () => ({
        view: view([
          ['BTC', 'open'],
          ['XRP', 'suspended'],
          ['ADA', 'unknown'],
        ]),
        open: [],
        facts: undefined,
        halts: null,
      }),
      NOW,
    ),
    { locale: 'en', at: NOW },
  );

describe('what the picture shows', () => {
  it('is what can be withdrawn, what cannot, and what nobody knows of, each by itself', () => {
    // 0.5 × 15,000,000 = 7,500,000 open; 10 × 100.5 = 1,005 locked; 3 × 100.5 = 301.5, of which whole yen are drawn.
    const picture = draw([
      { exchange: 'a', asset: 'BTC', amount: '0.5' },
      { exchange: 'a', asset: 'XRP', amount: '10' },
      { exchange: 'a', asset: 'ADA', amount: '3' },
    ]);
    expect(picture?.bars).toEqual([{ exchange: 'a', open: '7500000', locked: '1005', unknown: '301', exposed: '0' }]);
    expect(picture?.bars.map(worthOfBar)).toEqual(['7501306']);
  });

  it('has a bar of nothing where nothing has a price, and says how many those are', () => {
    expect(draw([{ exchange: 'a', asset: 'NEW', amount: '5' }])).toMatchObject({
      unpriced: 1,
      bars: [{ exchange: 'a', open: '0', locked: '0', unknown: '0' }],
    });
  });

  it('is none where nothing is held', () => expect(draw([])).toBeUndefined());

  it('puts what is more than fits together, and loses no yen by it', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(amounts, (all) => {
        const picture = draw(
          all.map((amount, index) => ({ exchange: `x${index}`, asset: 'BTC', amount: `${amount}` })),
        );
        const bars = picture?.bars ?? [];
        expect(bars.length).toBe(Math.min(BARS_MOST, all.length));
        expect(bars.filter(({ exchange }) => exchange === null).length).toBe(all.length > BARS_MOST ? 1 : 0);
        const sum = bars.reduce((total, bar) => total + BigInt(worthOfBar(bar)), 0n);
        expect(sum).toBe(BigInt(all.reduce((total, amount) => total + amount, 0)) * 15_000_000n);
      }),
    );
  });
});
