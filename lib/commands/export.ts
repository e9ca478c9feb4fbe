import { iso } from '../core/time.ts';
import { say, type ChatCommand, type CommandContext } from './command.ts';

/** Everything of the person but what identifies him on the platform, which he knows, and his phrase. */
const storedOf = ({ subscriber }: CommandContext) => {
  const {
    channel,
    locale,
    level,
    subscriptions,
    quiet,
    digest,
    holdings = [],
    reported = [],
    createdAt,
    phrase,
  } = subscriber;
  return {
    channel,
    language: locale,
    level,
    quiet: quiet ?? null,
    digest: digest ?? null,
    subscriptions,
    holdings,
    reported: reported.map(iso),
    phrase: phrase === undefined ? null : 'kept; shown in alerts alone',
    since: iso(createdAt),
  };
};

/** A file with all that is stored of a person. */
export const exportAll: ChatCommand = {
  name: 'export',
  words: ['書き出し', 'エクスポート', 'export'],
  options: [],
  answer(_args, context) {
    const { locale, subscriber } = context;
    const words = locale.own.export;
    return {
      message: say(words.title, {
        body: [words.what, ...(subscriber.phrase === undefined ? [] : [words.phrase])],
        buttons: [{ label: locale.own.delete.confirm, command: '/delete' }],
        attachment: {
          kind: 'file',
          name: 'mamori.json',
          mediaType: 'application/json',
          bytes: new TextEncoder().encode(`${JSON.stringify(storedOf(context), null, 2)}\n`),
          description: words.file,
        },
      }),
    };
  },
};
