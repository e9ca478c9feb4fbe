import { LOCALES } from '../locales/index.ts';
import { say, type ChatCommand } from './command.ts';
import { nameScope, scopesOf } from './subscription.ts';

export const list: ChatCommand = {
  name: 'list',
  words: ['一覧', '設定', 'list'],
  options: [],
  answer(_args, context) {
    const { locale, subscriber } = context;
    const scopes = scopesOf(subscriber).map((scope) => `• ${nameScope(scope, context)}`);
    return {
      message: say(locale.listTitle, {
        body: [
          scopes.length === 0 ? locale.listEmpty : scopes.join('\n'),
          locale.settings(subscriber.level, LOCALES[subscriber.locale].name),
        ],
        buttons: [{ label: locale.buttons.help, command: '/help' }],
      }),
    };
  },
};
