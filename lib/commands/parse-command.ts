import type { ChatCommand } from './command.ts';
import { normalise } from './exchange-names.ts';
import { COMMANDS } from './index.ts';

/** Longer texts are no command; what is cut off could not be one either. */
const TEXT_MOST = 200;
/** LINE takes 5,000 characters in a message, the most of the three: https://developers.line.biz/en/reference/messaging-api/#text-message */
const LITERAL_MOST = 5_000;
const WORDS_MOST = 8;

export interface ParsedCommand {
  command: ChatCommand;
  args: string[];
}

const byWord = new Map<string, ChatCommand>(
  Object.values(COMMANDS).flatMap((command): [string, ChatCommand][] =>
    [command.name, ...command.words].map((word) => [normalise(word), command]),
  ),
);

const commandIn = (word: string): ChatCommand | undefined => byWord.get(normalise(word.replace(/^[/／]/, '')));

/** Literally, without the space around it. */
const behindFirstWord = (text: string): string =>
  /^\s*\S+([\s\S]*)$/.exec(text.slice(0, LITERAL_MOST))?.[1]?.trim() ?? '';

/**
 * Reads what was typed: `/subscribe kucoin BTC`, `登録 クーコイン`, `クーコイン 登録`, full-width or not. Undefined where
 * no command is in it.
 */
export const parseCommand = (text: string): ParsedCommand | undefined => {
  const words = text
    .slice(0, TEXT_MOST)
    .normalize('NFKC')
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, WORDS_MOST);
  const [first = '', ...rest] = words;
  const leading = commandIn(first);
  if (leading?.input === 'text') return { command: leading, args: [behindFirstWord(text)] };
  if (leading !== undefined) return { command: leading, args: rest };
  const trailing = rest.length > 0 ? commandIn(rest.at(-1) ?? '') : undefined;
  return trailing === undefined ? undefined : { command: trailing, args: [first, ...rest.slice(0, -1)] };
};

/** The options that came with names, in the command's own order. */
export const argsOf = (command: ChatCommand, options: Readonly<Record<string, string>>): string[] =>
  command.options.flatMap(({ name }) => (Object.hasOwn(options, name) ? [options[name] ?? ''] : []));
