import { readDuration } from '../core/silence.ts';
import { NOTICE_WORDS } from '../locales/notice-words.ts';
import { say, type ChatCommand } from './command.ts';
import { exchangeButtons, leadingExchange } from './exchange-names.ts';

const OFF = ['off', 'end', '解除', 'オフ'];
const OFFERED = ['1h', '3h', '12h'];

/** Holds back what is below critical at one exchange, as during a maintenance that everybody knows of. */
export const silence: ChatCommand = {
  name: 'silence',
  words: ['抑止', 'silence'],
  audience: 'administrators',
  options: [
    { name: 'exchange', required: true },
    { name: 'duration', required: true },
  ],
  async answer(args, { desk, locale, directory, now }) {
    const words = NOTICE_WORDS[locale.id].silence;
    const named = leadingExchange(args, directory);
    if (named === undefined || desk === undefined)
      return {
        message: say(words.how, {
          buttons: exchangeButtons(Object.values(directory), 'silence', locale, words.button),
        }),
      };
    const { exchange, rest } = named;
    const name = locale.exchangeName(exchange.names);
    const typed = rest.join(' ');
    const length = OFF.includes(typed.normalize('NFKC').toLowerCase()) ? 0 : readDuration(typed);
    const offers = OFFERED.map((one) => ({ label: `${name} ${one}`, command: `/silence ${exchange.id} ${one}` }));
    if (length === undefined) return { message: say(words.howLong, { buttons: offers }) };
    await desk.silence(exchange.id, now + length);
    return {
      message: say(length === 0 ? words.ended(name) : words.set(name, locale.time(now + length)), {
        body: length === 0 ? [] : [words.means],
        buttons: length === 0 ? offers : [{ label: words.end(name), command: `/silence ${exchange.id} off` }],
      }),
    };
  },
};
