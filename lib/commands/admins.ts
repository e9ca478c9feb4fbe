import { isPlatformId } from '../core/administrators.ts';
import { CHANNEL_IDS, type ChannelId } from '../core/channel.ts';
import { ADMIN_WORDS, type AdminWords } from '../locales/admin-words.ts';
import { say, type ChatCommand, type CommandContext, type CommandResult } from './command.ts';

const ACTS: Readonly<Record<string, 'add' | 'remove'>> = {
  add: 'add',
  追加: 'add',
  remove: 'remove',
  delete: 'remove',
  削除: 'remove',
  解除: 'remove',
};
/** So much of an id is repeated, for it is a person's. */
const LETTERS_SHOWN = 4;

/** `telegram:123`, or an id of the channel that one writes on. */
const whoIn = (typed: string, { subscriber }: CommandContext): { channel: ChannelId; id: string } | undefined => {
  const text = typed.normalize('NFKC').replaceAll(/[<@!>]/g, '');
  const [, named, rest = ''] = /^([a-z]+):(.+)$/i.exec(text) ?? [];
  const channel = named === undefined ? subscriber.channel : CHANNEL_IDS.find((id) => id === named.toLowerCase());
  const id = named === undefined ? text : rest;
  return channel !== undefined && isPlatformId(channel, id) ? { channel, id } : undefined;
};

const overview = async ({ administrators }: CommandContext, words: AdminWords): Promise<CommandResult> => {
  const all = (await administrators?.list()) ?? [];
  return { message: say(words.title, { body: [all.map(words.line).join('\n'), words.how] }) };
};

/** Who may do what administrators do. */
export const admins: ChatCommand = {
  name: 'admins',
  words: ['管理者', 'admins'],
  audience: 'administrators',
  options: [
    {
      name: 'act',
      required: false,
      choices: ['add', 'remove'].map((value) => ({ value, label: ({ acts }) => acts[value as 'add' | 'remove'] })),
    },
    { name: 'person', required: false },
  ],
  async answer([typed = '', person = ''], context) {
    const words = ADMIN_WORDS[context.locale.id];
    const word = typed.normalize('NFKC').toLowerCase();
    const act = Object.hasOwn(ACTS, word) ? ACTS[word] : undefined;
    const desk = context.administrators;
    if (act === undefined || desk === undefined) return overview(context, words);
    const list = { buttons: [{ label: words.list, command: '/admins' }] };
    const who = whoIn(person, context);
    if (who === undefined) return { message: say(words.badId, list) };
    const refused = await desk[act](who.channel, who.id);
    if (refused !== undefined) return { message: say(words.refusal[refused], list) };
    const name = `${who.channel} …${who.id.slice(-LETTERS_SHOWN)}`;
    return {
      message:
        act === 'add'
          ? say(words.added(name), { body: [words.addedNote], ...list })
          : say(words.removed(name), { body: [], ...list }),
    };
  },
};
