import { ENTERED_LENGTH, readAddress } from '../core/entered.ts';
import { ANNOUNCE_WORDS } from '../locales/announce-words.ts';
import { say, type ChatCommand, type CommandContext } from './command.ts';
import { exchangeButtons, leadingExchange } from './exchange-names.ts';

/** `coincheck https://… its words`, as typed in one piece or as options: what stands behind the address is taken literally. */
const readAnnounced = (args: readonly string[], directory: CommandContext['directory']) => {
  const typed = args.join(' ');
  const named = leadingExchange(typed.split(/\s+/), directory);
  const [address = ''] = named?.rest ?? [];
  const body = address === '' ? '' : typed.slice(typed.indexOf(address) + address.length).trim();
  return { exchange: named?.exchange, url: readAddress(address.normalize('NFKC')), body };
};

/** Enters an exchange's own announcement by hand: a post, a mail. */
export const announce: ChatCommand = {
  name: 'announce',
  words: ['告知', 'announce'],
  audience: 'administrators',
  input: 'text',
  options: [
    { name: 'exchange', required: true },
    { name: 'url', required: true },
    { name: 'text', required: true },
  ],
  async answer(args, { desk, locale, directory }) {
    const words = ANNOUNCE_WORDS[locale.id];
    const { exchange, url, body } = readAnnounced(args, directory);
    if (exchange === undefined || desk === undefined)
      return {
        message: say(words.how, {
          buttons: exchangeButtons(Object.values(directory), 'status', locale, locale.buttons.status),
        }),
      };
    if (url === undefined) return { message: say(words.badAddress) };
    if (body === '' || body.length > ENTERED_LENGTH) return { message: say(words.noText(ENTERED_LENGTH)) };
    await desk.announce(exchange.id, url, body);
    return {
      message: say(words.taken(locale.exchangeName(exchange.names)), {
        body: [words.means],
        buttons: [{ label: locale.buttons.incidents, command: `/incidents ${exchange.id}` }],
      }),
    };
  },
};
