import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOLDINGS_MOST } from '../../lib/core/holding.ts';
import { ask, contextOf, converse, NOW, speaking, subscriberOf, textOf } from './conversation.ts';
import { code } from '../../lib/commands/code.ts';
import { hold } from '../../lib/commands/hold.ts';

const holdingsAfter = async (...texts: string[]): Promise<string[]> =>
  ((await converse(texts)).subscriber.holdings ?? []).map(
    ({ exchange, asset, amount }) => `${exchange} ${asset} ${amount}`,
  );

describe('/hold', () => {
  it.each<[text: string, holdings: string[]]>([
    ['/hold kraken BTC 0.5', ['kraken BTC 0.5']],
    ['保有 コインチェック ビットコイン 0.5', ['coincheck BTC 0.5']],
    ['保有 ザイフ もなこいん 3', ['zaif MONA 3']],
    ['保有 コインチェック ＢＴＣ ０．５', ['coincheck BTC 0.5']],
    ['保有 コインチェック 0.5 BTC', ['coincheck BTC 0.5']],
    ['保有 コインチェック 0.5BTC', ['coincheck BTC 0.5']],
    ['/hold gate io usdt 1,000.5', ['gate USDT 1000.5']],
    ['保有 コインチェック 100,000円', ['coincheck JPY 100000']],
    ['/hold kraken BTC 1\nETH 2\nzaif MONA 3', ['kraken BTC 1', 'kraken ETH 2', 'zaif MONA 3']],
    ['/hold kraken: BTC 1; kraken: ETH 2', ['kraken BTC 1', 'kraken ETH 2']],
    ['/hold kraken BTC -5', []],
    ['/hold kraken BTC 1e400', []],
    ['/hold kraken BTC たくさん', []],
    ['/hold kraken BTC 1 2', []],
    ['/hold atlantis BTC 1', []],
    ['/hold kraken BTC 0', []],
  ])('%j', async (text, holdings) => expect(await holdingsAfter(text)).toEqual(holdings));

  it('changes one, takes one away, and says so', async () => {
    expect(
      await holdingsAfter('/hold kraken BTC 1', '/hold kraken BTC 2', '/hold kraken ETH 3', '/hold kraken BTC 0'),
    ).toEqual(['kraken ETH 3']);
    const { message } = await converse(['/hold kraken BTC 1', '/hold kraken BTC 0']);
    expect(message.title).toBe('1 removed');
  });

  it('goes step by step by buttons, and takes the amount alone', async () => {
    const first = await ask('/hold');
    expect(first.message.buttons[0]?.command).toBe('/hold bitfinex');
    const second = await ask('/hold kraken');
    expect(second.message.buttons[0]?.command).toBe('/hold kraken BTC');
    const third = await ask('/hold kraken BTC');
    expect(third.message.title).toContain('How much BTC at Kraken?');
    expect(third.subscriber?.asking).toEqual({ exchange: 'kraken', asset: 'BTC', at: NOW });
  });

  it('says which lines it could not read, and repeats nothing of them', async () => {
    const { message, subscriber } = await converse(['/hold kraken BTC 1\n<b>evil</b>\nkraken ETH many\nzaif MONA 3']);
    expect(subscriber.holdings).toHaveLength(2);
    expect(textOf(message)).toContain('line 2 and 3');
    expect(textOf(message)).not.toMatch(/evil|many/);
  });

  it('tells of the exchange from then on, unless it does already', async () => {
    const { message, subscriber } = await converse(['/hold kraken BTC 1']);
    expect(subscriber.subscriptions).toEqual({ kraken: ['*'] });
    expect(textOf(message)).toContain('told about Kraken');
    const named = (
      await ask('/hold kraken BTC 1', { subscriber: subscriberOf({ subscriptions: { kraken: ['ETH'] } }) })
    ).subscriber;
    expect(named?.subscriptions).toEqual({ kraken: ['ETH'] });
  });

  it('keeps no more than can be read', async () => {
    const many = Array.from({ length: 10_000 }, (_, n) => `kraken A${n} 1`).join('\n');
    const { message, subscriber } = await hold.answer([many], contextOf());
    expect(subscriber).toBeUndefined();
    expect(textOf(message)).toContain(String(HOLDINGS_MOST));
    expect(textOf(message).length).toBeLessThan(2_000);
  });

  it('whatever is pasted, what is kept are amounts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 5 }), async (lines) => {
        const { subscriber } = await hold.answer([lines.map((line) => `kraken ${line}`).join('\n')], contextOf());
        for (const { amount, asset } of subscriber?.holdings ?? []) {
          expect(amount).toMatch(/^\d+(\.\d+)?$/);
          expect(asset).toMatch(/^[A-Z0-9.$-]{1,20}$/);
        }
      }),
    );
  });
});

