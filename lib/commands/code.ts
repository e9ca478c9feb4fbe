import type { Subscriber } from '../core/subscriber.ts';
import { say, type ChatCommand } from './command.ts';

/** Long enough for a sentence, short enough for a lock screen. */
const PHRASE_MOST = 40;
/** What the button sends: too long to be a phrase itself. */
const CLEAR = 'remove-my-phrase-and-show-none-from-now-on';

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const lengthOf = (text: string): number => [...letters.segment(text)].length;

const without = ({ phrase: _phrase, ...subscriber }: Subscriber): Subscriber => subscriber;

/** The person's own phrase against forged alerts. Answers never show it: who looks over a shoulder learns nothing. */
export const code: ChatCommand = {
  name: 'code',
  words: ['合言葉', 'code'],
  input: 'text',
  options: [{ name: 'phrase', required: false }],
  answer(args, { locale, subscriber, accounts = [] }) {
    const words = locale.own.code;
    const body = [words.why, ...(accounts.length === 0 ? [] : [words.accounts(accounts)])];
    const typed = args.join(' ').trim();
    const clear = [{ label: words.clear, command: `/code ${CLEAR}` }];
    if (typed === '') {
      const isSet = subscriber.phrase !== undefined;
      return {
        message: say(isSet ? words.isSet : words.none, { body, buttons: isSet ? clear : [] }),
      };
    }
    if (typed === CLEAR) return { message: say(words.cleared, { body }), subscriber: without(subscriber) };
    if (lengthOf(typed) > PHRASE_MOST) return { message: say(words.tooLong(PHRASE_MOST), { body }) };
    return {
      message: say(words.set, { body, buttons: clear }),
      subscriber: { ...subscriber, phrase: typed },
    };
  },
};
