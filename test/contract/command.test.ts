import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../lib/core/channel.ts';
import { LOCALE_IDS } from '../../lib/core/locale-id.ts';
import { COMMANDS } from '../../lib/commands/index.ts';
import { parseCommand } from '../../lib/commands/parse-command.ts';
import { LOCALES } from '../../lib/locales/index.ts';
import { contextOf, incidentOf, speaking, textOf, viewOf, type World } from '../commands/conversation.ts';

const world = (more: World = {}): World => ({
  views: [viewOf('kucoin'), viewOf('upbit', { state: 'unknown', sourceState: 'blocked' })],
  incidents: [incidentOf('kucoin-1')],
  ...more,
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '**bold** _under_ `code` ||spoiler||',
  '@everyone <@123> <@&456> <#7>',
  '[a](https://evil.example)',
  'https://evil.example/?q=1',
  '\u0000\u0007\u001b[31mred',
  '\u202eevil\u200b',
  '😀👩‍👩‍👧‍👦🇯🇵',
  '\ud800',
  'A'.repeat(5_000),
  '語'.repeat(5_000),
  '🙂'.repeat(2_500),
  '${process.env}',
  '{{7*7}}',
  "'; DROP TABLE x; --",
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '%00',
  '\n\n\n',
];

/** Line breaks stand in every answer: they are no echo. */
const echoes = (message: Message, text: string): boolean => text.trim() !== '' && textOf(message).includes(text);

/** Words that a person typed and that no answer repeats; what is ours anyway does not count. */
const marker = 'zqxjkv';

describe.each(Object.values(COMMANDS).map((command) => [command.name, command] as const))('/%s', (name, command) => {
  it.each(LOCALE_IDS)('answers in %s with and without what it asks for', async (locale) => {
    for (const args of [[], ['kucoin'], ['kucoin', 'BTC'], ['kucoin-1'], ['all'], ['watch'], ['ja']]) {
      const { message } = await command.answer(args, contextOf(world({ subscriber: speaking(locale) })));
      expect(message.title).not.toBe('');
      expect(message.title).not.toContain('\n');
      expect(textOf(message)).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  it('is found by its name and each of its words, which no other command has', () => {
    expect([name, ...command.words].filter((word) => parseCommand(word)?.command.name !== name)).toEqual([]);
    expect(command.words.some((word) => /[ぁ-んァ-ヶ一-龠]/.test(word))).toBe(true);
  });

  it('is described with its options in every language, required ones first', () => {
    for (const locale of Object.values(LOCALES)) {
      expect(locale.commands[name]).not.toBe('');
      for (const option of command.options) expect(locale.options[option.name]).not.toBe('');
    }
    // https://discord.com/developers/docs/interactions/application-commands: required options come before the others.
    const required = command.options.map((option) => option.required);
    expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
    expect([name, ...command.options.map((option) => option.name)].every((word) => /^[a-z]{1,32}$/.test(word))).toBe(
      true,
    );
  });

  it.each(HOSTILE)('answers %j calmly, repeats nothing of it and changes nothing', async (text) => {
    for (const args of [[text], [text, text]]) {
      const context = contextOf(world());
      const { message, subscriber = context.subscriber } = await command.answer(args, context);
      // A phrase is the person's own words, whatever they are.
      const { phrase: _phrase, ...others } = subscriber;
      expect(name === 'code' ? others : subscriber).toEqual(context.subscriber);
      expect(echoes(message, text)).toBe(false);
      expect(textOf(message).length).toBeLessThan(4_000);
    }
    const { message } = await command.answer(['kucoin', text], contextOf(world()));
    expect(echoes(message, text)).toBe(false);
  });

  it('answers any arguments at all, without an echo', async () => {
    const anything = fc.string({ unit: 'binary', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { maxLength: 4 }), fc.constantFrom(...LOCALE_IDS), async (args, locale) => {
        const { message } = await command.answer(
          [`${marker}${args[0] ?? ''}`, ...args.slice(1)],
          contextOf(world({ subscriber: speaking(locale) })),
        );
        expect(message.title).not.toBe('');
        expect(textOf(message).toLowerCase()).not.toContain(marker);
      }),
      { numRuns: 60 },
    );
  });

  it('has buttons that are commands themselves, short enough for every platform', async () => {
    for (const locale of LOCALE_IDS) {
      const { message } = await command.answer([], contextOf(world({ subscriber: speaking(locale) })));
      // https://core.telegram.org/bots/api#inlinekeyboardbutton: callback data of 1-64 bytes is the least of the three.
      const unfit = message.buttons.filter(
        ({ label, command: sent }) => label === '' || parseCommand(sent) === undefined || Buffer.byteLength(sent) > 64,
      );
      expect(unfit).toEqual([]);
    }
  });

  it('links to https pages only', async () => {
    const { message } = await command.answer(['kucoin'], contextOf(world()));
    expect(message.links.filter(({ url }) => new URL(url).protocol !== 'https:')).toEqual([]);
  });
});
