import { clockOf } from '../core/quiet-hours.ts';
import { DIGEST_WORDS } from '../locales/digest-words.ts';
import { LOCALES } from '../locales/index.ts';
import { notSending, say, type ChatCommand } from './command.ts';
import { commandFor, nameScope, scopesOf } from './subscription.ts';

/** More buttons than these hide the list itself. */
const BUTTONS_SHOWN = 4;

export const list: ChatCommand = {
  name: 'list',
  words: ['一覧', '設定', 'list'],
  options: [],
  answer(_args, context) {
    const { locale, subscriber } = context;
    const { quiet } = subscriber;
    const own = scopesOf(subscriber);
    const scopes = own.map((scope) => `• ${nameScope(scope, context)}`);
    return {
      message: say(locale.listTitle, {
        body: [
          scopes.length === 0 ? locale.listEmpty : scopes.join('\n'),
          [
            locale.settings(subscriber.level, LOCALES[subscriber.locale].name),
            locale.own.summary({
              holdings: subscriber.holdings?.length ?? 0,
              quiet: quiet === undefined ? null : `${clockOf(quiet.from)}-${clockOf(quiet.to)} (${quiet.zone})`,
              digest: subscriber.digest === undefined ? null : DIGEST_WORDS[locale.id].choices[subscriber.digest],
              hasPhrase: subscriber.phrase !== undefined,
            }),
          ].join('\n'),
          ...notSending(context),
        ],
        buttons: [
          ...own.slice(0, BUTTONS_SHOWN).map((scope) => ({
            label: locale.buttons.unsubscribe(nameScope(scope, context)),
            command: commandFor('unsubscribe', scope),
          })),
          ...(own.length === 0 ? [{ label: locale.buttons.everything, command: '/subscribe all' }] : []),
          { label: locale.commands.status, command: '/status' },
          { label: locale.buttons.changeLevel, command: '/level' },
          { label: locale.buttons.help, command: '/help' },
        ],
      }),
    };
  },
};
