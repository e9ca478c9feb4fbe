import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Incident } from '../../lib/core/incident.ts';
import { advanceOutflow, namedOutflow, type OutflowNews } from '../../lib/core/outflow-lifecycle.ts';
import { OUTFLOW_QUIET_MS } from '../../lib/core/outflow-parts.ts';
import { HALT_WITHIN_MS } from '../../lib/core/outflow-signals.ts';
import { findingKey, type OutflowFinding } from '../../lib/core/outflow.ts';
import { HOUR, MINUTE } from '../../lib/core/time.ts';

const T0 = Date.UTC(2026, 0, 5, 0, 2);

const finding = (over: Partial<OutflowFinding> = {}): OutflowFinding => ({
  chain: 'nem',
  wallet: 'NWALLET',
  contract: null,
  asset: 'XEM',
  level: 'warn',
  score: 4.5,
  share: 0.2,
  reasons: [{ kind: 'new-receivers', share: 0.2, receivers: 1, minutes: 2 }],
  moved: '100000000',
  since: T0,
  at: T0,
  receivers: 1,
  evidence: [{ txid: 'aa', index: 0, to: 'NTHIEF', amount: '100000000', at: T0, height: 10, tier: 'seen' }],
  disputed: false,
  ...over,
});

const news = (at: number, over: Partial<OutflowNews> = {}): OutflowNews => ({
  findings: [],
  withdrawn: [],
  halts: [],
  prices: { XEM: { yen: '105.5', at: T0 - MINUTE, source: 'bitbank' } },
  chains: { nem: { en: 'NEM', ja: 'NEM' }, ethereum: { en: 'Ethereum', ja: 'イーサリアム' } },
  at,
  ...over,
});

const begin = (): Incident => namedOutflow('coincheck-o1', 'coincheck', T0);
/** `reason severity kind` of every event. */
const story = (incident: Incident): string[] =>
  incident.history.map(({ reason, severity, kind }) => `${reason} ${severity} ${kind}`);
const play = (...all: readonly OutflowNews[]): Incident => all.reduce(advanceOutflow, begin());

const other = finding({
  wallet: '0xbb',
  chain: 'ethereum',
  asset: 'ETH',
  evidence: [{ txid: 'bb', index: 0, to: '0xthief', amount: '5', at: T0, height: 7, tier: 'seen' }],
});
const halt = { incident: 'coincheck-3', begunAt: T0 + HOUR, whole: true, assets: [] };

