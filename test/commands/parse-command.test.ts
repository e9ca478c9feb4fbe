import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argsOf, parseCommand } from '../../lib/commands/parse-command.ts';
import { COMMANDS } from '../../lib/commands/index.ts';

const read = (text: string): string | undefined => {
  const parsed = parseCommand(text);
  return parsed === undefined ? undefined : [parsed.command.name, ...parsed.args].join(' ');
};

describe('reading what was typed', () => {
  it.each([
    ['/subscribe kucoin BTC', 'subscribe kucoin BTC'],
    ['subscribe kucoin', 'subscribe kucoin'],
    ['  /SUBSCRIBE   KuCoin ', 'subscribe KuCoin'],
    ['／ｓｕｂｓｃｒｉｂｅ　ｋｕｃｏｉｎ', 'subscribe kucoin'],
    ['登録 クーコイン', 'subscribe クーコイン'],
    ['クーコイン 登録', 'subscribe クーコイン'],
    ['クーコイン BTC 登録', 'subscribe クーコイン BTC'],
    ['登録　すべて', 'subscribe すべて'],
    ['/登録 ｸｰｺｲﾝ', 'subscribe クーコイン'],
    ['解除 クーコイン', 'unsubscribe クーコイン'],
    ['kucoin 解除', 'unsubscribe kucoin'],
    ['一覧', 'list'],
    ['状況', 'status'],
    ['クーコイン 状況', 'status クーコイン'],
    ['クーコイン 出金', 'status クーコイン'],
    ['事案', 'incidents'],
    ['事案 kucoin-3', 'incidents kucoin-3'],
    ['/incident kucoin-3', 'incident kucoin-3'],
    ['レベル watch', 'level watch'],
    ['言語 日本語', 'lang 日本語'],
    ['ヘルプ', 'help'],
    ['はじめる', 'start'],
    ['/start deep-link-payload', 'start deep-link-payload'],
  ])('%s is %s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    '',
    '   ',
    '/',
    '//',
    'hello there',
    '🙂',
    '/constructor',
    '__proto__',
    'toString x',
    '/nosuch kucoin',
    '-',
    '・',
  ])('finds no command in %j', (text) => expect(read(text)).toBeUndefined());

  it.each(['クーコイン 停止', 'KuCoin 停止', '停止'])('never takes a worried %j for the end of the alerts', (text) => {
    expect(parseCommand(text)?.command.name).not.toBe('unsubscribe');
  });

  it('reads any text, and never more of it than a command can hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5_000 }), (text) => {
        const parsed = parseCommand(`/status ${text}`);
        expect(parsed?.command.name).toBe('status');
        expect(parsed?.args.length).toBeLessThanOrEqual(8);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 5_000 }), (text) => {
        const parsed = parseCommand(text);
        if (parsed !== undefined) expect(Object.values(COMMANDS)).toContain(parsed.command);
      }),
    );
  });

  it('reads no more words than any command could have', () => {
    expect(parseCommand(`/status ${'a '.repeat(90)}`)?.args).toHaveLength(7);
  });

  it("takes named options in the command's own order, and no other", () => {
    expect(argsOf(COMMANDS.subscribe, { asset: 'BTC', exchange: 'kucoin', other: 'x' })).toEqual(['kucoin', 'BTC']);
    expect(argsOf(COMMANDS.subscribe, { exchange: 'kucoin' })).toEqual(['kucoin']);
    expect(argsOf(COMMANDS.list, { exchange: 'kucoin' })).toEqual([]);
  });
});