describe('/quiet', () => {
  it.each([
    ['/quiet 23:00-07:00', { from: 1_380, to: 420, zone: 'UTC' }],
    ['/quiet 23-7 europe/berlin', { from: 1_380, to: 420, zone: 'Europe/Berlin' }],
    ['静音 ２３時〜７時 JST', { from: 1_380, to: 420, zone: 'Asia/Tokyo' }],
    ['/quiet 0:30-6:15', { from: 30, to: 375, zone: 'UTC' }],
    ['/quiet 25-7', undefined],
    ['/quiet 7-7', undefined],
    ['/quiet 23:60-7', undefined],
    ['/quiet always', undefined],
    ['/quiet 23-7 Atlantis/Center', undefined],
    ['/quiet off', undefined],
  ])('%j', async (text, quiet) => expect((await converse([text])).subscriber.quiet).toEqual(quiet));

  it('is in the language’s usual place, keeps the place, and ends', async () => {
    const { subscriber } = await converse(['静音 23-7'], { subscriber: speaking('ja') });
    expect(subscriber.quiet?.zone).toBe('Asia/Tokyo');
    const later = await converse(['/quiet 22-6'], { subscriber: { ...subscriber, locale: 'en' } });
    expect(later.subscriber.quiet).toEqual({ from: 1_320, to: 360, zone: 'Asia/Tokyo' });
    expect((await converse(['静音 オフ'], { subscriber: later.subscriber })).subscriber).not.toHaveProperty('quiet');
  });
});

describe('/code', () => {
  it('lists the official accounts, where they are named', async () => {
    const accounts = [{ channel: 'line', name: '@mamori' }] as const;
    const shown = await code.answer([], { ...contextOf(), accounts });
    expect(textOf(shown.message)).toContain('Official accounts: LINE @mamori.');
    expect(textOf((await ask('/code')).message)).not.toContain('Official accounts');
  });

  it.each(['月が *きれい* _です_', '🐸'.repeat(40), '@everyone <@1> ||x||', '12', '/delete', 'a  b\tc', 'off'])(
    'keeps %j literally, and shows it in no answer',
    async (phrase) => {
      const { message, subscriber } = await converse([`/code ${phrase}`]);
      expect(subscriber.phrase).toBe(phrase);
      if (phrase.length > 3) expect(textOf(message)).not.toContain(phrase);
      const later = await converse(['/code', '/list', '/export', '/hold', '/help'], { subscriber });
      if (phrase.length > 9) expect(textOf(later.message)).not.toContain(phrase);
    },
  );

  it('takes no more than 40 characters, as people count them', async () => {
    expect((await converse([`/code ${'x'.repeat(41)}`])).subscriber.phrase).toBeUndefined();
    expect((await converse([`/code ${'👩‍👩‍👧‍👦'.repeat(40)}`])).subscriber.phrase).toBeDefined();
  });

  it('goes by its button', async () => {
    const { subscriber } = await converse(['/code secret']);
    const { message } = await ask('/code', { subscriber });
    const button = message.buttons[0]?.command ?? '';
    expect(Buffer.byteLength(button)).toBeLessThanOrEqual(64);
    expect((await converse([button], { subscriber })).subscriber).not.toHaveProperty('phrase');
  });
});

describe('/export and /delete', () => {
  it('gives all that is stored, but the phrase', async () => {
    const { subscriber } = await converse(['/hold kraken BTC 0.5', '/code a frog', '/quiet 23-7']);
    const { message } = await ask('/export', { subscriber });
    const { bytes, name, mediaType } = message.attachment ?? { bytes: new Uint8Array(), name: '', mediaType: '' };
    expect([name, mediaType]).toEqual(['mamori.json', 'application/json']);
    const text = new TextDecoder().decode(bytes);
    expect(JSON.parse(text)).toEqual({
      channel: 'telegram',
      language: 'en',
      level: 'warn',
      quiet: { from: 1_380, to: 420, zone: 'UTC' },
      digest: null,
      subscriptions: { kraken: ['*'] },
      holdings: [{ exchange: 'kraken', asset: 'BTC', amount: '0.5' }],
      reported: [],
      phrase: 'kept; shown in alerts alone',
      since: '2026-11-24T12:00:00.000Z',
    });
    expect(text).not.toContain('frog');
  });

  it('asks once, with one button, and forgets', async () => {
    const asked = await ask('/delete');
    expect(asked.forget).toBeUndefined();
    expect(asked.message.buttons.map(({ command }) => command)).toEqual(['/delete yes']);
    expect((await ask('/delete yes')).forget).toBe(true);
    expect((await ask('全削除 はい')).forget).toBe(true);
  });
});
