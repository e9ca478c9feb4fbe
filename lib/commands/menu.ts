import type { CommandMenu } from '../core/channel.ts';
import { LOCALE_IDS, type LocaleId } from '../core/locale-id.ts';
import { LOCALES } from '../locales/index.ts';
import type { Locale } from '../locales/locale.ts';
import { COMMANDS } from './index.ts';

const inEveryLanguage = (text: (locale: Locale) => string): Record<LocaleId, string> =>
  Object.fromEntries(LOCALE_IDS.map((id) => [id, text(LOCALES[id])])) as Record<LocaleId, string>;

/** The menu that platforms show, of all commands in all languages. */
export const commandMenu = (): CommandMenu => ({
  commands: Object.values(COMMANDS).map(({ name, options }) => ({
    name,
    description: inEveryLanguage(({ commands }) => commands[name]),
    options: options.map((option) => ({
      name: option.name,
      required: option.required,
      description: inEveryLanguage((locale) => locale.options[option.name]),
      ...(option.choices !== undefined && { choices: [...option.choices] }),
    })),
  })),
});
