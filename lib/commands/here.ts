import { isSeverity, type Severity } from '../core/severity.ts';
import { EVERY_ASSET, EVERY_EXCHANGE } from '../core/subscriber.ts';
import { say, type ChatCommand, type CommandContext, type CommandResult } from './command.ts';
import { exchangeButtons, isEverything, leadingExchange, nearExchanges } from './exchange-names.ts';
import { levelIn } from './level.ts';
import { nameScope, scopesOf, withScope } from './subscription.ts';

const OFF = ['off', 'オフ', '解除', 'なし'];
const BUTTONS_MOST = 8;

const standing = (context: CommandContext, title: string): CommandResult => {
  const { locale, subscriber, directory } = context;
  const words = locale.own.here;
  const scopes = scopesOf(subscriber).map((scope) => `• ${nameScope(scope, context)}`);
  return {
    message: say(title, {
      body: [...(scopes.length === 0 ? [] : [[...scopes, words.level(subscriber.level)].join('\n')]), words.how],
      buttons: [
        ...exchangeButtons(Object.values(directory).slice(0, BUTTONS_MOST), 'here', locale, words.button),
        ...(scopes.length === 0 ? [] : [{ label: words.turnOff, command: '/here off' }]),
      ],
    }),
  };
};

const told = (context: CommandContext, exchange: string, level: Severity | undefined): CommandResult => {
  const next = withScope(context.subscriber, { exchange, asset: EVERY_ASSET });
  const subscriber = level === undefined ? next : { ...next, level };
  const { message } = standing({ ...context, subscriber }, context.locale.own.here.set);
  return { message, subscriber };
};

/** Alerts for everybody in a group or a server's channel: its administrators alone set them up, and no holdings are there. */
export const here: ChatCommand = {
  name: 'here',
  words: ['ここ', 'ここに通知', 'here'],
  audience: 'groups',
  options: [
    { name: 'exchange', required: false },
    { name: 'level', required: false },
  ],
  answer(args, context) {
    const { locale, directory, group, subscriber } = context;
    const words = locale.own.here;
    if (group === undefined) return { message: say(words.direct) };
    if (!group.isAdministrator) return { message: say(words.notAdministrator) };
    const [first = '', ...rest] = args;
    if (first === '') return standing(context, scopesOf(subscriber).length === 0 ? words.none : words.title);
    if (OFF.includes(first.normalize('NFKC').toLowerCase())) return { message: say(words.off), forget: true };
    const named = isEverything(first) ? undefined : leadingExchange(args, directory);
    const typed = (named?.rest ?? rest)[0] ?? '';
    const level = levelIn(typed);
    if (typed !== '' && !isSeverity(level ?? '')) return standing(context, words.badLevel);
    if (isEverything(first)) return told(context, EVERY_EXCHANGE, level);
    if (named !== undefined) return told(context, named.exchange.id, level);
    const near = nearExchanges(first, directory);
    return {
      message: say(locale.didYouMean, {
        buttons: exchangeButtons(
          (near.length > 0 ? near : Object.values(directory)).slice(0, BUTTONS_MOST),
          'here',
          locale,
          words.button,
        ),
      }),
    };
  },
};
