import { totalYen, type OwnFigures, type OwnSum } from '../core/own-figures.ts';
import type { Instant } from '../core/time.ts';
import { ageIn } from './age.ts';
import { exactAmount } from './exact-amount.ts';
import { grouped } from './outflow-words.ts';
import { CHANNEL_NAMES } from './channel-names.ts';
import type { OwnWords } from './own-words.ts';

const ago = ageIn('en');
const items = new Intl.ListFormat('en', { type: 'conjunction' });
const SUMS_SHOWN = 8;

const yen = (amount: string): string => `about ¥${grouped(amount.split('.')[0] ?? amount)}`;
const worth = ({ yen: value, pricedAt, asset }: OwnSum, now: Instant): string => {
  if (asset === 'JPY') return '';
  if (value === null || pricedAt === null) return ' (value not known)';
  return ` (${yen(value)}, price from ${ago(now - pricedAt)})`;
};
const list = (sums: readonly OwnSum[], now: Instant): string =>
  items.format([
    ...sums.slice(0, SUMS_SHOWN).map((sum) => `${exactAmount(sum.amount)} ${sum.asset}${worth(sum, now)}`),
    ...(sums.length > SUMS_SHOWN ? [`${sums.length - SUMS_SHOWN} more`] : []),
  ]);

const figures = ({ concerned, others }: OwnFigures, over: boolean, now: Instant): string[] => {
  const total = totalYen([...concerned, ...others]);
  const all =
    total === null
      ? 'The sum of all you hold there is not known, for the price of something in it is not.'
      : `All you hold there: ${yen(total)}.`;
  if (over)
    return concerned.length === 0 ? [] : [`Of what you told us you hold, this was about ${list(concerned, now)}.`];
  return [
    concerned.length === 0
      ? `Nothing of what you told us you hold is concerned. You hold there: ${list(others, now)}.`
      : `Of what you told us you hold, this is about ${list(concerned, now)}. ${all}`,
  ];
};

export const ownEn: OwnWords = {
  hold: {
    title: 'What you hold',
    empty: 'Nothing is entered yet. What you enter makes alerts say what they mean for your own money.',
    how: 'Write it like this; several lines at once are fine.\n• /hold kraken BTC 0.5\n• /hold kraken JPY 100000\nAn amount of 0 removes it.',
    line: (exchange, asset, amount) => `• ${exchange}: ${exactAmount(amount)} ${asset}`,
    saved: (count, removed) =>
      [...(count > 0 ? [`${count} saved`] : []), ...(removed > 0 ? [`${removed} removed`] : [])].join(', '),
    alsoTold: (exchange) => `You are told about ${exchange} from now on, too.`,
    whichAsset: (exchange) => `Which asset do you hold at ${exchange}?`,
    amount: 'Amount (0 removes it)',
    several: 'Enter several at once',
    severalLabel: 'A line each: exchange, asset, amount',
    severalExample: 'kraken BTC 0.5',
    howMuch: (asset, exchange) => `How much ${asset} at ${exchange}? Send the number alone, such as 0.5.`,
    unread: (lines) =>
      `Could not be read: line ${items.format(lines.map(String))}. Write exchange, asset, amount; the amount like 0.5 or 1,000.`,
    unclear: 'That could not be read. Write exchange, asset, amount; the amount like 0.5 or 1,000.',
    tooMany: (most) => `No more than ${most} can be kept.`,
    kept: 'Amounts are sealed where they are stored, and used for your alerts and /risk alone. /delete removes them at any time.',
    button: (name) => `I hold at ${name}`,
    asset: (asset) => asset,
    list: 'What I hold',
  },
  quiet: {
    now: (from, to, zone) => `From ${from} to ${to} (${zone}) you are told without a sound`,
    off: 'There are no quiet hours',
    how: 'Write /quiet 23:00-07:00, or /quiet off. Critical alerts of an exchange where you hold something sound all the same.',
    badHours: 'Write hours like 23:00-07:00.',
    badZone: 'Write a time zone like Europe/Berlin.',
    button: (hours) => `Quiet ${hours}`,
    turnOff: 'No quiet hours',
  },
  code: {
    set: 'Your phrase is kept',
    cleared: 'Your phrase is gone',
    none: 'You have no phrase',
    isSet: 'You have a phrase; it is not shown here',
    why: 'Your phrase stands in every alert to you. An alert without it is a forgery. Write /code and your phrase; use no password that you use elsewhere.',
    accounts: (accounts) =>
      `Official accounts: ${accounts.map(({ channel, name }) => `${CHANNEL_NAMES[channel]} ${name}`).join(', ')}. Whoever else writes as Mamori is not us.`,
    tooLong: (most) => `A phrase has 1 to ${most} characters.`,
    clear: 'Remove my phrase',
  },
  export: {
    title: 'All that is stored of you',
    what: 'Language, level, quiet hours, subscriptions and holdings. Your number in the chat is stored sealed.',
    phrase: 'Your phrase is left out: nothing but alerts ever shows it.',
    file: 'What Mamori stores of you, as JSON',
  },
  delete: {
    ask: 'Delete everything?',
    what: 'Subscriptions, holdings, phrase and settings are gone at once and for good, and no alert reaches you any more.',
    confirm: 'Delete everything',
    done: 'Everything is deleted',
    after:
      'Nothing of you is stored any more. The history of this chat is your app’s to delete. To begin again, write anything.',
  },
  here: {
    direct: 'This is for groups and for channels of servers: an administrator writes it there.',
    notAdministrator: 'Only those who lead this group can set up what it is told.',
    none: 'Nothing is told here yet',
    title: 'What is told here',
    set: 'This is told here from now on',
    off: 'Nothing is told here any more',
    how: 'Write /here EXCHANGE, /here all or /here off; a level may follow (/here kraken watch). Holdings and phrases belong into a direct chat with me.',
    badLevel: 'A level is info, watch, warn or critical.',
    level: (level) => `From "${level}" on.`,
    button: (name) => `Tell here of ${name}`,
    turnOff: 'Nothing here any more',
  },
  firstRun: {
    level: 'One more step: from when on do you want to be told?',
    recommended: 'warn (recommended)',
    done: 'Done: nothing more is needed. If you enter what you hold, alerts say what they mean for your own money.',
    hold: 'Enter what I hold',
  },
  summary: ({ holdings, quiet, digest, hasPhrase }) =>
    `Holdings: ${holdings} · Quiet hours: ${quiet ?? 'none'} · Digest: ${digest ?? 'none'} · Phrase: ${hasPhrase ? 'set' : 'none'}`,
  figures,
  phraseIs: (phrase) => `Your phrase: ${phrase}`,
};
