import { describe, expect, it } from 'vitest';
import type { ChainView } from '../../lib/core/chain-view.ts';
import { VERDICTS, type EventReason } from '../../lib/core/incident.ts';
import { SEVERITIES } from '../../lib/core/severity.ts';
import { LOCALE_IDS } from '../../lib/core/locale-id.ts';
import { LOCALES } from '../../lib/locales/index.ts';
import type { AlertFacts, Locale, StatusFacts } from '../../lib/locales/locale.ts';

const AT = Date.UTC(2026, 10, 24, 12, 0);
const REASONS: EventReason[] = [
  'reported',
  'confirmed',
  'grown',
  'settled',
  'escalated',
  'flapping',
  'resolved',
  'recovering',
  'relapsed',
  'unlisted',
];
const STATUSES = ['suspected', 'confirmed', 'recovering', 'resolved'] as const;
const OUTFLOWS = ['outflow', 'theft-suspected'] as const;
const STATES = ['operational', 'partly-suspended', 'suspended', 'unknown'] as const;
const SOURCES = ['fresh', 'stale', 'unreachable', 'blocked', 'unreadable'] as const;
const both = [false, true];

const alerts: AlertFacts[] = REASONS.flatMap((reason) =>
  both.flatMap((whole) =>
    both.flatMap((confirmed) =>
      both.map((plain): AlertFacts => ({
        exchange: 'KuCoin',
        reason,
        whole,
        confirmed,
        offSince: AT - 3_600_000,
        at: AT,
        headline: plain ? '' : 'BTC',
        assets: plain ? null : 'BTC (Bitcoin)',
        said: plain ? [] : ['maintenance'],
        delisted: plain ? null : 'BTC',
        allDelisted: !plain && whole,
      })),
    ),
  ),
);

const chainSeen = (readAt: number | null, state: StatusFacts['source']): ChainView => ({
  chain: 'bitcoin',
  names: { en: 'Bitcoin', ja: 'ビットコイン' },
  state,
  readAt,
  behind: 8,
  reads: readAt === null ? 'accounts' : 'blocks',
  gaps: [{ blocks: { from: 1, to: 2 }, address: null, since: AT }],
  roundMs: 1_260_000,
  detail: null,
});

const statuses: StatusFacts[] = STATES.flatMap((state) =>
  SOURCES.flatMap((source) =>
    [null, AT - 90_000, AT - 7_300_000].map((readAt): StatusFacts => ({
      exchange: 'KuCoin',
      state,
      source,
      readAt,
      now: AT,
      more: 3,
      offFromStart: 113,
      rows: 900,
      changed: [
        { asset: 'BTC', since: AT, reason: 'maintenance', delisted: false },
        { asset: 'ETH', since: AT, reason: null, delisted: false },
        { asset: 'XEM', since: AT, reason: 'delisted', delisted: true },
      ],
      chains: [chainSeen(readAt, source)],
    })),
  ),
);

