import { describe, expect, it } from 'vitest';
import { announce } from '../../lib/commands/announce.ts';
import { argsOf, parseCommand } from '../../lib/commands/parse-command.ts';
import { ENTERED_LENGTH } from '../../lib/core/entered.ts';
import type { NoticeDesk } from '../../lib/core/notice-desk.ts';
import { contextOf } from './conversation.ts';

const URL_OF_NOTICE = 'https://exchange.test/notice?id=1';
const LONG = `${'All withdrawals are suspended, and we look into it. '.repeat(20)}\nBTC is concerned.`;

/** What reaches the desk of what was said. */
const entered = async (args: readonly string[]) => {
  const taken: string[][] = [];
  const desk = {
    announce: async (...all: string[]) => {
      taken.push(all);
    },
  } as unknown as NoticeDesk;
  const { message } = await announce.answer(args, { ...contextOf(), desk });
  return { taken, title: message.title };
};
const typed = (text: string): string[] => parseCommand(text)?.args ?? [];

describe('/announce', () => {
  it.each([
    ['typed', typed(`/announce coincheck ${URL_OF_NOTICE} ${LONG}`)],
    ['typed in Japanese', typed(`告知　コインチェック ${URL_OF_NOTICE}\n${LONG}`)],
    ['as options', argsOf(announce, { exchange: 'coincheck', url: URL_OF_NOTICE, text: LONG })],
  ])('takes all of a long text, %s', async (_, args) => {
    expect((await entered(args)).taken).toEqual([['coincheck', URL_OF_NOTICE, LONG.trim()]]);
  });

  it.each([
    ['', /Write/],
    ['nowhere https://exchange.test/ text', /Write/],
    ['coincheck', /https/],
    ['coincheck nowhere text', /https/],
    ['coincheck javascript:alert(1) text', /https/],
    ['coincheck https://me:secret@exchange.test/ text', /https/],
    [`coincheck ${URL_OF_NOTICE}`, /missing/],
    [`coincheck ${URL_OF_NOTICE} ${'a'.repeat(ENTERED_LENGTH + 1)}`, /longer/],
  ])('takes nothing of %j', async (text, expected) => {
    const { taken, title } = await entered(typed(`/announce ${text}`));
    expect(taken).toEqual([]);
    expect(title).toMatch(expected);
  });
});
