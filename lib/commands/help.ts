import type { Locale } from '../locales/locale.ts';
import { helpButtons } from './help-buttons.ts';
import { say, type ChatCommand } from './command.ts';

/** The help is made of the list of commands, which it therefore does not import. */
export const createHelp = (topics: readonly ChatCommand[]): ChatCommand => ({
  name: 'help',
  words: ['ヘルプ', '使い方', 'help'],
  options: [],
  answer: (_args, { locale }) => ({
    message: say(locale.helpTitle, {
      body: [helpLines(topics, locale), locale.helpFooter],
      buttons: helpButtons(locale),
    }),
  }),
});

export const helpLines = (commands: readonly ChatCommand[], locale: Locale): string =>
  commands
    .map(({ name, words, options }) => {
      const shown = [
        `/${name}`,
        ...options.map((option) => (option.required ? option.name.toUpperCase() : `[${option.name.toUpperCase()}]`)),
      ].join(' ');
      return `${shown}${locale.id === 'ja' ? `（${words[0] ?? name}）` : ''}: ${locale.commands[name]}`;
    })
    .join('\n');
