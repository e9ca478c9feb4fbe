import { describe, expect, it } from 'vitest';
import { createRenderAlert } from '../../lib/app/alert.ts';
import { layOut as onDiscord } from '../../lib/channels/discord/layout.ts';
import { layOut as onLine } from '../../lib/channels/line/layout.ts';
import { layOut as onTelegram } from '../../lib/channels/telegram/layout.ts';
import { LABELS } from '../../lib/core/announcement.ts';
import type { IncidentEvent } from '../../lib/core/incident.ts';
import { LOCALE_IDS } from '../../lib/core/locale-id.ts';
import { openFromStatement } from '../../lib/core/statement-incident.ts';
import type { Statement } from '../../lib/core/statement.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { lineViolation, type LineMessage } from '../platforms/line-message.ts';

const T0 = Date.UTC(2026, 10, 25, 12);
const HOSTILE = '**Free** <b>coins</b> [here](https://evil.test) @everyone '.repeat(4).slice(0, 200);
const statementOf = (more: Partial<Statement>): Statement => ({
  key: 'k',
  by: 'feed',
  feed: 'f',
  title: HOSTILE,
  url: 'https://exchange.test/notice',
  publishedAt: T0,
  seenAt: T0,
  label: 'halt_emergency',
  confidence: 0.9,
  evidence: [],
  assets: ['BTC', 'ETH'],
  networks: [],
  directions: ['withdrawal'],
  whole: false,
  window: { from: T0 + 3 * 3_600_000, until: T0 + 4 * 3_600_000 },
  ...more,
});
const render = createRenderAlert({ directory: EXCHANGES, publicUrl: 'https://mamori.test' });

const statements = LABELS.flatMap((label) =>
  (['feed', 'administrator', 'regulator', 'customers'] as const).flatMap((by) =>
    [[], ['deposit' as const], ['withdrawal' as const]].flatMap((directions) =>
      [0.9, 0.2].map((confidence) =>
        statementOf({ label, by, directions, confidence, ...(by === 'customers' && { title: '' }) }),
      ),
    ),
  ),
);
const opened = statements.flatMap((statement) => openFromStatement('kraken-n1', 'kraken', statement, T0) ?? []);
const REASONS: IncidentEvent['reason'][] = ['confirmed', 'begun', 'escalated', 'overrun', 'grown', 'resolved'];
const events = opened.flatMap((incident) =>
  incident.pending.flatMap((event) =>
    REASONS.flatMap((reason) =>
      [true, false].map((alone) => {
        const { alone: _, ...plain } = event;
        return { incident, event: { ...plain, reason, ...(alone && { alone: true as const }) } };
      }),
    ),
  ),
);

describe.each(LOCALE_IDS)('alerts that rest on words, in %s', (locale) => {
  it('name the exchange, say something, and fit every platform', () => {
    expect(events.length).toBeGreaterThan(500);
    for (const { incident, event } of events) {
      const message = render(incident, event, locale);
      expect(message.title).toContain(locale === 'ja' ? 'クラーケン' : 'Kraken');
      expect(message.title).not.toMatch(/undefined|null|\(\)|（）|  /);
      expect(message.body.join('\n')).not.toMatch(/undefined|null\b/);
      for (const one of onLine(message) as unknown as LineMessage[]) expect(lineViolation(one)).toBeUndefined();
      expect(onTelegram(message)).not.toHaveProperty('parse_mode');
      const onServer = JSON.stringify(onDiscord(message));
      expect(onServer).not.toContain('**Free**');
      expect(onDiscord(message).allowed_mentions).toEqual({ parse: [] });
    }
  });

  it.each([
    [{ label: 'halt_emergency', whole: true, assets: [] }, /all withdrawals stopped|すべての出金の停止/],
    [{ label: 'halt_emergency', directions: ['deposit'] }, /deposits of BTC and ETH|BTC.*ETH.*入金の停止/],
    [{ label: 'halt_planned' }, /announces maintenance|停止を予告/],
    [{ label: 'halt_incident', directions: [] }, /else than withdrawals|入出金以外/],
    [{ label: 'halt_network' }, /because of the chain|ブロックチェーン側/],
    [{ label: 'delist' }, /is delisting BTC and ETH|BTC.*ETH.*取扱い終了/],
    [{ label: 'regulatory', by: 'regulator' }, /news of the regulator|監督当局/],
    [{ label: 'halt_incident', by: 'customers', title: '' }, /customers say|との声/],
    [{ label: 'halt_emergency', confidence: 0.1 }, /unconfirmed|未確認/],
  ] satisfies [Partial<Statement>, RegExp][])('%j begins with what matters', (more, expected) => {
    const incident = openFromStatement('kraken-n1', 'kraken', statementOf(more), T0);
    const [event] = incident?.pending ?? [];
    if (incident === undefined || event === undefined) throw new Error('nothing to be told');
    const message = render(incident, event, locale);
    expect(message.title).toMatch(expected);
    expect(message.links[0]?.url).toBe('https://exchange.test/notice');
  });

  it('calls over time what goes on, and over what its own word ends', () => {
    const found = events.filter(
      ({ incident }) => incident.kind === 'maintenance' && incident.statement?.by !== 'customers',
    );
    const titles = (reason: string) =>
      new Set(
        found
          .filter(({ event }) => event.reason === reason)
          .map(({ incident, event }) => render(incident, event, locale).title),
      );
    for (const title of titles('overrun')) expect(title).toMatch(/over time|終了時刻を過ぎても/);
    for (const title of titles('resolved')) expect(title).toMatch(/work again|再開/);
    for (const title of titles('begun')) expect(title).toMatch(/announce|予告/);
  });
});
