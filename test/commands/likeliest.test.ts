import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, slipsIn } from '../../lib/commands/edit-distance.ts';
import { likeliest, nearCommands } from '../../lib/commands/likeliest.ts';
import { parseCommand } from '../../lib/commands/parse-command.ts';
import { contextOf, speaking } from './conversation.ts';

const commandsFor = (text: string, locale: 'ja' | 'en' = 'en'): string[] =>
  likeliest(text, contextOf({ subscriber: speaking(locale) })).buttons.map(({ command }) => command);

describe('the distance between two words', () => {
  it.each([
    ['status', 'status', 0],
    ['statsu', 'status', 1],
    ['sttus', 'status', 1],
    ['staatus', 'status', 1],
    ['lsit', 'list', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
  ])('from %j to %j is %i', (a, b, expected) => {
    expect(editDistance(a, b, 9)).toBe(expected);
    expect(editDistance(b, a, 9)).toBe(expected);
  });

  it('is the same both ways, nothing only between equals, and no more than the longer of the two', () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const off = editDistance(a, b, 20);
        expect(off).toBe(editDistance(b, a, 20));
        expect(off === 0).toBe(a === b);
        expect(off).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  it('allows a slip only where enough letters are left to tell', () => {
    expect(['abc', 'list', 'status', 'subscribe'].map(slipsIn)).toEqual([0, 1, 1, 2]);
  });
});

describe('a misspelt command', () => {
  it.each([
    ['/statsu', '/status'],
    ['/sub', '/subscribe'],
    ['subscrbie kucoin', '/subscribe kucoin'],
    ['/subscrbe クーコイン btc', '/subscribe kucoin BTC'],
    ['/unsubscrib kucoin', '/unsubscribe kucoin'],
    ['kucoin subscribbe', '/subscribe kucoin'],
    ['/incidnets kucoin', '/incidents kucoin'],
    ['ステータズ', '/status'],
    ['／ｈｌｅｐ', '/help'],
  ])('%j is offered as %j first', (text, expected) => {
    expect(commandsFor(text)[0]).toBe(expected);
  });

  it('is called in Japanese by the words that people write', () => {
    const { buttons } = likeliest('/subscrbe kucoin btc', contextOf({ subscriber: speaking('ja') }));
    expect(buttons[0]).toEqual({ label: '登録 クーコイン BTC', command: '/subscribe kucoin BTC' });
  });

  it('repeats nothing behind it that is not known', () => {
    expect(commandsFor('/statsu zqxjkv')).toEqual(['/status', '/help']);
    expect(commandsFor('/subscrbe kucoin <b>zqx</b>')[0]).toBe('/subscribe kucoin');
  });

  it.each(['hello', 'thanks', 'ok', 'ありがとう', '停止', '入金', '/weather', '/verdct'])('%j is none', (text) => {
    expect(nearCommands(text)).toEqual([]);
  });
});

describe('words around an exchange', () => {
  it.each([
    ['クーコインで出金できないのですが', '/status kucoin'],
    ['is KuCoin down?', '/status kucoin'],
    ['Gate.io?? help me please now', '/status gate'],
    ['くーこいん だいじょうぶ', '/status kucoin'],
    ['kucion', '/status kucoin'],
    ['krakne', '/status kraken'],
  ])('%j is offered %j and alerts', (text, expected) => {
    const offered = commandsFor(text);
    expect(offered).toContain(expected);
    expect(offered).toContain(expected.replace('/status', '/subscribe'));
  });

  it.each(['investigate this please', 'my delegate said so'])('%j names none', (text) => {
    expect(commandsFor(text)).toEqual(['/status', '/list', '/subscribe all', '/help']);
  });
});

it('no words at all are answered with examples that are commands', () => {
  for (const locale of ['ja', 'en'] as const) {
    const { body } = likeliest('', contextOf({ subscriber: speaking(locale) }));
    const examples = (body[0] ?? '').split('\n').map((line) => line.replace(/^[•・]\s*/, ''));
    expect(examples.length).toBeGreaterThan(2);
    expect(examples.filter((example) => parseCommand(example) === undefined)).toEqual([]);
  }
});

it('whatever is written gets buttons that are commands, and no echo', () => {
  const marker = 'zqxjkv';
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom('ja' as const, 'en' as const),
      (text, locale) => {
        const answer = likeliest(`${marker} ${text}`, contextOf({ subscriber: speaking(locale) }));
        expect(answer.buttons.length).toBeGreaterThan(0);
        for (const { command } of answer.buttons) expect(parseCommand(command)).toBeDefined();
        expect(JSON.stringify(answer)).not.toContain(marker);
      },
    ),
  );
});
