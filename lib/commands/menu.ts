import type { CommandMenu } from '../core/channel.ts';
import { LOCALES } from '../locales/index.ts';
import { COMMANDS } from './index.ts';

/** The menu that platforms show, of all commands in all languages. */
export const commandMenu = (): CommandMenu => ({
  commands: Object.values(COMMANDS).map(({ name, options }) => ({
    name,
    description: { ja: LOCALES.ja.commands[name], en: LOCALES.en.commands[name] },
    options: options.map((option) => ({
      name: option.name, required: option.required,
      description: { ja: LOCALES.ja.options[option.name], en: LOCALES.en.options[option.name] },
      ...(option.choices !== undefined && { choices: [...option.choices] }),
    })),
  })),
});
