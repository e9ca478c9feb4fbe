import { say, type ChatCommand } from './command.ts';
import { commandFor, isMessage, nameScope, readScope, scopesOf, widerScope, withoutScope } from './subscription.ts';

export const unsubscribe: ChatCommand = {
  name: 'unsubscribe',
  // 停止 is what a worried customer writes of an exchange: it must not end the alerts.
  words: ['解除', '登録解除', 'unsubscribe'],
  options: [
    { name: 'exchange', required: true },
    { name: 'asset', required: false },
  ],
  answer(args, context) {
    const { locale, subscriber } = context;
    const scope = readScope(args, 'unsubscribe', context);
    if (isMessage(scope)) return { message: scope };
    const next = withoutScope(subscriber, scope);
    const wider = widerScope(next, scope);
    const body = [
      ...(wider === undefined ? [] : [locale.stillTold(nameScope(wider, context))]),
      ...(scopesOf(next).length === 0 ? [locale.nothingLeft] : []),
    ];
    const buttons = [{ label: locale.buttons.list, command: '/list' }];
    const undo = { label: locale.buttons.undo, command: commandFor('subscribe', scope) };
    if (next === subscriber)
      return { message: say(locale.notSubscribed(nameScope(scope, context)), { body, buttons }) };
    return {
      message: say(locale.unsubscribed(nameScope(scope, context)), { body, buttons: [undo, ...buttons] }),
      subscriber: next,
    };
  },
};
