import { describe, expect, it } from 'vitest';
import { SEVERITIES } from '../../lib/core/severity.ts';
import { PUBLIC_COMMANDS } from '../../lib/commands/index.ts';
import { commandMenu } from '../../lib/commands/menu.ts';
import { ask, converse, NOW, speaking, subscriberOf, textOf } from './conversation.ts';

describe('level, language, list, start and help', () => {
  it.each<[string, string]>([
    ...SEVERITIES.map((level): [string, string] => [level, level]),
    ['WATCH', 'watch'],
    ['ｗａｒｎ', 'warn'],
    ['注意', 'watch'],
    ['緊急', 'critical'],
  ])('/level %s sets %s', async (typed, level) => {
    expect((await ask(`/level ${typed}`)).subscriber?.level).toBe(level);
  });

  it.each(['', 'loud', '__proto__', 'constructor'])(
    '/level %s changes nothing, says what is set and offers all four',
    async (typed) => {
      const { message, subscriber } = await ask(`/level ${typed}`, { subscriber: subscriberOf({ level: 'critical' }) });
      expect(subscriber).toBeUndefined();
      expect(message.title).toContain('critical');
      expect(message.buttons.map(({ command }) => command)).toEqual(SEVERITIES.map((level) => `/level ${level}`));
    },
  );

  it.each([
    ['ja', 'ja'],
    ['日本語', 'ja'],
    ['English', 'en'],
    ['英語', 'en'],
    ['ＥＮ', 'en'],
  ])('/lang %s answers in %s at once', async (typed, locale) => {
    const { message, subscriber } = await converse([`/lang ${typed}`], {
      subscriber: speaking(locale === 'ja' ? 'en' : 'ja'),
    });
    expect(subscriber.locale).toBe(locale);
    expect(message.title).toBe(
      locale === 'ja' ? 'これからは日本語でお知らせします' : 'I will write in English from now on',
    );
  });

  it('/lang without a language it speaks offers those it does', async () => {
    const { message, subscriber } = await ask('/lang fr');
    expect(subscriber).toBeUndefined();
    expect(message.buttons).toEqual([
      { label: 'English', command: '/lang en' },
      { label: '日本語', command: '/lang ja' },
    ]);
  });

  it('/list shows what was subscribed to, the level and the language', async () => {
    const { message } = await converse(['/subscribe kucoin BTC', '/subscribe upbit', '/level watch', '/list']);
    expect(message.body).toEqual([
      '• BTC at KuCoin\n• Upbit',
      'Level: watch. Language: English.\nHoldings: 0 · Quiet hours: none · Digest: none · Phrase: none',
    ]);
    const empty = await ask('一覧', { subscriber: speaking('ja') });
    expect(empty.message.body).toEqual([
      'まだ登録がありません。',
      'レベル：warn　言語：日本語\n保有：0件　静音：なし　まとめ：なし　合言葉：なし',
    ]);
  });

  it('has a newcomer ready in three taps: exchange, level, done', async () => {
    const first = await converse(['/subscribe kucoin'], { subscriber: subscriberOf({ createdAt: NOW - 60_000 }) });
    expect(first.message.buttons.slice(0, 4)).toContainEqual({ label: 'warn (recommended)', command: '/level warn' });
    expect(first.message.body.at(-1)).toMatch(/One more step/);
    const second = await converse(['/level warn'], { subscriber: first.subscriber });
    expect(second.message.body).toEqual([expect.stringMatching(/^Done/)]);
    expect(second.message.buttons.map(({ command }) => command)).toEqual(['/hold', '/status', '/list']);
    // Whoever has been here for long is not led by the hand.
    const later = await ask('/level watch', { subscriber: { ...first.subscriber, createdAt: NOW - 86_400_000 } });
    expect(later.message.body[0]).toContain('critical: the whole exchange');
    const another = await ask('/subscribe gate', { subscriber: first.subscriber });
    expect(another.message.body).toEqual(['From confirmed stops on; /level changes that.']);
  });

  it('/start explains in three lines and offers first steps that work', async () => {
    const { message } = await ask('/start');
    expect(message.body[0]?.split('\n')).toHaveLength(3);
    for (const { command } of message.buttons) expect((await ask(command)).message.title).not.toBe('');
    const { message: ja } = await ask('はじめる', { subscriber: speaking('ja') });
    expect(ja.buttons.at(-1)).toEqual({ label: 'English', command: '/lang en' });
    // https://developers.line.biz/en/reference/messaging-api/#quick-reply: LINE shows 13 at the most.
    expect(ja.buttons.length).toBeLessThanOrEqual(13);
  });

  it('/help names every other command, in Japanese with the word that people write', async () => {
    const [en, ja] = [
      textOf((await ask('/help')).message),
      textOf((await ask('ヘルプ', { subscriber: speaking('ja') })).message),
    ];
    for (const { name, words } of PUBLIC_COMMANDS.filter((command) => command.name !== 'help')) {
      expect(en).toContain(`/${name}`);
      expect(ja).toContain(`（${words[0]}）`);
    }
  });

  it('the menu holds every command, with its options as named outside', () => {
    const menu = Object.fromEntries(
      commandMenu().commands.map(({ name, options }) => [name, options.map((option) => option.name)]),
    );
    expect(menu).toEqual({
      start: [],
      help: [],
      subscribe: ['exchange', 'asset'],
      unsubscribe: ['exchange', 'asset'],
      list: [],
      status: ['exchange'],
      incidents: ['exchange'],
      incident: ['incident'],
      hold: ['exchange', 'asset', 'amount'],
      risk: ['exchange'],
      report: ['exchange', 'asset'],
      level: ['level'],
      quiet: ['hours', 'zone'],
      digest: ['digest'],
      code: ['phrase'],
      export: [],
      delete: ['confirm'],
      lang: ['language'],
      verdict: ['incident', 'verdict'],
      notice: ['text', 'audience', 'at'],
      approve: ['id', 'hash'],
      cancel: ['id'],
      notices: [],
      silence: ['exchange', 'duration'],
      announce: ['exchange', 'url', 'text'],
      admins: ['act', 'person'],
      here: ['exchange', 'level'],
    });
    expect(commandMenu().commands.filter(({ restricted }) => restricted === 'administrators')).toHaveLength(8);
    expect(commandMenu().commands.filter(({ restricted }) => restricted === 'groups')).toHaveLength(1);
  });
});