describe('what is told', () => {
  test.each([
    ['nothing found, nothing begun', [news(T0)], []],
    ['one wallet at watch', [news(T0, { findings: [finding({ level: 'watch' })] })], ['reported watch outflow']],
    [
      'one wallet at critical is never more than a warning',
      [news(T0, { findings: [finding({ level: 'critical', share: 1 })] })],
      ['reported warn outflow'],
    ],
    [
      'a disputed label alone is never above watch',
      [news(T0, { findings: [finding({ level: 'critical', disputed: true })] })],
      ['reported watch outflow'],
    ],
    [
      'watch, then warn',
      [news(T0, { findings: [finding({ level: 'watch' })] }), news(T0 + MINUTE, { findings: [finding()] })],
      ['reported watch outflow', 'escalated warn outflow'],
    ],
    [
      'ten points more, not nine',
      [0.2, 0.29, 0.31, 0.4].map((share, minute) => news(T0 + minute * MINUTE, { findings: [finding({ share })] })),
      ['reported warn outflow', 'grown warn outflow'],
    ],
    [
      'two wallets to new receivers within the hour are a suspected theft',
      [news(T0, { findings: [finding()] }), news(T0 + MINUTE, { findings: [other] })],
      ['reported warn outflow', 'escalated critical theft-suspected'],
    ],
    [
      'two wallets, one of them at watch only: more of the same',
      [news(T0, { findings: [finding()] }), news(T0 + MINUTE, { findings: [{ ...other, level: 'watch' }] })],
      ['reported warn outflow', 'grown warn outflow'],
    ],
    [
      'the exchange stops without notice',
      [news(T0, { findings: [finding()] }), news(T0 + HOUR, { halts: [halt] })],
      ['reported warn outflow', 'escalated critical theft-suspected'],
    ],
    [
      'a stop of another week does not count',
      [
        news(T0, { findings: [finding()] }),
        news(T0 + HOUR, { halts: [{ ...halt, begunAt: T0 - HALT_WITHIN_MS - 1 }] }),
      ],
      ['reported warn outflow'],
    ],
    [
      'confirmed on the chain',
      [
        news(T0, { findings: [finding()] }),
        news(T0 + MINUTE, {
          findings: [finding({ evidence: finding().evidence.map((one) => ({ ...one, tier: 'confirmed' })) })],
        }),
      ],
      ['reported warn outflow', 'confirmed warn outflow'],
    ],
    [
      'all of it taken back',
      [news(T0, { findings: [finding()] }), news(T0 + MINUTE, { withdrawn: [findingKey(finding())] })],
      ['reported warn outflow', 'corrected info outflow'],
    ],
    [
      'half of it taken back',
      [
        news(T0, { findings: [finding(), finding({ asset: 'FOO', contract: 'foo:bar' })] }),
        news(T0 + MINUTE, { withdrawn: [findingKey(finding())] }),
      ],
      ['reported warn outflow', 'corrected warn outflow'],
    ],
    [
      'less has left than was said',
      [news(T0, { findings: [finding()] }), news(T0 + MINUTE, { findings: [finding({ moved: '50000000' })] })],
      ['reported warn outflow', 'corrected warn outflow'],
    ],
    [
      'nothing further for six hours',
      [news(T0, { findings: [finding()] }), news(T0 + OUTFLOW_QUIET_MS - 1), news(T0 + OUTFLOW_QUIET_MS)],
      ['reported warn outflow', 'resolved info outflow'],
    ],
    [
      'it stays while the exchange stands still, and ends afterwards',
      [
        news(T0, { findings: [finding()], halts: [halt] }),
        news(T0 + 2 * OUTFLOW_QUIET_MS, { halts: [halt] }),
        news(T0 + 3 * OUTFLOW_QUIET_MS),
      ],
      ['reported critical theft-suspected', 'resolved info theft-suspected'],
    ],
  ])('%s', (_, all, expected) => {
    expect(story(play(...all))).toEqual(expected);
  });

  test('an event carries what it is worded from', () => {
    const [event] = play(news(T0, { findings: [finding()] })).pending;
    expect(event).toMatchObject({
      seq: 1,
      reason: 'reported',
      whole: false,
      offSince: T0,
      assets: [{ asset: 'XEM', networks: ['nem'] }],
      outflow: {
        kind: 'outflow',
        sums: [{ asset: 'XEM', moved: '100000000', yen: '10550000000', pricedAt: T0 - MINUTE }],
        wallets: 1,
        receivers: 1,
        tier: 'seen',
      },
    });
  });

  test('what has no price has no value, rather than none', () => {
    const [event] = play(news(T0, { findings: [finding()], prices: {} })).pending;
    expect(event?.outflow?.sums).toEqual([
      { asset: 'XEM', chains: ['nem'], moved: '100000000', yen: null, pricedAt: null },
    ]);
  });
});

describe('whatever the order', () => {
  const wallets = fc.constantFrom('a', 'b', 'c');
  const some = fc
    .record({
      wallet: wallets,
      level: fc.constantFrom('watch', 'warn', 'critical'),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      moved: fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String),
      disputed: fc.boolean(),
    } as const)
    .map((of) => finding(of));

  test('taking in the same twice changes nothing', () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), (findings) => {
        const once = advanceOutflow(begin(), news(T0, { findings }));
        const distinct = new Map(findings.map((one) => [findingKey(one), one]));
        const again = advanceOutflow(once, news(T0 + MINUTE, { findings: [...distinct.values()] }));
        expect(again.events).toBe(once.events);
        expect(advanceOutflow(again, news(T0 + MINUTE, { findings: [...distinct.values()] }))).toBe(again);
      }),
    );
  });

  test('findings of different wallets come in any order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(some, { selector: findingKey, maxLength: 4 }), (findings) => {
        const one = advanceOutflow(begin(), news(T0, { findings }));
        expect(advanceOutflow(begin(), news(T0, { findings: findings.toReversed() }))).toEqual(one);
      }),
    );
  });

  test('it never grows milder while it lasts', () => {
    const order = ['info', 'watch', 'warn', 'critical'];
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 8 }), (findings) => {
        let incident = begin();
        for (const [index, one] of findings.entries()) {
          const next = advanceOutflow(incident, news(T0 + index * MINUTE, { findings: [one] }));
          expect(order.indexOf(next.severity)).toBeGreaterThanOrEqual(order.indexOf(incident.severity));
          incident = next;
        }
      }),
    );
  });
});
