import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIncident, UnreadableIncident } from '../../infra/replay/read-incident.ts';
import { NoTransactionTime, scheduleOf } from '../../infra/replay/schedule.ts';

const WALLET = `0x${'1'.repeat(40)}`;
const THIEF = `0x${'2'.repeat(40)}`;
const AT = '2023-01-01T00:10:00Z';

const theft = (more: Record<string, unknown> = {}) => ({
  hash: `0x${'a'.repeat(64)}`,
  time_utc: AT,
  time_precision: 'minute',
  amount: '100',
  asset: 'ETH',
  from: `${WALLET} (label; not verified)`,
  to: THIEF,
  ...more,
});
const file = (thefts: readonly unknown[], more: Record<string, unknown> = {}): string =>
  JSON.stringify({ id: 'made-2023', exchange: 'Made Exchange (test)', theft_transactions: thefts, ...more });

test('a transfer with a time is played as the file says', () => {
  const facts = readIncident(file([theft()], { public_notice: { time_utc: '2023-01-01T03:00:00Z', what: 'post' } }));
  expect(facts).toMatchObject({
    exchange: 'made',
    totals: { ETH: '100' },
    notice: { at: '2023-01-01T03:00:00Z', approximate: false },
    leftOut: [],
  });
  expect(scheduleOf(facts).thefts).toMatchObject([
    { at: Date.parse(AT), from: [{ address: WALLET, raw: 100n * 10n ** 18n }], to: THIEF },
  ]);
});

describe.each([
  ['no thefts', [], {}],
  ['no time anywhere', [theft({ time_utc: null })], {}],
  ['an asset that cannot be played', [theft({ asset: 'DOGE' })], {}],
  ['no amount', [theft({ amount: null })], {}],
])('%s', (_what, thefts, more) => {
  test('cannot be played', () => {
    expect(() => scheduleOf(readIncident(file(thefts, more)))).toThrow(NoTransactionTime);
  });
});

test('one transfer without a time is left out, and said to be', () => {
  const facts = readIncident(file([theft(), theft({ time_utc: null, amount: '7' })]));
  expect(facts.totals).toEqual({ ETH: '100' });
  expect(facts.leftOut).toEqual(['transaction 2 (7 ETH): its time is unknown.']);
});

test('where only the first time is known, all are played then', () => {
  const facts = readIncident(file([theft({ time_utc: null })], { first_theft_tx_utc: AT }));
  expect(scheduleOf(facts).firstTheft).toBe(Date.parse(AT));
  expect(facts.assumptions.map(({ en }) => en).join()).toContain('at the first time');
});

test('a sum is played at its first time', () => {
  const interval = [AT, '2023-01-01T02:00:00Z'];
  const facts = readIncident(file([theft({ time_utc: null, aggregate: true, interval_utc: interval })]));
  expect(scheduleOf(facts).thefts.map(({ at }) => at)).toEqual([Date.parse(AT)]);
  expect(facts.assumptions.map(({ en }) => en).join()).toContain('Sums reported without single transactions');
});

test('the share taken makes the balance', () => {
  const facts = readIncident(file([theft()], { hot_wallet: { share_taken: 0.5 } }));
  expect(facts.wallets).toMatchObject([{ address: WALLET, balance: '200' }]);
});

test('whatever the file holds, it is read or refused', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      try {
        readIncident(text);
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableIncident);
      }
    }),
  );
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.jsonValue(),
          fc.jsonValue().map((value) => theft({ from: value })),
        ),
      ),
      (thefts) => {
        const facts = readIncident(file(thefts));
        try {
          scheduleOf(facts);
        } catch (error) {
          expect(error).toBeInstanceOf(NoTransactionTime);
        }
      },
    ),
    { numRuns: 20 },
  );
});
