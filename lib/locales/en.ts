import type { EventReason, IncidentStatus } from '../core/incident.ts';
import { ageIn } from './age.ts';
import { COMMAND_WORDS } from './command-words.ts';
import { chainStatus } from './chain-status.ts';
import { ownEn } from './own-en.ts';
import { outflowLines } from './outflow-lines.ts';
import type { AlertFacts, Locale, StatusFacts, SuspendedLine } from './locale.ts';

const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
const time = (at: number): string => `${clock.format(at)} UTC`;
const items = new Intl.ListFormat('en', { type: 'conjunction' });
const ago = ageIn('en');
const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

const what = ({ headline, whole }: AlertFacts): string => {
  if (whole) return 'all withdrawals';
  return headline === '' ? 'some withdrawals' : `withdrawals of ${headline}`;
};

const alertTitle = (facts: AlertFacts): string => {
  if (facts.reason === 'resolved') return `${facts.exchange}: ${what(facts)} open again`;
  if (facts.reason === 'flapping') return `${facts.exchange}: ${what(facts)} go on and off`;
  return `${facts.exchange}: ${what(facts)} stopped${facts.confirmed ? '' : ' (reported)'}`;
};

const sureness = ({ confirmed, whole, reason }: AlertFacts): string => {
  if (reason === 'flapping')
    return 'They have gone on and off several times within the hour. We tell you when they have stayed open.';
  const newest =
    !whole && (reason === 'grown' || reason === 'settled')
      ? ' What was added last may have been read only once so far.'
      : '';
  return confirmed
    ? `Confirmed: two readings in a row of the exchange's own public data say so${whole ? ', for nearly everything it lists' : ''}.${newest}`
    : "Reported: one reading of the exchange's public data says so. We look again within a minute or two and tell you if it was wrong.";
};

const over = ({ exchange, offSince, at, confirmed }: AlertFacts): string[] => [
  `${exchange} shows withdrawals as open again. They were shown as stopped from ${time(offSince)} to about ${time(at)}.`,
  confirmed
    ? 'If you were waiting to withdraw, you can try again now; a queue is usual at first.'
    : 'The stop was seen in one reading only and was not confirmed.',
];

const guidance = ({ allDelisted }: AlertFacts): string =>
  `${
    allDelisted
      ? "The exchange's own page says whether and until when a delisted asset can still be taken out. Do not send any there."
      : "A stop does not mean that your balance is lost, and often it is maintenance. Until it is over, do not send new deposits there, and read the exchange's own page."
  } Nobody who writes to you offering help needs your password or keys.`;

const alertBody = (facts: AlertFacts): string[] => {
  const concerned = facts.assets === null ? [] : [`Concerned: ${facts.assets}.`];
  if (facts.reason === 'resolved') return [...concerned, ...over(facts)];
  return [
    ...concerned,
    `Since ${time(facts.offSince)}. ${sureness(facts)}`,
    ...(facts.delisted === null ? [] : [`The exchange says it has delisted ${facts.delisted}.`]),
    ...facts.said.map((words) => `The exchange says: "${words}"`),
    guidance(facts),
  ];
};

const REASONS: Record<EventReason, string> = {
  reported: 'stop reported',
  confirmed: 'confirmed',
  grown: 'more assets',
  settled: 'summed up',
  escalated: 'the whole exchange',
  flapping: 'on and off',
  resolved: 'over',
  recovering: 'open again, being watched',
  relapsed: 'stopped again',
  corrected: 'taken back: it was not so',
  unlisted: 'no longer listed',
  begun: 'has begun, as announced',
  overrun: 'goes on past its announced end',
  lapsed: 'no further word of it',
};
const STATUSES: Record<IncidentStatus, string> = {
  suspected: 'reported',
  confirmed: 'confirmed',
  recovering: 'open again, being watched',
  resolved: 'over',
};

const SOURCES: Record<StatusFacts['source'], string> = {
  fresh: '',
  stale: 'The reading is old: nothing new has come in.',
  unreachable: 'The exchange cannot be reached now.',
  blocked: 'The exchange refuses to answer us now.',
  unreadable: 'The exchange answers with something that cannot be read.',
};

const because = ({ reason, delisted }: SuspendedLine): string =>
  delisted ? ' (delisted)' : reason === null ? '' : ` ("${reason}")`;
const line = (row: SuspendedLine): string => `• ${row.asset}: stopped since ${time(row.since)}${because(row)}`;

const statusBody = ({ source, readAt, now, changed, more, offFromStart, rows, chains }: StatusFacts): string[] => [
  ...(changed.length === 0 ? [] : [[...changed.map(line), ...(more > 0 ? [`• and ${more} more`] : [])].join('\n')]),
  ...(offFromStart > 0
    ? [`${offFromStart} of ${rows} assets and networks were off already when the watch began.`]
    : []),
  ...(source === 'fresh' ? [] : [SOURCES[source]]),
  readAt === null ? 'It has not been read yet.' : `Last reading: ${ago(now - readAt)}.`,
  ...(chains.length === 0
    ? []
    : [`Wallets: ${chains.map((chain) => chainStatus.en(chain, ago(now - (chain.readAt ?? now)))).join('; ')}.`]),
];

const statusTitle = (exchange: string, state: StatusFacts['state']): string =>
  `${exchange}: ${
    {
      operational: 'no stop of withdrawals seen',
      'partly-suspended': 'some withdrawals stopped',
      suspended: 'withdrawals stopped as a whole',
      unknown: 'not known now',
    }[state]
  }`;

