import type { Choice } from '../core/channel.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Locale } from '../locales/locale.ts';
import { findExchange, namesOf, nearExchanges, normalise } from './exchange-names.ts';

/** What most people hold: offered first while nothing has been typed. */
const USUAL = ['BTC', 'ETH', 'XRP', 'USDT', 'USDC', 'SOL', 'ADA', 'DOGE', 'BNB', 'TRX', 'LTC', 'BCH', 'XEM', 'MONA'];

const EVERYTHING_TYPED = ['all'];

/** Lower is nearer; undefined where it does not fit at all. */
const rankOf = (names: readonly string[], wanted: string): number | undefined => {
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  return names.some((name) => name.includes(wanted)) ? 2 : undefined;
};

const ranked = <T>(all: readonly T[], names: (one: T) => readonly string[], wanted: string): T[] =>
  all
    .map((one) => ({ one, rank: rankOf(names(one), wanted) }))
    .filter((entry): entry is { one: T; rank: number } => entry.rank !== undefined)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ one }) => one);

/** Exchanges by id, English, Japanese and other names; nearly spelt ones where none begins or holds what was typed. */
export const completeExchange = (
  typed: string,
  directory: Readonly<Record<string, Exchange>>,
  locale: Locale,
  { withAll }: { withAll: boolean },
): Choice[] => {
  const wanted = normalise(typed);
  const fitting = ranked(Object.values(directory), namesOf, wanted);
  const shown = fitting.length > 0 ? fitting : nearExchanges(typed, directory);
  const choices = shown.map(({ id, names }) => ({ label: locale.exchangeName(names), value: id }));
  const all = withAll ? rankOf([...EVERYTHING_TYPED, normalise(locale.everyExchange)], wanted) : undefined;
  if (all === undefined) return choices;
  const everything = { label: locale.everyExchange, value: 'all' };
  // Whoever has begun to type it means it; to the others it is one more.
  return wanted === '' ? [...choices, everything] : [everything, ...choices];
};

/** Assets of one exchange by their codes; the usual ones first where nothing tells them apart. */
export const completeAsset = (typed: string, assets: readonly string[]): Choice[] => {
  const usual = (code: string): number => {
    const place = USUAL.indexOf(code);
    return place < 0 ? USUAL.length : place;
  };
  const inOrder = [...new Set(assets)].toSorted((a, b) => usual(a) - usual(b) || (a < b ? -1 : 1));
  return ranked(inOrder, (code) => [normalise(code)], normalise(typed)).map((code) => ({ label: code, value: code }));
};

/** The exchange that another option names already. */
export const exchangeIn = (
  options: Readonly<Record<string, string>>,
  directory: Readonly<Record<string, Exchange>>,
): Exchange | undefined => findExchange(options.exchange ?? '', directory);
