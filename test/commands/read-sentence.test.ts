import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../lib/commands/index.ts';
import { readSentence } from '../../lib/commands/read-sentence.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';

const read = (text: string): string | undefined => {
  const parsed = readSentence(text, EXCHANGES);
  return parsed === undefined ? undefined : [parsed.command.name, ...parsed.args].join(' ');
};

describe('a sentence that asks for one thing', () => {
  it.each([
    ['コインチェックを登録して', 'subscribe coincheck'],
    ['コインチェックを登録してください。', 'subscribe coincheck'],
    ['こいんちぇっくを登録', 'subscribe coincheck'],
    ['ｺｲﾝﾁｪｯｸを登録お願いします', 'subscribe coincheck'],
    ['クーコインのBTCを登録したいです', 'subscribe kucoin BTC'],
    ['クーコインのビットコインを登録して', 'subscribe kucoin BTC'],
    ['全取引所を登録して', 'subscribe all'],
    ['コインチェックの通知を解除して', 'unsubscribe coincheck'],
    ['ビットバンクの状況を教えて', 'status bitbank'],
    ['ビットバンクは出金できますか？', 'status bitbank'],
    ['ビットバンクの状況はどうですか', 'status bitbank'],
    ['私のリスクを教えて', 'risk'],
    ['コインチェックにビットコインを０．５保有', 'hold coincheck BTC 0.5'],
    ['登録の一覧を見せて', undefined],
    ['一覧を見せて', 'list'],
    ['please subscribe me to kucoin', 'subscribe kucoin'],
    ['Subscribe to KuCoin BTC please', 'subscribe kucoin BTC'],
    ['unsubscribe from kucoin', 'unsubscribe kucoin'],
    ['what is the status of kraken?', 'status kraken'],
    ['show my list', 'list'],
  ])('%j is %j', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    // Denied, doubted or told of: nothing is changed by it.
    'コインチェックを解除しないで',
    'コインチェックを解除できますか',
    'コインチェックの登録を解除しました',
    'コインチェックの通知が解除された',
    "don't unsubscribe from kucoin",
    'how can I unsubscribe from kucoin',
    // Two things at once, or half of one.
    'コインチェックを登録してクーコインを解除して',
    'コインチェックとクーコインを登録して',
    'ビットコインを登録して',
    // What deletes, or takes a text as it stands.
    '全部を全削除して',
    '合言葉をコインチェックにして',
    'お知らせを登録して',
    // Commands as such are read elsewhere.
    'クーコイン 登録',
    '/subscribe to kucoin',
    'subscribe kucoin',
    '',
    '　',
    'を',
    'こんにちは',
  ])('%j is none', (text) => expect(read(text)).toBeUndefined());

  it('reads any text without harm', () => {
    const pieces = ['を', 'の', '登', '登録', 'コイン', 'コインチェック', 'して', 'btc', ' ', '1', 'な'];
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = readSentence(text, EXCHANGES);
        if (parsed !== undefined) expect(Object.values(COMMANDS)).toContain(parsed.command);
      }),
    );
  });
});
