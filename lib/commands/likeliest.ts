import type { Button, Message } from '../core/channel.ts';
import type { Exchange } from '../core/exchange.ts';
import { say, type ChatCommand, type CommandContext } from './command.ts';
import { editDistance, slipsIn } from './edit-distance.ts';
import {
  exchangeButtons,
  leadingExchange,
  mentionedExchanges,
  NAME_MOST,
  nearExchanges,
  normalise,
} from './exchange-names.ts';
import { helpButtons } from './help-buttons.ts';
import { helpLines } from './help.ts';
import { PUBLIC_COMMANDS } from './index.ts';
import { isAssetCode } from './subscription.ts';

const TEXT_MOST = 200;
const WORDS_MOST = 8;
const SHOWN_MOST = 3;
/** Fewer letters begin too many words. */
const BEGINNING_LEAST = 3;

/** The commands whose name or word is nearly this one, or begins so; the nearest first. */
export const nearCommands = (word: string): ChatCommand[] => {
  const wanted = normalise(word.replace(/^[/／]/, '').slice(0, NAME_MOST));
  const slips = slipsIn(wanted);
  if (wanted === '') return [];
  return PUBLIC_COMMANDS.map((command) => {
    const names = [command.name, ...command.words].map(normalise);
    const begins = wanted.length >= BEGINNING_LEAST && names.some((name) => name.startsWith(wanted));
    return { command, off: begins ? 0 : Math.min(...names.map((name) => editDistance(wanted, name, slips))) };
  })
    .filter(({ off }) => off <= slips)
    .toSorted((a, b) => a.off - b.off)
    .slice(0, SHOWN_MOST)
    .map(({ command }) => command);
};

/** What stood behind a misspelt command, as far as it is known for what it is: nothing else is repeated. */
const knownArgs = (words: readonly string[], directory: CommandContext['directory']): string[] => {
  const named = leadingExchange(words, directory);
  if (named === undefined) return [];
  const asset = named.rest[0]?.toUpperCase() ?? '';
  return [named.exchange.id, ...(isAssetCode(asset) ? [asset] : [])];
};

const meantCommands = (words: readonly string[], { locale, directory }: CommandContext): Button[] => {
  const [first = '', ...rest] = words;
  const last = rest.at(-1);
  const leading = nearCommands(first);
  const [found, others] =
    leading.length > 0 || last === undefined ? [leading, rest] : [nearCommands(last), [first, ...rest.slice(0, -1)]];
  const args = knownArgs(others, directory);
  return found.map(({ name, words: [word = name], options }) => {
    const taken = args.slice(0, options.length);
    const command = [`/${name}`, ...taken].join(' ');
    const called = taken.map((part) =>
      directory[part] === undefined ? part : locale.exchangeName(directory[part].names),
    );
    return { label: locale.id === 'ja' ? [word, ...called].join(' ') : command, command };
  });
};

const aboutExchanges = (exchanges: readonly Exchange[], { locale }: CommandContext): Message => {
  const shown = exchanges.slice(0, SHOWN_MOST);
  return say(locale.aboutExchange(locale.list(shown.map(({ names }) => locale.exchangeName(names)))), {
    buttons: [
      ...exchangeButtons(shown, 'status', locale, locale.buttons.status),
      ...exchangeButtons(shown, 'subscribe', locale, locale.buttons.subscribe),
    ],
  });
};

/**
 * What is answered to words in which no command is: what they were likeliest meant to be. A misspelt command first,
 * then an exchange that is named somewhere, then one that is nearly named, else the help. Nothing of them is
 * repeated but names and codes that are known.
 */
export const likeliest = (text: string, context: CommandContext): Message => {
  const { locale, directory } = context;
  const words = text
    .slice(0, TEXT_MOST)
    .normalize('NFKC')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, WORDS_MOST);
  if (words.length === 0) return say(locale.wordless, { body: [locale.examples], buttons: helpButtons(locale) });
  const commands = meantCommands(words, context);
  if (commands.length > 0)
    return say(locale.didYouMeanCommand, {
      buttons: [...commands, { label: locale.buttons.help, command: '/help' }],
    });
  const named = mentionedExchanges(text.slice(0, TEXT_MOST), directory);
  if (named.length > 0) return aboutExchanges(named, context);
  const near = words.length > 2 ? [] : nearExchanges(words.join(' '), directory, slipsIn(normalise(words.join(' '))));
  if (near.length > 0) return aboutExchanges(near, context);
  return say(locale.unknownCommand, {
    body: [helpLines(PUBLIC_COMMANDS, locale)],
    buttons: helpButtons(locale),
  });
};
