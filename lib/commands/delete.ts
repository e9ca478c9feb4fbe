import { say, type ChatCommand } from './command.ts';

const YES = ['yes', 'はい', '削除', 'ok'];

/** All that is stored of a person, gone at once. Asks one time. */
export const deleteAll: ChatCommand = {
  name: 'delete',
  words: ['全削除', 'すべて削除', 'delete'],
  options: [{ name: 'confirm', required: false }],
  answer([typed = ''], { locale }) {
    const words = locale.own.delete;
    if (!YES.includes(typed.normalize('NFKC').toLowerCase()))
      return {
        message: say(words.ask, { body: [words.what], buttons: [{ label: words.confirm, command: '/delete yes' }] }),
      };
    return { message: say(words.done, { body: [words.after] }), forget: true };
  },
};
