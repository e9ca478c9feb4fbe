import type { Button } from '../core/channel.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Locale } from '../locales/locale.ts';

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

const namesOf = ({ id, names }: Exchange): string[] => [id, names.en, names.ja, ...names.also].map(normalise);

/** Words for everything. */
const EVERYTHING = ['all', 'every', 'everything', '全部', 'すべて', '全て', 'ぜんぶ', '全取引所', '*'].map(normalise);
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

/** Levenshtein distance, cut off above `most`. */
const distance = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row[b.length] ?? most + 1;
};

const TYPING_ERRORS = 2;
/** No name of an exchange is longer. */
export const NAME_MOST = 40;

/** Exchanges whose names are nearly what was typed, nearest first. */
export const nearExchanges = (text: string, directory: Readonly<Record<string, Exchange>>): Exchange[] => {
  const wanted = normalise(text.slice(0, NAME_MOST));
  if (wanted.length < 2) return [];
  return Object.values(directory)
    .map((exchange) => ({
      exchange,
      off: Math.min(
        ...namesOf(exchange).map((name) => (name.startsWith(wanted) ? 0 : distance(wanted, name, TYPING_ERRORS))),
      ),
    }))
    .filter(({ off }) => off <= TYPING_ERRORS)
    .toSorted((a, b) => a.off - b.off)
    .map(({ exchange }) => exchange);
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
