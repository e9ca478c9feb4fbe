import type { RiskWords } from './risk-words.ts';

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 2 });
const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
const time = (at: number): string => `${clock.format(at)} UTC`;
const round = (points: number): number => Math.round(points);

const BOUND = {
  disclosed: 'up to the hot share that the exchange states',
  law: 'up to the 5 % that the law allows in hot wallets, which is not what is so',
  unknown: 'the share in hot wallets is not known',
} as const;

export const riskEn: RiskWords = {
  title: (exchange) => (exchange === null ? 'The risk of what you hold' : `The risk of what you hold at ${exchange}`),
  empty: [
    'You have not told what you hold. Once you have, this shows what cannot be withdrawn now, what is exposed to a live event, and the record of each exchange.',
    'Write it like this:\n• /hold kraken BTC 0.5',
  ],
  yen: (amount) => `about ¥${compact.format(Number(amount))}`,
  total: (sum, unpriced) =>
    sum === null
      ? 'In all: not known, for nothing of it has a price that is known'
      : `In all: ${sum}${unpriced > 0 ? `, and ${unpriced} without a known price` : ''}`,
  locked: (sum, lines) => `1. Cannot be withdrawn now: ${sum}. That does not mean it is lost.\n${lines.join('\n')}`,
  nothingLocked: '1. Cannot be withdrawn now: nothing is seen.',
  lockedLine: (asset, exchange, since, age) =>
    `• ${asset} at ${exchange}: off ${since === null ? 'since before the watch began' : `since ${time(since)}`}${age === null ? '' : ` (read ${age})`}`,
  unknown: (assets) => `Not known whether it can be withdrawn: ${assets}`,
  exposed: (least, most, lines) =>
    `2. Exposed to a live event: ${least} to ${most}. A range, not a forecast.\n${lines.join('\n')}`,
  notExposed: '2. Exposed to a live outflow: nothing.',
  exposedLine: (exchange, { kind, bound, incident }) =>
    `• ${exchange}: ${kind === 'theft-suspected' ? 'theft suspected' : 'unusual outflow, unconfirmed'}, ${BOUND[bound]} [${incident}]`,
  points: (points, lines) =>
    `3. Record of the exchanges: ${round(points)} points (0 to 100, more is worse; the weights are our judgement)\n${lines.join('\n')}`,
  pointsLine: (exchange, points, unknown) =>
    `• ${exchange}: ${round(points)}${unknown > 0 ? `, ${round(unknown)} of them because something is not known` : ''}`,
  item: {
    registration: 'Registered in Japan',
    losses: 'Past losses',
    cold: 'Says how much it keeps offline',
    orders: 'Orders of the regulator',
    compensation: 'Compensation in its terms',
    audit: 'Audit or proof of reserves',
    halts: 'Stops without notice in 90 days',
  },
  itemLine: (item, points, most, known) => `• ${item}: ${round(points)} of ${most}${known ? '' : ' (not known: half)'}`,
  source: (date, url, verified) => `  ${date}, ${url}${verified ? '' : ' (not verified: read the source)'}`,
  concentration: (exchange, percent, flagged) =>
    `${percent} % of what has a price is at ${exchange}.${flagged ? ' That is more than half in one place.' : ''}`,
  since: (at, before, now) => `Last time (${time(at)}) ${before} could not be withdrawn; now it is ${now}.`,
  priced: (age) => `Prices: the oldest is from ${age}.`,
  footer:
    'That an exchange is registered does not guarantee that it can be trusted. From public information; not investment advice.',
  perExchange: (name) => `Risk at ${name}`,
  enter: 'Enter what I hold',
  picture: (parts) => `A picture of what you hold: ${parts.join('; ')}.`,
  drawn: {
    legend: {
      open: 'can be withdrawn now',
      locked: 'cannot be withdrawn now (that does not mean lost)',
      unknown: 'not known whether it can be withdrawn',
      exposed: 'the most that a live event concerns (no forecast)',
    },
    others: 'other exchanges',
    noPrice: 'price not known',
    time,
    notAdvice: 'not investment advice',
    bar: (name, sum, locked, unknown, exposed) =>
      [
        `${name} ${sum}`,
        ...(locked === null ? [] : [`${locked} of it cannot be withdrawn`]),
        ...(unknown === null ? [] : [`${unknown} of it not known`]),
        ...(exposed === null ? [] : [`at most ${exposed} concerned by a live event`]),
      ].join(', '),
  },
};
