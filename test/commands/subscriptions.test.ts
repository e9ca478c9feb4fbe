import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scopesOf, SUBSCRIPTIONS_MOST } from '../../lib/commands/subscription.ts';
import { ask, converse, speaking, subscriberOf, textOf } from './conversation.ts';

describe('subscribing and unsubscribing', () => {
  it.each([
    [['/subscribe kucoin'], { kucoin: ['*'] }],
    [['登録 クーコイン'], { kucoin: ['*'] }],
    [['/subscribe kucoin btc'], { kucoin: ['BTC'] }],
    [['/subscribe kucoin ｂｔｃ'], { kucoin: ['BTC'] }],
    [['/subscribe ku coin btc'], { kucoin: ['BTC'] }],
    [['/subscribe kucoin all'], { kucoin: ['*'] }],
    [['/subscribe all'], { '*': ['*'] }],
    [['登録 すべて'], { '*': ['*'] }],
    [['/subscribe kucoin', '/subscribe kucoin BTC', '/subscribe upbit'], { kucoin: ['*', 'BTC'], upbit: ['*'] }],
    [['/subscribe kucoin BTC', '/subscribe kucoin BTC'], { kucoin: ['BTC'] }],
    [['/subscribe kucoin BTC', '/subscribe kucoin ETH', '/unsubscribe kucoin BTC'], { kucoin: ['ETH'] }],
    [['/subscribe kucoin BTC', '/unsubscribe kucoin BTC'], {}],
    [['/subscribe kucoin BTC', '/subscribe kucoin', '/unsubscribe kucoin'], {}],
    [['/subscribe kucoin', '/subscribe upbit', '/unsubscribe all'], {}],
    [['/subscribe all', '/subscribe upbit', '解除 全部'], {}],
    [['/unsubscribe kucoin'], {}],
  ])('%j leaves %j', async (texts, expected) => {
    expect((await converse(texts)).subscriber.subscriptions).toEqual(expected);
  });

  it('says in both languages what it has done', async () => {
    expect((await ask('/subscribe kucoin BTC')).message.title).toBe('You will be told about BTC at KuCoin');
    expect((await ask('登録 クーコイン BTC', { subscriber: speaking('ja') })).message.title).toBe(
      'クーコインのBTCの通知を登録しました',
    );
    expect(
      (await ask('解除 クーコイン', { subscriber: speaking('ja', { subscriptions: { kucoin: ['*'] } }) })).message
        .title,
    ).toBe('クーコインの通知を解除しました');
  });

  it('writes nothing where nothing changes', async () => {
    const subscriber = subscriberOf({ subscriptions: { kucoin: ['*'] } });
    expect((await ask('/subscribe kucoin', { subscriber })).subscriber).toBeUndefined();
    expect((await ask('/unsubscribe upbit', { subscriber })).subscriber).toBeUndefined();
  });

  it.each([
    [{ kucoin: ['*'] }, '/unsubscribe kucoin BTC', 'KuCoin'],
    [{ kucoin: ['*', 'BTC'] }, '/unsubscribe kucoin BTC', 'KuCoin'],
    [{ '*': ['*'], kucoin: ['*'] }, '/unsubscribe kucoin', 'all exchanges'],
    [{ '*': ['*'] }, '/unsubscribe kucoin', 'all exchanges'],
  ])('says which wider subscription still tells: %j, %s', async (subscriptions, text, wider) => {
    const { message } = await ask(text, { subscriber: subscriberOf({ subscriptions }) });
    expect(message.body.join('\n')).toContain(`still told about ${wider}`);
  });

  it('offers what was nearly meant, as buttons that do it', async () => {
    const { message, subscriber } = await ask('/subscribe kucoim');
    expect(subscriber).toBeUndefined();
    expect(message.buttons[0]).toEqual({ label: 'Alerts for KuCoin', command: '/subscribe kucoin' });
    expect((await ask('/unsubscribe kucoim')).message.buttons[0]?.command).toBe('/unsubscribe kucoin');
    expect((await ask('/subscribe')).message.buttons.length).toBeGreaterThan(3);
  });

  it.each(['<b>BTC</b>', '@everyone', 'B'.repeat(21), 'BTC;DROP', '🙂', 'ビットコイン'])(
    'asks calmly for a code instead of %j',
    async (asset) => {
      const { message, subscriber } = await ask(`/subscribe kucoin ${asset}`);
      expect(subscriber).toBeUndefined();
      expect(message.title).toContain('short code');
      expect(textOf(message)).not.toContain(asset);
    },
  );

  it('holds no more than the limit, and offers all instead', async () => {
    const full = subscriberOf({
      subscriptions: { kucoin: Array.from({ length: SUBSCRIPTIONS_MOST }, (_, index) => `A${index}`) },
    });
    const { message, subscriber } = await ask('/subscribe upbit', { subscriber: full });
    expect(subscriber).toBeUndefined();
    expect(message.title).toContain(String(SUBSCRIPTIONS_MOST));
    expect(message.buttons.map(({ command }) => command)).toContain('/subscribe all');
    const { subscriber: fewer } = await converse(['/unsubscribe kucoin A0', '/subscribe upbit'], { subscriber: full });
    expect(scopesOf(fewer)).toHaveLength(SUBSCRIPTIONS_MOST);
  });

  it('ends where it began, whatever was subscribed to and unsubscribed from in any order', async () => {
    const scope = fc.tuple(fc.constantFrom('kucoin', 'upbit', 'クラーケン'), fc.constantFrom('', 'BTC', 'usdt'));
    await fc.assert(
      fc.asyncProperty(fc.array(scope, { maxLength: 12 }), async (scopes) => {
        const there = scopes.map(([exchange, asset]) => `/subscribe ${exchange} ${asset}`);
        const back = scopes.toReversed().map(([exchange, asset]) => `/unsubscribe ${exchange} ${asset}`);
        const { subscriber } = await converse([...there, ...there]);
        const kept = scopesOf(subscriber).map(({ exchange, asset }) => `${exchange} ${asset}`);
        expect(new Set(kept).size).toBe(kept.length);
        expect((await converse(back, { subscriber })).subscriber.subscriptions).toEqual({});
      }),
      { numRuns: 50 },
    );
  });
});