/** How each message that takes facts is rendered with all of them: a new one has to be added here. */
const rendered = (l: Locale): Record<string, unknown> => ({
  list: [[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map((parts) => l.list(parts)),
  andMore: l.andMore(3),
  time: l.time(AT),
  exchangeName: l.exchangeName({ en: 'Kraken', ja: 'クラーケン' }),
  alertTitle: alerts.map(l.alertTitle),
  alertBody: alerts.map(l.alertBody),
  buttons: [
    l.buttons.subscribe('X'),
    l.buttons.status('X'),
    l.buttons.help,
    l.buttons.list,
    l.buttons.everything,
    ...SEVERITIES.map(l.buttons.level),
    l.buttons.incident('x-1'),
    l.buttons.unsubscribe('X'),
    ...VERDICTS.map(l.buttons.verdict),
  ],
  whichVerdict: l.whichVerdict('x-1'),
  judged: VERDICTS.map((verdict) => l.judged('x-1', verdict)),
  verdicts: l.verdicts({ real: 1, falseAlarms: 0, open: 2 }),
  aboutExchange: l.aboutExchange('X'),
  trial: l.trial({ line: 12, telegram: 0, discord: 1 }),
  tooMany: l.tooMany(100),
  subscribed: l.subscribed('X'),
  alreadySubscribed: l.alreadySubscribed('X'),
  unsubscribed: l.unsubscribed('X'),
  notSubscribed: l.notSubscribed('X'),
  stillTold: l.stillTold('X'),
  scope: [l.scope('X', null), l.scope('X', 'BTC')],
  settings: SEVERITIES.map((level) => l.settings(level, l.name)),
  statusTitle: STATES.map((state) => l.statusTitle('X', state)),
  statusLine: statuses.map(l.statusLine),
  statusBody: statuses.map(l.statusBody),
  notRead: l.notRead('X'),
  walletsAlone: l.walletsAlone('X'),
  incidentLine: STATUSES.map((status) =>
    l.incidentLine({ id: 'x-1', exchange: 'X', assets: 'BTC', status, severity: 'warn', openedAt: AT }),
  ),
  incidentTitle: STATUSES.map((status) => l.incidentTitle({ id: 'x-1', exchange: 'X', assets: 'BTC', status })),
  timelineLine: REASONS.flatMap((reason) => ['', 'BTC'].map((assets) => l.timelineLine({ at: AT, reason, assets }))),
  outflow: OUTFLOWS.flatMap((kind) => [
    ...REASONS.map((reason) => l.outflow.reason(reason, kind)),
    ...STATUSES.flatMap((status) => [
      l.outflow.state(kind, status),
      l.outflow.open({ id: 'x-o1', kind, status, assets: 'XEM', since: l.time(AT) }),
    ]),
  ]),
  levelSet: SEVERITIES.map(l.levelSet),
  levelNow: SEVERITIES.map(l.levelNow),
});

const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
};

describe.each(LOCALE_IDS)('the language %s', (id) => {
  const locale = LOCALES[id];
  const all = { ...locale, ...rendered(locale) };

  it('renders every message with whatever facts there are', () => {
    const functions = Object.entries(locale)
      .filter(([, value]) => typeof value === 'function')
      .map(([name]) => name);
    expect(functions.filter((name) => !(name in rendered(locale)))).toEqual([]);
    const texts = strings(all);
    expect(texts.length).toBeGreaterThan(500);
    expect(texts.filter((text) => /undefined|\[object|NaN|Invalid|null/.test(text))).toEqual([]);
    expect(texts.filter((text) => text !== text.trim() || /\(\)|（）|「」|""| {2}/.test(text))).toEqual([]);
  });

  it('has something to say everywhere but in a list of nothing', () => {
    const { list: _list, ...rest } = all;
    expect(Object.entries(rest).filter(([, value]) => strings(value).includes(''))).toEqual([]);
  });

  it('is reached under its own id by the name people give it', () => {
    expect(locale.id).toBe(id);
    expect(locale.words).toContain(id);
    expect(locale.words).toContain(locale.name.toLowerCase());
  });

  it('writes one line where a line is shown, and names the exchange in each alert', () => {
    for (const title of alerts.map(locale.alertTitle)) {
      expect(title).toContain('KuCoin');
      expect(title).not.toContain('\n');
    }
    expect(
      alerts
        .filter(({ said, reason }) => said.length > 0 && reason !== 'resolved')
        .every((facts) => locale.alertBody(facts).join('').includes('maintenance')),
    ).toBe(true);
  });

  it('has no two alerts that read alike though one is sure and the other is not', () => {
    for (const facts of alerts.filter(({ reason }) => reason !== 'flapping')) {
      const other = { ...facts, confirmed: !facts.confirmed };
      expect(locale.alertBody(facts)).not.toEqual(locale.alertBody(other));
    }
  });

  // https://core.telegram.org/bots/api#botcommand: 1-256; Discord's 1-100 is the least.
  it("keeps descriptions of commands and options within a menu's limit", () => {
    const texts = [...Object.values(locale.commands), ...Object.values(locale.options)];
    expect(texts.filter((text) => text.length < 1 || text.length > 100)).toEqual([]);
  });
});
