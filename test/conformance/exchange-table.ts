import type { AssetRow } from '../../lib/core/availability.ts';
import { isGone, isPolled, readsFlags, takesKey, type Endpoint, type Exchange } from '../../lib/core/exchange.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { SHIPPED } from '../../lib/wallets/registry.ts';
import { MADE_LISTS } from '../exchanges/made-lists/index.ts';
import { tableLines } from './markdown-table.ts';
import { dayOf, recordedReadings, shortOf, type RecordedReading } from './recorded-readings.ts';

/** So many currencies show whether a list tells networks apart. */
const ENOUGH = 30;

const readingsOf = ({ id }: Exchange, { name }: Endpoint): RecordedReading[] =>
  recordedReadings.filter(({ recording, endpoint }) => recording.exchange === id && endpoint?.name === name);

/** Rows of a list in the form of its document, and of those that were recorded. */
const rowsOf = (exchange: Exchange, endpoint: Endpoint): AssetRow[] => {
  const made = MADE_LISTS.find((list) => list.exchange === exchange.id && list.endpoint === endpoint.name);
  return [
    ...(made === undefined ? [] : endpoint.read(made.body(ENOUGH))),
    ...readingsOf(exchange, endpoint).flatMap(({ rows }) => rows),
  ];
};

const flagsOf = (exchange: Exchange, endpoint: Endpoint): string => {
  const rows = rowsOf(exchange, endpoint);
  const per = rows.some(({ network }) => network !== null) ? 'network' : 'asset';
  const deposits = rows.some(({ deposit }) => deposit !== 'unknown') ? '' : ', withdrawals alone';
  return `flags per ${per}${deposits}`;
};

const funding = ({ endpoints }: Exchange, which: (endpoint: Endpoint) => boolean): Endpoint | undefined =>
  endpoints.find((endpoint) => endpoint.about === 'funding' && which(endpoint));
const hasWallets = ({ id }: Exchange): boolean => SHIPPED.exchanges.includes(id);

/** What is known of it without a key. */
const toldBy = (exchange: Exchange): string => {
  if (isGone(exchange)) return 'gone';
  const flags = funding(exchange, ({ name }) => exchange.polls.includes(name));
  if (readsFlags(exchange) && flags !== undefined) return flagsOf(exchange, flags);
  if (isPolled(exchange)) return 'trading or system only';
  if ((exchange.feeds ?? []).length > 0) return 'notices only';
  return hasWallets(exchange) ? 'wallets only' : 'nothing by itself';
};

const withKeyOf = (exchange: Exchange): string => {
  const keyed = funding(exchange, ({ signed }) => signed !== undefined);
  if (!takesKey(exchange) || keyed === undefined) return '–';
  return exchange.polls.includes(keyed.name) ? 'the same' : flagsOf(exchange, keyed);
};

const countOf = (exchange: Exchange, endpoint: Endpoint): string[] => {
  const read = readingsOf(exchange, endpoint).filter(({ why }) => why === '');
  if (read.length === 0) return [];
  const newest = read.flatMap(({ recording }) => dayOf(recording) ?? []).reduce((a, b) => (a > b ? a : b), '');
  const short = Map.groupBy(
    read.filter(({ recording }) => shortOf(recording) !== ''),
    ({ recording }) => shortOf(recording),
  );
  const shorts = [...short].map(([what, of]) => (of.length === read.length ? what : `${of.length} ${what}`));
  return [`${endpoint.name} ${read.length} (${[newest === '' ? 'undated' : newest, ...shorts].join(', ')})`];
};

/** Recorded bodies that were read, by what they are of; `document alone` where nothing that is asked for is among them. */
const verifiedOn = (exchange: Exchange): string => {
  const { endpoints, polls } = exchange;
  if (endpoints.length === 0) return '–';
  const isAsked = ({ name, signed }: Endpoint): boolean => polls.includes(name) || signed !== undefined;
  const asked = endpoints.filter(isAsked);
  const alone = asked.filter((endpoint) => countOf(exchange, endpoint).length === 0).map(({ name }) => name);
  const counted = endpoints.flatMap((endpoint) => countOf(exchange, endpoint));
  const first = asked.length === 0 && counted.length === 0 ? ['document alone'] : [];
  return [
    ...first,
    ...(alone.length === 0 ? [] : [`document alone: ${alone.join(', ')}`]),
    ...(counted.length === 0 ? [] : [`recorded: ${counted.join(', ')}`]),
  ].join('; ');
};

const others = ({ endpoints, polls }: Exchange): string =>
  endpoints
    .filter(({ name, signed }) => !polls.includes(name) && signed === undefined)
    .map(({ name }) => name)
    .join(', ');

const standingOf = ({ standing }: Exchange): string =>
  standing === undefined ? 'serves' : `${standing.what} since ${standing.since}`;

const feedsOf = ({ feeds = [] }: Exchange): string =>
  feeds
    .map(({ id, format, verifiedOn: on }) => `${id} (${format}, ${on === null ? 'document alone' : 'recorded'})`)
    .join(', ') || '–';

const rowOf = (exchange: Exchange): string[] => [
  exchange.id,
  exchange.names.en,
  toldBy(exchange),
  exchange.polls.join(', ') || '–',
  withKeyOf(exchange),
  feedsOf(exchange),
  verifiedOn(exchange),
  others(exchange) || '–',
  standingOf(exchange),
];

const HEAD = ['id', 'exchange', 'tells', 'polled', 'with a key', 'feeds', 'verified', 'reads too', 'standing'];

/** The table of all exchanges as Markdown, a line each; what was verified is known only where the recordings are. */
export const exchangeLines = (): string[] => {
  const exchanges: readonly Exchange[] = Object.values(EXCHANGES);
  const rows = exchanges.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(rowOf);
  const kinds = Map.groupBy(rows, ([, , tells = '']) => tells.replace(/ per .*/, ''));
  const summed = [...kinds]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([tells, of]) => `${of.length} ${tells}`);
  return [`${rows.length} exchanges: ${summed.join(', ')}.`, '', ...tableLines(HEAD, rows)];
};
