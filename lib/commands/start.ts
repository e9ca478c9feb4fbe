import { LOCALES } from '../locales/index.ts';
import { notSending, say, type ChatCommand } from './command.ts';
import { exchangeButtons } from './exchange-names.ts';

export const start: ChatCommand = {
  name: 'start',
  words: ['はじめる', 'はじめに', '開始', 'start'],
  options: [],
  answer: (_args, context) => {
    const { locale, directory } = context;
    const [first = '', ...rest] = locale.start.body;
    return {
      message: say(locale.start.title, {
        // The question stays last: the buttons answer it.
        body: [first, ...notSending(context), ...rest],
        buttons: [
          ...exchangeButtons(Object.values(directory), 'subscribe', locale, locale.buttons.subscribe).slice(0, 9),
          { label: locale.buttons.everything, command: '/subscribe all' },
          { label: locale.buttons.help, command: '/help' },
          ...Object.values(LOCALES)
            .filter(({ id }) => id !== locale.id)
            .map(({ id, name }) => ({ label: name, command: `/lang ${id}` })),
        ],
      }),
    };
  },
};
