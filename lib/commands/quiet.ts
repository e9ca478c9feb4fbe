import { clockOf, readHours, type QuietHours } from '../core/quiet-hours.ts';
import type { Subscriber } from '../core/subscriber.ts';
import { USUAL_ZONES } from '../core/usual-zone.ts';
import { say, type ChatCommand, type CommandContext } from './command.ts';

const OFF = ['off', 'none', 'オフ', 'なし', '解除'];
const OFFERED = ['22:00-07:00', '23:00-07:00', '00:00-06:00'];
const ZONE_MOST = 40;

/** The zone's name as the system spells it; undefined where there is no such zone. */
const zoneIn = (text: string): string | undefined => {
  const name = text.normalize('NFKC').trim();
  if (name.toUpperCase() === 'JST') return 'Asia/Tokyo';
  if (name.length > ZONE_MOST || !/^[a-z][\w+/-]*$/i.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
};

const answerWith = (quiet: QuietHours | undefined, title: string | null, { locale }: CommandContext) => {
  const words = locale.own.quiet;
  const now = quiet === undefined ? words.off : words.now(clockOf(quiet.from), clockOf(quiet.to), quiet.zone);
  return say(title ?? now, {
    body: title === null ? [words.how] : [now, words.how],
    buttons: [
      ...OFFERED.map((hours) => ({ label: words.button(hours), command: `/quiet ${hours}` })),
      ...(quiet === undefined ? [] : [{ label: words.turnOff, command: '/quiet off' }]),
    ],
  });
};

const without = ({ quiet: _quiet, ...subscriber }: Subscriber): Subscriber => subscriber;

/** Hours in which alerts come without a sound. */
export const quiet: ChatCommand = {
  name: 'quiet',
  words: ['静音', 'おやすみ', 'quiet'],
  options: [
    { name: 'hours', required: false },
    { name: 'zone', required: false },
  ],
  answer([typed = '', zone = ''], context) {
    const { locale, subscriber } = context;
    const words = locale.own.quiet;
    if (typed === '') return { message: answerWith(subscriber.quiet, null, context) };
    if (OFF.includes(typed.normalize('NFKC').toLowerCase()))
      return {
        message: answerWith(undefined, null, context),
        ...(subscriber.quiet !== undefined && { subscriber: without(subscriber) }),
      };
    const hours = readHours(typed);
    if (hours === undefined) return { message: answerWith(subscriber.quiet, words.badHours, context) };
    const named = zone === '' ? (subscriber.quiet?.zone ?? USUAL_ZONES[locale.id]) : zoneIn(zone);
    if (named === undefined) return { message: answerWith(subscriber.quiet, words.badZone, context) };
    const next = { ...hours, zone: named };
    return { message: answerWith(next, null, context), subscriber: { ...subscriber, quiet: next } };
  },
};
