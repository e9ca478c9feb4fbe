import { ENTERED_LENGTH, readAddress } from '../core/entered.ts';
import { ANNOUNCE_WORDS } from '../locales/announce-words.ts';
import { say, type ChatCommand } from './command.ts';
import { exchangeButtons, leadingExchange } from './exchange-names.ts';

/** Enters an exchange's own announcement by hand: a post, a mail. */
export const announce: ChatCommand = {
  name: 'announce',
  words: ['告知', 'announce'],
  audience: 'administrators',
  options: [
    { name: 'exchange', required: true },
    { name: 'url', required: true },
    { name: 'text', required: true },
  ],
  async answer(args, { desk, locale, directory }) {
    const words = ANNOUNCE_WORDS[locale.id];
    const named = leadingExchange(args, directory);
    if (named === undefined || desk === undefined)
      return {
        message: say(words.how, {
          buttons: exchangeButtons(Object.values(directory), 'status', locale, locale.buttons.status),
        }),
      };
    const { exchange, rest } = named;
    const [typed = '', ...text] = rest;
    const url = readAddress(typed);
    const body = text.join(' ').trim();
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
