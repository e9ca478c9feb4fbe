import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventAsset, IncidentEvent } from '../../../lib/core/incident.ts';
import { LOCALE_IDS, type LocaleId } from '../../../lib/core/locale-id.ts';
import { createRenderAlert } from '../../../lib/app/alert.ts';
import { EXCHANGES } from '../../../lib/exchanges/index.ts';
import { play } from '../../core/lifecycle-play.ts';

const AT = Date.UTC(2026, 10, 24, 12, 0);
const incident = { id: 'kucoin-3', exchange: 'kucoin', kind: 'withdrawal-suspension' } as const;
const asset = (code: string, more: Partial<EventAsset> = {}): EventAsset => ({
  asset: code,
  networks: [],
  reason: null,
  ...more,
});
const eventOf = (more: Partial<IncidentEvent> = {}): IncidentEvent => ({
  seq: 1,
  at: AT,
  reason: 'confirmed',
  severity: 'warn',
  status: 'confirmed',
  whole: false,
  assets: [asset('BTC')],
  offSince: AT - 60_000,
  everConfirmed: true,
  ...more,
});
const render = createRenderAlert({ directory: EXCHANGES, publicUrl: 'https://example.org' });
const read = (event: IncidentEvent, locale: LocaleId = 'en'): string => {
  const { title, body } = render(incident, event, locale);
  return [title, ...body].join('\n');
};

