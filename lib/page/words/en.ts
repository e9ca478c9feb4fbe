import { ageIn } from '../../locales/age.ts';
import { OUTFLOW_WORDS } from './outflow.ts';
import type { PageWords } from './words.ts';

const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
const items = new Intl.ListFormat('en', { type: 'conjunction' });
const count = new Intl.NumberFormat('en');
/** So many names are read out; more are counted. */
const NAMES_MOST = 2;

export const en: PageWords = {
  locale: 'en',
  tagline: 'Can customers withdraw? What the exchanges’ own public data says, and how old each reading is.',
  summary: ({ all, stopped, whole, unknown, leaving }) => {
    const outflow =
      leaving.length === 0
        ? ''
        : `Unusual outflow at ${leaving.length > NAMES_MOST ? `${leaving.length} exchanges` : items.format(leaving)}. `;
    const what = whole ? 'Withdrawals' : 'Some withdrawals';
    if (stopped.length > NAMES_MOST) return `${outflow}${what} are stopped at ${stopped.length} exchanges`;
    if (stopped.length > 0) return `${outflow}${what} are stopped at ${items.format(stopped)}`;
    if (unknown === all) return `${outflow}Nothing is known yet: no exchange has been read`;
    const seen = `${outflow}No stop of withdrawals seen at ${all - unknown} ${all - unknown === 1 ? 'exchange' : 'exchanges'}`;
    return unknown === 0 ? seen : `${seen}; ${unknown} cannot be read now`;
  },
  skip: 'Skip to the content',
  exchanges: 'Exchanges',
  readings: 'Readings',
  incidents: 'Incidents',
  timeline: 'Timeline',
  noIncidents: 'No incident since this service began to watch.',
  never: 'not read yet',
  read: (age) => `read ${age}`,
  readLast: (age) => `last read ${age}`,
  rows: (all, suspended) => `${count.format(suspended)} of ${count.format(all)} assets and networks off`,
  rowsCalm: (all, suspended) =>
    suspended === 0
      ? `${count.format(all)} assets and networks, none off`
      : `${count.format(suspended)} of ${count.format(all)} assets and networks off, none of them newly`,
  walletsAlone: 'Its withdrawal flags are not read yet. The wallets that are known of it are watched on their chains.',
  exchangeSays: (words) => `The exchange says: “${words}”`,
  state: {
    operational: 'No stop seen',
    'partly-suspended': 'Some stopped',
    suspended: 'Stopped as a whole',
    unknown: 'Not known now',
  },
  source: { fresh: 'Fresh', stale: 'Stale', unreachable: 'Unreachable', blocked: 'Blocked', unreadable: 'Unreadable' },
  sourceMeans: {
    fresh: '',
    stale: 'Nothing new has come in for a while.',
    unreachable: 'It could not be reached.',
    blocked: 'It refuses to answer us.',
    unreadable: 'Its answer is not what its documents describe.',
  },
  status: { suspected: 'Reported', confirmed: 'Confirmed', recovering: 'Open again, being watched', resolved: 'Over' },
  sureness: {
    suspected: 'One reading says so. The next one will tell.',
    confirmed: 'Two readings in a row say so.',
    recovering: 'Open in the last reading. It is over when that has held for long enough.',
    resolved: 'Open for long enough, in several readings in a row.',
  },
  reason: {
    reported: 'Withdrawals off',
    confirmed: 'Confirmed',
    grown: 'More assets',
    settled: 'Summed up',
    escalated: 'The whole exchange',
    flapping: 'Goes on and off',
    resolved: 'Over',
    recovering: 'Open again',
    relapsed: 'Off again',
    corrected: 'Taken back',
    unlisted: 'No longer listed',
    begun: 'Begun, as announced',
    overrun: 'Past its announced end',
    lapsed: 'No further word',
  },
  because: {
    reported: 'one reading',
    confirmed: 'two readings in a row',
    grown: 'they stopped within the same quarter of an hour',
    settled: 'all that stopped within the quarter of an hour',
    escalated: 'nearly everything it lists is off',
    flapping: 'several changes within the hour',
    resolved: 'open for long enough, in several readings',
    recovering: 'one reading so far; being watched',
    relapsed: 'before it had been open for long enough',
    corrected: 'what it rested on was replaced on the chain',
    unlisted: 'gone from the list: nothing can be seen of it',
    begun: 'it was announced two hours before or earlier',
    overrun: 'half an hour after the announced end it is still off',
    lapsed: 'what was said lies too far back',
  },
  severity: { info: 'Info', watch: 'Watch', warn: 'Warning', critical: 'Critical' },
  phase: {
    reported: 'off in one reading',
    confirmed: 'off in two in a row',
    recovering: 'open again, being watched',
    recovered: 'open again',
    unlisted: 'no longer listed',
  },
  member: { asset: 'Asset', phase: 'Withdrawals', since: 'Off since', says: 'The exchange’s words' },
  outflow: OUTFLOW_WORDS.en,
  whole: 'all withdrawals',
  andMore: (more) => `and ${more} more`,
  earlier: (more) => `${more} earlier ${more === 1 ? 'change' : 'changes'}`,
  since: (age) => `began ${age}`,
  ago: ageIn('en'),
  time: (at) => `${clock.format(at)} UTC`,
  back: 'All exchanges',
  languages: 'Language',
  lost: 'No contact with Mamori: what you see may be old.',
  notFound: { title: 'There is no such page', body: 'The incident may be misspelt, or belong to another service.' },
  disclaimer: 'From public data, without warranty; not investment advice. A calm page is no promise.',
};
