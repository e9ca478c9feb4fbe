import { describe, expect, test } from 'vitest';
import { createRenderAlert } from '../../lib/app/alert.ts';
import type { EventReason, IncidentEvent } from '../../lib/core/incident.ts';
import { LOCALE_IDS } from '../../lib/core/locale-id.ts';
import type { OutflowSeen } from '../../lib/core/outflow-incident.ts';
import { TIERS } from '../../lib/core/transfer.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { grouped, percent } from '../../lib/locales/outflow-words.ts';

const T0 = Date.UTC(2026, 0, 5, 15, 2);

const seen: OutflowSeen = {
  kind: 'outflow',
  level: 'critical',
  share: 0.999,
  sums: [{ asset: 'XEM', chains: ['nem'], moved: '526300010.123456789', yen: '58000000000', pricedAt: T0 }],
  more: 0,
  chains: { nem: { en: 'NEM', ja: 'NEM' } },
  wallets: 1,
  receivers: 1,
  since: T0,
  at: T0 + 19 * 60_000,
  tier: 'seen',
  reasons: [
    { kind: 'new-receivers', share: 0.999, receivers: 1, minutes: 19 },
    { kind: 'largest-ever', times: 12.34 },
    { kind: 'burst', count: 5, expected: 0.1, minutes: 30 },
    { kind: 'drained', share: 0.999, minutes: 60 },
    { kind: 'coincidence', wallets: 2 },
    { kind: 'announced' },
  ],
  signals: [],
  disputed: false,
};
const signals: OutflowSeen['signals'] = [
  { kind: 'several-wallets', wallets: 3, at: T0 },
  { kind: 'unannounced-halt', incident: 'coincheck-1', at: T0 },
  { kind: 'official-wording', source: 'made', at: T0 },
];

const eventOf = (reason: EventReason, outflow: OutflowSeen, over = false): IncidentEvent => ({
  seq: 1,
  at: T0,
  reason,
  severity: over ? 'info' : 'warn',
  status: over ? 'resolved' : 'suspected',
  whole: false,
  assets: [{ asset: 'XEM', networks: ['nem'], reason: null }],
  offSince: T0,
  everConfirmed: false,
  outflow,
});
const render = createRenderAlert({ directory: EXCHANGES });
const incident = { id: 'coincheck-o1', exchange: 'coincheck', kind: 'outflow' } as const;
const textOf = (event: IncidentEvent, locale: 'en' | 'ja'): string => {
  const { title, body } = render(incident, event, locale);
  return [title, ...body].join('\n');
};

describe.each(LOCALE_IDS)('an alert of an outflow in %s', (locale) => {
  const reasons: [EventReason, boolean][] = [
    ['reported', false],
    ['grown', false],
    ['escalated', false],
    ['confirmed', false],
    ['corrected', false],
    ['corrected', true],
    ['resolved', true],
  ];
  const name = EXCHANGES.coincheck.names[locale];
  test.each(reasons)(
    '%s (over: %s) names exchange and asset, and never says that withdrawals stopped',
    (reason, over) => {
      for (const tier of TIERS)
        for (const kind of ['outflow', 'theft-suspected'] as const) {
          const event = eventOf(reason, { ...seen, tier, kind, signals: kind === 'outflow' ? [] : signals }, over);
          const { title } = render(incident, event, locale);
          expect(title).toContain(name);
          expect(title).toContain('XEM');
          expect(textOf(event, locale)).not.toMatch(
            /undefined|null|NaN|\[object|e\+\d|withdrawals of .* stopped|出金が停止/,
          );
        }
    },
  );

  test('says exactly how much, and of what age the price is', () => {
    const text = textOf(eventOf('reported', seen), locale);
    expect(text).toContain('526,300,010.1234 XEM');
    expect(text).toContain('58,000,000,000');
    expect(text).toContain('99');
    expect(text).not.toContain('100 %');
  });

  test('an unknown value and an unreadable amount are said, not guessed', () => {
    const unknown = {
      ...seen,
      sums: [{ ...seen.sums[0], asset: 'XEM', chains: ['nem'], moved: '5', yen: null, pricedAt: null }],
    };
    expect(textOf(eventOf('reported', unknown), locale)).toMatch(/value not known|円換算は不明/);
    const unreadable = { ...seen, sums: [{ asset: 'XEM', chains: ['nem'], moved: null, yen: null, pricedAt: null }] };
    expect(textOf(eventOf('reported', unreadable), locale)).toMatch(/cannot be read|読み取れません/);
  });

  test('one wallet alone is unconfirmed; a suspected theft says why, and that it is not confirmed', () => {
    expect(textOf(eventOf('reported', seen), locale)).toMatch(/\(unconfirmed\)|（未確認）/);
    const theft = textOf(eventOf('escalated', { ...seen, kind: 'theft-suspected', signals }), locale);
    expect(theft).toMatch(/suspected and not confirmed|確定ではありません/);
    expect(theft).toMatch(/without notice|予告なく/);
  });

  test('the end does not say that the money is back', () => {
    expect(textOf(eventOf('resolved', seen, true), locale)).toMatch(
      /not to say that it has come back|戻ってきたという意味ではありません/,
    );
  });
});

test.each([
  ['0', '0'],
  ['0.00001', '0'],
  ['1234567.1', '1,234,567.1'],
  ['123456789012345678901234567890', '123,456,789,012,345,678,901,234,567,890'],
])('%s is shown as %s', (amount, shown) => {
  expect(grouped(amount)).toBe(shown);
});

test.each([
  [0.999, 99],
  [1, 100],
  [0.384, 38],
])('a share of %d is %d %%', (share, shown) => {
  expect(percent(share)).toBe(shown);
});
