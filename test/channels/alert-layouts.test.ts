import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRenderAlert } from '../../lib/app/alert.ts';
import { layOut as onDiscord } from '../../lib/channels/discord/layout.ts';
import { layOut as onLine } from '../../lib/channels/line/layout.ts';
import { SEVERITY_COLOURS } from '../../lib/channels/severity-colours.ts';
import { layOut as onTelegram } from '../../lib/channels/telegram/layout.ts';
import type { Message } from '../../lib/core/channel.ts';
import { LOCALE_IDS } from '../../lib/core/locale-id.ts';
import { SEVERITIES, type Severity } from '../../lib/core/severity.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { incidentOf } from '../app/notify/world.ts';
import { lineViolation, shownText, type LineMessage } from '../platforms/line-message.ts';

const render = createRenderAlert({ directory: EXCHANGES, publicUrl: 'https://mamori.test' });
const incident = incidentOf(['+++', '-++', '-++']);
const confirmed = incident.pending.at(-1);
if (confirmed === undefined) throw new Error('nothing to tell');
const alertIn = (locale: 'ja' | 'en', severity: Severity = 'warn'): Message =>
  render(incident, { ...confirmed, severity }, locale);
const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

it.each(SEVERITIES)('white can be read on the colour of %s', (severity) => {
  // https://www.w3.org/TR/WCAG22/#contrast-minimum
  expect(1.05 / (luminance(SEVERITY_COLOURS[severity]) + 0.05)).toBeGreaterThanOrEqual(4.5);
});

describe.each(LOCALE_IDS)('an alert in %s', (locale) => {
  const alert = alertIn(locale);
  const exchange = locale === 'ja' ? 'クーコイン' : 'KuCoin';

  it('is a bubble on LINE whose notification and whose texts say all of it', () => {
    const [message, ...more] = onLine(alert) as unknown as LineMessage[];
    expect(more).toEqual([]);
    expect(message?.type).toBe('flex');
    for (const text of [message?.altText ?? '', shownText(message ?? { type: '' })])
      for (const words of [exchange, 'A', alert.title, ...alert.body]) expect(text).toContain(words);
    expect(JSON.stringify(message)).toContain(SEVERITY_COLOURS.warn);
    for (const { command } of alert.buttons) expect(JSON.stringify(message)).toContain(command);
  });

  it('is an embed on Discord below a title that notifications show', () => {
    const { content, embeds, allowed_mentions: mentions, components } = onDiscord(alert);
    expect(content).toContain(exchange);
    expect(embeds?.[0]?.color).toBe(0xc2410c);
    expect(embeds?.[0]?.author?.name).toBe(alert.mark);
    expect(mentions).toEqual({ parse: [] });
    expect(components.length).toBeGreaterThan(0);
  });

  it('has its title in bold on Telegram, by its place and not by markup', () => {
    const { text, entities } = onTelegram(alert);
    expect(entities).toEqual([{ type: 'bold', offset: 0, length: alert.title.length }]);
    expect(text.slice(0, alert.title.length)).toBe(alert.title);
    expect('parse_mode' in onTelegram(alert)).toBe(false);
  });

  it('leads to the state, the timeline and the end of these alerts; a trial to a verdict instead', () => {
    expect(alert.buttons.map(({ command }) => command)).toEqual([
      '/status kucoin',
      '/incident kucoin-1',
      '/unsubscribe kucoin',
    ]);
    const trial = render(incident, confirmed, locale, { line: 12, telegram: 3, discord: 0 });
    expect(trial.buttons.map(({ command }) => command).slice(2)).toEqual([
      '/verdict kucoin-1 real',
      '/verdict kucoin-1 false',
    ]);
    expect(trial.title).toBe(alert.title);
    expect(trial.body[0]).toMatch(/LINE.*Telegram.*Discord|LINE 12人/);
    expect(trial.body.slice(1)).toEqual(alert.body);
  });
});

it('an answer has no bubble, no embed and no colour', () => {
  const { severity: _severity, mark: _mark, ...answer } = alertIn('en');
  expect((onLine(answer) as unknown as LineMessage[]).map(({ type }) => type)).toEqual(['text']);
  expect('embeds' in onDiscord(answer)).toBe(false);
});

it('a bubble stays within its limits, however much is said', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 3_000 }),
    fc.constantFrom('語'.repeat(9_000), '"\\'.repeat(4_000), '\n\n'.repeat(500), ' ', ''),
  );
  fc.assert(
    fc.property(words, fc.array(words, { maxLength: 6 }), fc.constantFrom(...SEVERITIES), (title, body, severity) => {
      const [message] = onLine({ ...alertIn('ja', severity), title: `t${title}`, body }) as unknown as LineMessage[];
      expect(message === undefined ? 'none' : lineViolation(message)).toBeUndefined();
    }),
    { numRuns: 100 },
  );
});
