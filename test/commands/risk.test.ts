import { expect, it } from 'vitest';
import type { Holding } from '../../lib/core/holding.ts';
import { ask, converse, NOW, speaking, subscriberOf, textOf, viewOf } from './conversation.ts';

const HOLDINGS: Holding[] = [
  { exchange: 'kraken', asset: 'BTC', amount: '0.5' },
  { exchange: 'kraken', asset: 'XRP', amount: '1000' },
  { exchange: 'coincheck', asset: 'ETH', amount: '1' },
];
const price = (yen: string) => ({ yen, at: NOW - 120_000, source: 'made' });
const world = {
  subscriber: subscriberOf({ holdings: HOLDINGS }),
  prices: { BTC: price('15000000'), XRP: price('350') },
  views: [
    viewOf('kraken', {
      state: 'partly-suspended',
      suspended: [{ asset: 'XRP', network: null, since: NOW - 3_600_000, reason: null }],
      assetStates: new Map([
        ['BTC', 'open' as const],
        ['XRP', 'suspended' as const],
      ]),
    }),
  ],
};

it('gives three answers with their ages, and no advice', async () => {
  const { message, subscriber } = await ask('/risk', world);
  const text = textOf(message);
  expect(text).toContain('In all: about ¥7.9M, and 1 without a known price');
  expect(text).toContain('Prices: the oldest is from 2 minutes ago.');
  expect(text).toContain('1. Cannot be withdrawn now: about ¥350K. That does not mean it is lost.');
  expect(text).toContain('• XRP at Kraken: off since 24 Nov 2026, 11:00 UTC (read 30 seconds ago)');
  expect(text).toContain('Not known whether it can be withdrawn: ETH (Coincheck)');
  expect(text).toContain('2. Exposed to a live outflow: nothing.');
  expect(text).toContain('3. Record of the exchanges: 50 points');
  expect(text).toContain('100 % of what has a price is at Kraken. That is more than half in one place.');
  expect(text.match(/not investment advice/g)).toHaveLength(1);
  expect(subscriber?.lastRisk).toEqual({ at: NOW, locked: '350000' });
});

it('says the same in Japanese', async () => {
  const { message } = await ask('リスク', { ...world, subscriber: speaking('ja', { holdings: HOLDINGS }) });
  const text = textOf(message);
  expect(text).toContain('合計：約790万円（ほかに価格の分からないもの1件）');
  expect(text).toContain('1. いま出金できないもの：約35万円。失われたという意味ではありません。');
  expect(text).toContain('登録業者であることは信用性を担保するものではありません');
});

it('tells what has changed since the last look', async () => {
  const before = subscriberOf({ holdings: HOLDINGS, lastRisk: { at: NOW - 86_400_000, locked: '0' } });
  expect(textOf((await ask('/risk', { ...world, subscriber: before })).message)).toContain(
    'Last time (23 Nov 2026, 12:00 UTC) about ¥0 could not be withdrawn; now it is about ¥350K.',
  );
  const { message } = await converse(['/risk', '/risk'], world);
  expect(textOf(message)).not.toContain('Last time');
});

it('shows the record of one exchange with its sources, the unverified marked', async () => {
  const text = textOf((await ask('/risk coincheck', world)).message);
  expect(text).toContain('Past losses');
  expect(text).toContain('2018-01-26, https://corporate.coincheck.com/2018/03/12/47.html');
  expect(text).toContain('kasoutuka.pdf (not verified: read the source)');
});

it('says how to begin where nothing is entered', async () => {
  const { message } = await ask('/risk');
  expect(textOf(message)).toContain('/hold kraken BTC 0.5');
  expect(message.buttons.map(({ command }) => command)).toEqual(['/hold']);
});