describe('an alert', () => {
  it('says what, since when, how sure and what to do, in both languages', () => {
    const event = eventOf({ assets: [asset('BTC'), asset('USDT', { networks: ['ERC20', 'TRC20'] })] });
    expect(read(event)).toMatch(
      /^KuCoin: withdrawals of BTC and USDT stopped\nConcerned: BTC and USDT \(ERC20, TRC20\)\.\nSince 24 Nov 2026, 11:59 UTC\. Confirmed: two readings in a row/,
    );
    expect(read(event)).toContain('do not send new deposits there');
    expect(read(event)).toContain('password or keys');
    expect(read(event, 'ja')).toMatch(
      /^クーコイン：BTC、USDTの出金が停止しています\n対象：BTC、USDT \(ERC20, TRC20\)\n2026年11月24日 20:59 JSTから。確認済み/,
    );
  });

  it.each([
    [
      'reported',
      { severity: 'watch', status: 'suspected', everConfirmed: false },
      'stopped (reported)',
      'Reported: one reading',
    ],
    ['confirmed', {}, 'BTC stopped', 'Confirmed: two readings in a row'],
    ['grown', {}, 'BTC stopped', 'may have been read only once'],
    ['settled', {}, 'BTC stopped', 'may have been read only once'],
    ['escalated', { whole: true }, 'all withdrawals stopped (reported)', 'Reported: one reading'],
    ['confirmed', { whole: true, severity: 'critical' }, 'KuCoin: all withdrawals stopped\n', 'nearly everything'],
    ['flapping', {}, 'go on and off', 'several times within the hour'],
    ['flapping', { assets: [], status: 'recovering' }, 'KuCoin: some withdrawals go on and off', 'several times'],
    [
      'resolved',
      { severity: 'info', status: 'resolved' },
      'BTC open again',
      'from 24 Nov 2026, 11:59 UTC to about 24 Nov 2026, 12:00 UTC',
    ],
    ['resolved', { severity: 'info', status: 'resolved' }, 'BTC open again', 'you can try again now'],
    [
      'resolved',
      { severity: 'info', status: 'resolved', everConfirmed: false },
      'BTC open again',
      'one reading only and was not confirmed',
    ],
  ] as [IncidentEvent['reason'], Partial<IncidentEvent>, string, string][])(
    'for %s with %j reads so',
    (reason, more, title, body) => {
      const text = read(eventOf({ reason, ...more }));
      expect(text).toContain(title);
      expect(text).toContain(body);
    },
  );

  it('says of a second reading that confirms one asset nothing about the whole exchange', () => {
    const { incident: played } = play(['+++++++', '-++++++', '-++++++', '-------', '-------']);
    const told = (played?.pending ?? []).map((event) => [event.reason, render(incident, event, 'en').title]);
    expect(told).toEqual([
      ['reported', 'KuCoin: withdrawals of A stopped (reported)'],
      ['confirmed', 'KuCoin: withdrawals of A stopped'],
      ['grown', 'KuCoin: withdrawals of A, B, C, D, E, F, and 1 more stopped'],
      ['escalated', 'KuCoin: all withdrawals stopped'],
    ]);
  });

  it('counts a delisting that is seen twice as confirmed, and gives the advice that fits', () => {
    const text = read(
      eventOf({ reason: 'settled', severity: 'watch', assets: [asset('XEM', { reason: 'delisted' })] }),
    );
    expect(text).toContain('it has delisted XEM.');
    expect(text).toContain('Confirmed');
    expect(text).toContain('still be taken out');
    expect(read(eventOf({ assets: [asset('XEM', { reason: 'delisted' }), asset('BTC')] }))).toContain(
      'often it is maintenance',
    );
  });

  it('quotes the exchange, a little of it, and not the word that stands for a delisting', () => {
    const text = read(
      eventOf({
        assets: ['wallet\nupgrade', 'network', 'third', 'delisted'].map((reason, index) =>
          asset(`A${index}`, { reason }),
        ),
      }),
    );
    expect(text).toContain('The exchange says: "wallet upgrade"\nThe exchange says: "network"');
    expect(text).not.toContain('third');
    expect(text).not.toContain('"delisted"');
    expect(read(eventOf({ assets: [asset('A', { reason: 'x'.repeat(5_000) })] })).length).toBeLessThan(1_500);
  });

  it('names thirty assets and counts the rest, with a short title', () => {
    const assets = Array.from({ length: 45 }, (_, index) => asset(`C${index}`));
    const [title, concerned] = read(eventOf({ assets })).split('\n');
    expect(title).toBe('KuCoin: withdrawals of C0, C1, C2, C3, C4, C5, and 39 more stopped');
    expect(concerned).toContain('C29, and 15 more');
    expect(read(eventOf({ assets, whole: true, severity: 'critical' }))).toContain('C29, and 15 more');
    expect(read(eventOf({ assets }), 'ja')).toContain('ほか15件');
  });

  it('counts what would be too long as well, and always names one', () => {
    const assets = Array.from({ length: 30 }, (_, index) =>
      asset(`${'L'.repeat(60)}${index}`, { networks: ['N'.repeat(60)] }),
    );
    const [title, concerned = ''] = read(eventOf({ assets })).split('\n');
    expect(title).toContain('L0');
    expect(concerned).toMatch(/L4 \(N+\), and 25 more\.$/);
    expect(read(eventOf({ assets: [asset('L'.repeat(900))] })).split('\n')[0]).toContain('L'.repeat(900));
  });

  it("links to the exchange's own page, and to the incident where there is a public address", () => {
    const urls = (alert: ReturnType<typeof render>) => alert.links.map(({ url }) => url);
    expect(urls(render(incident, eventOf(), 'ja'))).toEqual([
      EXCHANGES.kucoin.statusPage,
      'https://example.org/incidents/kucoin-3',
    ]);
    expect(urls(createRenderAlert({ directory: EXCHANGES })(incident, eventOf(), 'ja'))).toEqual([
      EXCHANGES.kucoin.statusPage,
    ]);
    expect(urls(createRenderAlert({ directory: {} })(incident, eventOf(), 'ja'))).toEqual([]);
  });

  const code = fc.string({ minLength: 1, maxLength: 64 });
  const anyEvent = fc
    .record({
      reason: fc.constantFrom<IncidentEvent['reason']>(
        'reported',
        'confirmed',
        'grown',
        'settled',
        'escalated',
        'flapping',
        'resolved',
      ),
      whole: fc.boolean(),
      everConfirmed: fc.boolean(),
      severity: fc.constantFrom('watch' as const, 'warn' as const, 'critical' as const),
      assets: fc.array(
        fc.record({
          asset: code,
          networks: fc.array(code, { maxLength: 12 }),
          reason: fc.option(fc.string({ unit: 'binary', maxLength: 400 }), { nil: null }),
        }),
        { maxLength: 200 },
      ),
    })
    .map((more) => eventOf(more));

  it('fits every platform with its advice, says the same each time, and is one line at the top', () => {
    fc.assert(
      fc.property(anyEvent, fc.constantFrom(...LOCALE_IDS), (event, locale) => {
        const alert = render(incident, event, locale);
        expect(render(incident, structuredClone(event), locale)).toEqual(alert);
        // https://discord.com/developers/docs/resources/message#create-message: 2,000 characters is the least of the three.
        expect([alert.title, ...alert.body].join('\n\n').length).toBeLessThan(2_000);
        expect(alert.title).not.toContain('\n');
        expect(alert.title).toContain(locale === 'ja' ? 'クーコイン' : 'KuCoin');
      }),
      { numRuns: 200 },
    );
  });
});
