import { DEFAULT_LEVEL } from '../core/subscriber.ts';
import { notSending, say, type ChatCommand } from './command.ts';
import { levelButtons, levelMeanings } from './level.ts';
import { isMessage, nameScope, readScope, scopesOf, SUBSCRIPTIONS_MOST, withScope } from './subscription.ts';

export const subscribe: ChatCommand = {
  name: 'subscribe',
  words: ['登録', '購読', '通知', 'subscribe'],
  options: [
    { name: 'exchange', required: true },
    { name: 'asset', required: false },
  ],
  answer(args, context) {
    const { locale, subscriber } = context;
    const scope = readScope(args, 'subscribe', context);
    if (isMessage(scope)) return { message: scope };
    const buttons = [
      ...(context.directory[scope.exchange] === undefined
        ? []
        : [
            {
              label: locale.buttons.status(nameScope({ ...scope, asset: '*' }, context)),
              command: `/status ${scope.exchange}`,
            },
          ]),
      { label: locale.buttons.list, command: '/list' },
      { label: locale.buttons.changeLevel, command: '/level' },
    ];
    const next = withScope(subscriber, scope);
    if (next === subscriber) return { message: say(locale.alreadySubscribed(nameScope(scope, context)), { buttons }) };
    if (scopesOf(next).length > SUBSCRIPTIONS_MOST)
      return {
        message: say(locale.tooMany(SUBSCRIPTIONS_MOST), {
          buttons: [
            { label: locale.buttons.everything, command: '/subscribe all' },
            { label: locale.buttons.list, command: '/list' },
          ],
        }),
      };
    const isFirst = scopesOf(subscriber).length === 0;
    return {
      message: say(locale.subscribed(nameScope(scope, context)), {
        body: isFirst
          ? [...notSending(context), levelMeanings(locale), locale.own.firstRun.level]
          : [locale.subscribedNote, ...notSending(context)],
        buttons: isFirst ? [...levelButtons(locale, DEFAULT_LEVEL), ...buttons.slice(0, -1)] : buttons,
      }),
      subscriber: next,
    };
  },
};
