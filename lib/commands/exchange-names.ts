import type { Button } from '../core/channel.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Locale } from '../locales/locale.ts';
import { editDistance } from './edit-distance.ts';

/** Hiragana stand this far before the katakana of the same sound: https://www.unicode.org/charts/PDF/U30A0.pdf */
const TO_KATAKANA = 0x60;
const katakana = (letter: string): string => String.fromCodePoint((letter.codePointAt(0) ?? 0) + TO_KATAKANA);

/** NFKC folds full-width letters and half-width kana; case, kind of kana, spaces and punctuation do not matter in a name. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s._・-]+/g, '')
    .replaceAll(/[ぁ-ゖ]/g, katakana);

export const namesOf = ({ id, names }: Exchange): string[] => [id, names.en, names.ja, ...names.also].map(normalise);

/** Words for everything. */
export const EVERYTHING: readonly string[] = [
  'all',
  'every',
  'everything',
  '全部',
  'すべて',
  '全て',
  'ぜんぶ',
  '全取引所',
  '*',
].map(normalise);
export const isEverything = (text: string): boolean => EVERYTHING.includes(normalise(text));

export const findExchange = (text: string, directory: Readonly<Record<string, Exchange>>): Exchange | undefined => {
  const wanted = normalise(text);
  return wanted === '' ? undefined : Object.values(directory).find((exchange) => namesOf(exchange).includes(wanted));
};

/** The exchange that the first words name (`gate io`, `ku coin btc`), and what is left behind its name. */
export const leadingExchange = (
  words: readonly string[],
  directory: Readonly<Record<string, Exchange>>,
): { exchange: Exchange; rest: string[] } | undefined => {
  for (let length = words.length; length > 0; length -= 1) {
    const exchange = findExchange(words.slice(0, length).join(' '), directory);
    if (exchange !== undefined) return { exchange, rest: words.slice(length) };
  }
  return undefined;
};

const TYPING_ERRORS = 2;
/** No name of an exchange is longer. */
export const NAME_MOST = 40;

/** Exchanges whose names begin so or are nearly what was typed, nearest first. */
export const nearExchanges = (
  text: string,
  directory: Readonly<Record<string, Exchange>>,
  slips = TYPING_ERRORS,
): Exchange[] => {
  const wanted = normalise(text.slice(0, NAME_MOST));
  if (wanted.length < 2) return [];
  return Object.values(directory)
    .map((exchange) => ({
      exchange,
      off: Math.min(
        ...namesOf(exchange).map((name) => (name.startsWith(wanted) ? 0 : editDistance(wanted, name, slips))),
      ),
    }))
    .filter(({ off }) => off <= slips)
    .toSorted((a, b) => a.off - b.off)
    .map(({ exchange }) => exchange);
};

const LATIN = /^[a-z0-9]+$/;
/** Shorter names stand in too many other words. */
const INSIDE_LEAST = 3;

/** Exchanges that a sentence names: Latin names as words of their own, Japanese ones wherever they stand. */
export const mentionedExchanges = (text: string, directory: Readonly<Record<string, Exchange>>): Exchange[] => {
  const [letters, words] = [
    normalise(text),
    text
      .normalize('NFKC')
      .toLowerCase()
      .split(/[^a-z0-9.]+/)
      .map(normalise),
  ];
  return Object.values(directory).filter((exchange) =>
    namesOf(exchange).some((name) =>
      LATIN.test(name) ? words.includes(name) : name.length >= INSIDE_LEAST && letters.includes(name),
    ),
  );
};

/** One button an exchange, sending a command with its id. */
export const exchangeButtons = (
  exchanges: readonly Exchange[],
  command: string,
  locale: Locale,
  label: (name: string) => string,
): Button[] =>
  exchanges.map((exchange) => ({
    label: label(locale.exchangeName(exchange.names)),
    command: `/${command} ${exchange.id}`,
  }));
