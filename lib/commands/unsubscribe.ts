import { say, type ChatCommand } from './command.ts';
import { isMessage, nameScope, readScope, scopesOf, withoutScope } from './subscription.ts';

export const unsubscribe: ChatCommand = {
  name: 'unsubscribe',
  words: ['解除', '登録解除', '停止', 'unsubscribe'],
  options: [{ name: 'exchange', required: true }, { name: 'asset', required: false }],
  answer(args, context) {
    const { locale, subscriber } = context;
    const scope = readScope(args, 'unsubscribe', context);
    if (isMessage(scope)) return { message: scope };
    const next = withoutScope(subscriber, scope);
    if (next === subscriber) return { message: say(locale.notSubscribed(nameScope(scope, context)), { buttons: [{ label: locale.buttons.list, command: '/list' }] }) };
    const left = scopesOf(next).length === 0 ? [locale.nothingLeft] : [];
    return { message: say(locale.unsubscribed(nameScope(scope, context)), { body: left }), subscriber: next };
  },
};
