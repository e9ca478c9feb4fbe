import type { CommandMenu, MenuOption } from '../core/channel.ts';
import { LOCALE_IDS, type LocaleId } from '../core/locale-id.ts';
import { LOCALES } from '../locales/index.ts';
import type { Locale } from '../locales/locale.ts';
import type { ChatCommand, OptionName } from './command.ts';
import { COMMANDS } from './index.ts';

const inEveryLanguage = (text: (locale: Locale) => string): Record<LocaleId, string> =>
  Object.fromEntries(LOCALE_IDS.map((id) => [id, text(LOCALES[id])])) as Record<LocaleId, string>;

/** The Japanese word of a command is the first of its words; other languages call it by its name. */
const wordOf = (command: ChatCommand): Partial<Record<LocaleId, string>> =>
  command.words[0] === undefined ? {} : { ja: command.words[0] };

/** What lib/app/complete-option.ts completes. */
const COMPLETED: ReadonlySet<OptionName> = new Set(['exchange', 'asset', 'incident']);

const optionOf = ({ name, required, choices }: ChatCommand['options'][number]): MenuOption => ({
  name,
  localName: { ja: LOCALES.ja.optionNames[name] },
  required,
  description: inEveryLanguage(({ options }) => options[name]),
  ...(COMPLETED.has(name) && { completed: true }),
  ...(choices !== undefined && {
    choices: choices.map(({ value, label }) => ({ value, label: inEveryLanguage(label) })),
  }),
});

/** The menu that platforms show, of all commands in all languages. */
export const commandMenu = (): CommandMenu => ({
  commands: Object.values<ChatCommand>(COMMANDS).map((command) => ({
    name: command.name,
    localName: wordOf(command),
    description: inEveryLanguage(({ commands }) => commands[command.name]),
    options: command.options.map(optionOf),
    ...(command.audience !== undefined && { restricted: command.audience }),
  })),
});