export const en: Locale = {
  id: 'en',
  name: 'English',
  words: ['en', 'english', '英語'],
  list: (parts) => items.format(parts),
  andMore: (count) => `${count} more`,
  time,
  exchangeName: ({ en: name }) => name,
  alertTitle,
  alertBody,
  links: { statusPage: 'Official page', incident: 'Details' },
  ...COMMAND_WORDS.en,
  acts: { add: 'add', remove: 'remove' },
  severities: { info: 'Information', watch: 'Watch', warn: 'Warning', critical: 'Critical' },
  buttons: {
    subscribe: (name) => `Alerts for ${name}`,
    status: (name) => `Status of ${name}`,
    help: 'Help',
    list: 'My alerts',
    everything: 'All exchanges',
    level: (level) => level,
    incident: (id) => `Incident ${id}`,
    unsubscribe: (name) => `Stop ${name}`,
    incidents: 'Incidents',
    changeLevel: 'Change level',
    undo: 'Subscribe again',
    statusNow: 'Status now',
    timeline: 'Timeline',
    stop: 'Stop these alerts',
    verdict: (verdict) => (verdict === 'real' ? 'Real alarm' : 'False alarm'),
    verdicts: 'Verdicts so far',
  },
  start: {
    title: 'Mamori watches crypto exchanges for you',
    body: [
      'When an exchange stops withdrawals, you hear of it here, within a minute or two.\nEvery message says how sure it is and how old the reading is.\nIt is free, never asks for passwords or keys, and is not investment advice.',
      'Which exchange holds your money?',
    ],
  },
  helpTitle: 'What you can write',
  helpFooter:
    'What you enter is kept sealed, for as long as you use this (90 days after a block); /export shows it, /delete removes it at once.\nAlerts come from public data, without warranty; not investment advice.',
  unknownCommand: 'I did not understand that. These are the likeliest commands:',
  didYouMeanCommand: 'Did you mean one of these?',
  aboutExchange: (exchange) => `What would you like to know about ${exchange}?`,
  crowded:
    'Very many people are joining at this moment, and you are not taken in yet. Please write again in ten minutes.',
  tooFast: 'That was a lot at once. Wait a minute, then ask again.',
  wordless: 'I can only read words. Press a button, or write something like this:',
  examples: '• /status upbit\n• /subscribe upbit\n• /list\n• /help',
  notSendingYet:
    'This is a trial run: alerts are not being sent out yet. What you subscribe to is kept, and counts once they are.',
  trial: ({ line: onLine, telegram, discord }) =>
    `Trial: sent to administrators alone. Live, this incident would have reached ${people(onLine)} on LINE, ${telegram} on Telegram and ${discord} on Discord by now.`,
  whichVerdict: (incident) => `Was ${incident} a real alarm?`,
  judged: (incident, verdict) => `Kept: ${incident} was a ${verdict === 'real' ? 'real' : 'false'} alarm`,
  verdicts: ({ real, falseAlarms, open }) => `Verdicts: ${real} real, ${falseAlarms} false, ${open} not judged yet`,
  whichExchange: 'Which exchange?',
  didYouMean: 'I do not know that exchange. Did you mean one of these?',
  badAsset: 'An asset is a short code such as BTC or USDT.',
  tooMany: (most) => `That is the limit of ${most} subscriptions. "all" covers every exchange.`,
  subscribed: (scope) => `You will be told about ${scope}`,
  subscribedNote: 'From confirmed stops on; /level changes that.',
  alreadySubscribed: (scope) => `You are told about ${scope} already`,
  unsubscribed: (scope) => `You will no longer be told about ${scope}`,
  notSubscribed: (scope) => `You were not subscribed to ${scope}`,
  nothingLeft: 'You have no alerts now.',
  stillTold: (scope) => `You are still told about ${scope}, which takes this in.`,
  everyExchange: 'all exchanges',
  scope: (exchange, asset) => (asset === null ? exchange : `${asset} at ${exchange}`),
  listTitle: 'Your alerts',
  listEmpty: 'You have no alerts yet.',
  settings: (level, language) => `Level: ${level}. Language: ${language}.`,
  statusTitle,
  statusLine: ({ exchange, state, source, readAt, now }) =>
    [
      statusTitle(exchange, state) + (source === 'fresh' ? '' : `. ${SOURCES[source]}`),
      ...(readAt === null ? [] : [`(read ${ago(now - readAt)})`]),
    ].join(' '),
  statusBody,
  walletsAlone: (exchange) =>
    `${exchange}: whether one can withdraw is not known. Its withdrawal flags are not read yet; the wallets that are known of it are watched on their chains.`,
  notRead: (exchange) => `${exchange} has not been read yet.`,
  incidentsTitle: 'Open and recent incidents',
  noIncidents: 'No incident is known.',
  incidentLine: ({ id, exchange, assets, status, said, openedAt }) =>
    `• ${exchange}: ${assets}, ${said ?? STATUSES[status]}, since ${time(openedAt)} [${id}]`,
  incidentTitle: ({ id, exchange, assets, status, said }) =>
    `${exchange}: ${assets}, ${said ?? STATUSES[status]} [${id}]`,
  timelineLine: ({ at, reason, said, assets }) =>
    `• ${time(at)}: ${said ?? REASONS[reason]}${assets === '' ? '' : ` (${assets})`}`,
  outflow: outflowLines.en,
  own: ownEn,
  whole: 'all withdrawals',
  noSuchIncident: 'No incident has that id.',
  levelSet: (level) => `You will be told from "${level}" on`,
  levelNow: (level) => `Your level is "${level}"`,
  levels: {
    info: 'info: resumptions and announcements',
    watch: 'watch: one asset off in one reading',
    warn: 'warn: confirmed stops',
    critical: 'critical: the whole exchange',
  },
  languageSet: 'I will write in English from now on',
  whichLanguage: 'Which language?',
  inGroup: "Please write to me directly: your alerts are nobody else's business.",
};
