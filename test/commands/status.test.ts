import { describe, expect, it } from 'vitest';
import type { SourceState } from '../../lib/core/availability.ts';
import type { SuspendedAsset } from '../../lib/core/suspended-list.ts';
import { ask, NOW, speaking, subscriberOf, viewOf, type World } from './conversation.ts';

const off = (asset: string, since: number | null, more: Partial<SuspendedAsset> = {}): SuspendedAsset => ({
  asset,
  network: null,
  since,
  reason: null,
  ...more,
});
const body = async (text: string, world: World): Promise<string> => (await ask(text, world)).message.body.join('\n');

describe('can one withdraw now?', () => {
  it.each([
    ['operational', 'KuCoin: no stop of withdrawals seen', 'クーコイン：出金停止は見られません'],
    ['partly-suspended', 'KuCoin: some withdrawals stopped', 'クーコイン：一部の出金が停止しています'],
    ['suspended', 'KuCoin: withdrawals stopped as a whole', 'クーコイン：出金が全面的に停止しています'],
    ['unknown', 'KuCoin: not known now', 'クーコイン：現在は不明です'],
  ] as const)('says %s in both languages', async (state, en, ja) => {
    const views = [viewOf('kucoin', { state })];
    expect((await ask('/status kucoin', { views })).message.title).toBe(en);
    expect((await ask('状況 クーコイン', { views, subscriber: speaking('ja') })).message.title).toBe(ja);
  });

  it("says what is off, since when, why in the exchange's words, and how old the reading is", async () => {
    const suspended = [
      off('USDT', Date.UTC(2026, 10, 24, 11, 30), { network: 'TRC20', reason: 'wallet upgrade' }),
      off('LUNA', Date.UTC(2026, 10, 23, 9, 0), { reason: 'delisted' }),
    ];
    const world = { views: [viewOf('kucoin', { state: 'partly-suspended', suspended })] };
    const en = await body('/status kucoin', world);
    expect(en).toContain('USDT (TRC20): stopped since 24 Nov 2026, 11:30 UTC ("wallet upgrade")');
    expect(en).toContain('LUNA: stopped since 23 Nov 2026, 09:00 UTC (delisted)');
    expect(en).toContain('Last reading: 30 seconds ago');
    const ja = await body('/status kucoin', { ...world, subscriber: speaking('ja') });
    expect(ja).toContain('USDT (TRC20)：2026年11月24日 20:30 JSTから停止（「wallet upgrade」）');
    expect(ja).toContain('取扱い終了');
    expect(ja).toContain('最終確認：30 秒前');
  });

  it('sums up what was off from the start, behind what changed', async () => {
    const suspended = [
      off('NEW', NOW - 60_000),
      ...Array.from({ length: 113 }, (_, index) => off(`OLD${index}`, null)),
    ];
    const text = await body('/status kucoin', { views: [viewOf('kucoin', { state: 'partly-suspended', suspended })] });
    expect(text.indexOf('NEW')).toBeLessThan(text.indexOf('113 of 900'));
    expect(text).not.toContain('OLD');
  });

  it('names no more than can be read, and counts the rest', async () => {
    const suspended = Array.from({ length: 40 }, (_, index) => off(`A${index}`, NOW - 1_000));
    const text = await body('/status kucoin', { views: [viewOf('kucoin', { state: 'suspended', suspended })] });
    expect(text).toContain('and 25 more');
    const unnamed = { more: 10, fromStart: 7 };
    const whole = await body('/status kucoin', {
      views: [viewOf('kucoin', { state: 'suspended', suspended, unnamed })],
    });
    expect(whole).toContain('and 35 more');
    expect(whole).toMatch(/\b7\b/);
    expect(text.split('\n').length).toBeLessThan(22);
  });

  it.each([
    ['stale', 'The reading is old', '情報が古く'],
    ['unreachable', 'cannot be reached', '接続できません'],
    ['blocked', 'refuses to answer', '拒否'],
    ['unreadable', 'cannot be read', '読み取れません'],
  ] as [SourceState, string, string][])(
    'says aloud that the source is %s, also in the overview',
    async (sourceState, en, ja) => {
      const world = { views: [viewOf('kucoin', { state: 'unknown', sourceState, readAt: NOW - 7_200_000 })] };
      const own = { subscriptions: { kucoin: ['*'] } };
      expect(await body('/status kucoin', world)).toContain(en);
      expect(await body('/status kucoin', world)).toContain('2 hours ago');
      expect(await body('/status', { ...world, subscriber: subscriberOf(own) })).toContain(en);
      expect(await body('状況', { ...world, subscriber: speaking('ja', own) })).toContain(ja);
    },
  );

  it("shows a person's own exchanges, or all, with the age of each reading", async () => {
    const views = [viewOf('kucoin'), viewOf('upbit')];
    const own = await body('/status', { views, subscriber: subscriberOf({ subscriptions: { kucoin: ['BTC'] } }) });
    expect(own).toBe('• KuCoin: no stop of withdrawals seen (read 30 seconds ago)');
    const blocked = [viewOf('kucoin', { state: 'unknown', sourceState: 'blocked' })];
    expect(
      await body('/status', { views: blocked, subscriber: subscriberOf({ subscriptions: { kucoin: ['*'] } }) }),
    ).toBe('• KuCoin: not known now. The exchange refuses to answer us now. (read 30 seconds ago)');
    const all = await body('/status', { views });
    expect(all.split('\n').length).toBeGreaterThan(5);
    expect(all).toContain('Kraken has not been read yet');
    expect(
      await body('/status', { views, subscriber: subscriberOf({ subscriptions: { '*': ['*'], kucoin: ['*'] } }) }),
    ).toBe(all);
  });

  it('says so of an exchange that was never read, and links to its own page', async () => {
    const { message } = await ask('/status kraken');
    expect(message.title).toBe('Kraken has not been read yet.');
    expect(message.links[0]?.url).toMatch(/^https:\/\/[a-z.]*kraken\.com/);
  });

  it('says of an exchange that is known by its wallets alone that its flags are not read, whatever is stored', async () => {
    const title = async (world: World): Promise<string> => (await ask('/status コインチェック', world)).message.title;
    for (const views of [[], [viewOf('coincheck', { state: 'operational' })]]) {
      expect(await title({ views })).toContain('Coincheck: whether one can withdraw is not known');
      expect(await title({ views, subscriber: speaking('ja') })).toContain('出金できるかどうかは分かりません');
    }
    expect(await body('/status', { views: [] })).toMatch(/Whether one can withdraw is not known of: .*Zaif/);
    expect(await title({ views: [] })).toContain('publishes only how its trading or its system does');
    expect((await ask('/status zaif')).message.title).toContain('Its withdrawal flags are not read yet');
    const { buttons } = (await ask('/status bybit', { views: [] })).message;
    expect(buttons.map(({ command }) => command)).toContain('/subscribe bybit');
  });

  it('says of an exchange whose services stand still since when, and as of when that is known', async () => {
    const { message } = await ask('/status BTCBOX');
    expect(message.title).toBe('BTCBOX: all its services are suspended');
    expect(message.body.slice(0, 2)).toEqual([
      'Since 29 January 2026. Withdrawals do not pass.',
      'As known in March 2026: see the exchange’s own page for what is new.',
    ]);
    expect(message.links.map(({ label }) => label)).toEqual(['Official page']);
    const ja = (await ask('/status BTCボックス', { subscriber: speaking('ja') })).message;
    expect([ja.title, ...ja.body.slice(0, 2)]).toEqual([
      'BTCボックス：全サービスが停止しています',
      '2026年1月29日から。出金はできません。',
      '2026年3月時点の情報です。最新の案内は公式ページでご確認ください。',
    ]);
    expect(await body('/status', { views: [] })).toContain('• BTCBOX: all its services are suspended');
  });

  it.each([
    ['DMM', 'DMM Bitcoin has closed', 'SBI VC Trade'],
    ['bitpoint', 'BITPOINT is now run by SBI VC Trade', 'SBI VC Trade'],
    ['ftx japan', 'Liquid (FTX Japan) is now run by Custodiem (bitFlyer group)', 'Custodiem'],
    ['line bitmax', 'LINE BITMAX has closed', 'in yen'],
  ])('says of %s where its customers’ assets went, and offers no alerts of it', async (typed, title, where) => {
    const { message } = await ask(`/status ${typed}`);
    expect(message.title).toBe(title);
    expect(message.body.join(' ')).toContain(where);
    expect(message.buttons.map(({ command }) => command).join(' ')).not.toContain('/subscribe');
    expect(await body('/status', { views: [] })).not.toContain(title);
  });

  it('offers alerts to those who have none there, and not to the others', async () => {
    const views = [viewOf('kucoin')];
    const subscriber = subscriberOf({ subscriptions: { '*': ['*'] } });
    const buttons = async (world: World) =>
      (await ask('/status kucoin', world)).message.buttons.map(({ command }) => command);
    expect(await buttons({ views })).toEqual(['/subscribe kucoin', '/incidents kucoin', '/report kucoin', '/status']);
    expect(await buttons({ views, subscriber })).toEqual(['/incidents kucoin', '/report kucoin', '/status']);
  });

  it('asks which one was meant where the name is not known', async () => {
    const { message } = await ask('/status kucoim');
    expect(message.buttons[0]?.command).toBe('/status kucoin');
  });
});

describe('what is wrong with an exchange’s sources', () => {
  const since = NOW - 3_600_000;
  it.each([
    ['notices-unread', 'Its notices cannot be read since'],
    ['notices-quiet', 'Its notices have been silent since'],
    ['flags-unchanged', 'has not changed since'],
  ] as const)('%s is one line of its own', async (what, words) => {
    const { message } = await ask('/status zaif', { troubles: [{ what, since }] });
    expect(message.body.filter((paragraph) => paragraph.includes(words))).toHaveLength(1);
    const { message: calm } = await ask('/status zaif');
    expect(calm.body.join()).not.toContain(words);
  });

  it('is said in Japanese too, and of what is closed no more', async () => {
    const troubles: World['troubles'] = [{ what: 'notices-unread', since }];
    const { message } = await ask('状況 Zaif', { troubles, subscriber: { ...subscriberOf(), locale: 'ja' } });
    expect(message.body.join()).toContain('この取引所のお知らせを読み取れません');
    expect((await ask('/status bittrex', { troubles })).message.body.join()).not.toContain('notices');
  });
});
