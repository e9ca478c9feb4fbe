import { OPERATORS } from './operators.ts';
import { UNREGISTERED } from './unregistered.ts';

/** Someone whom the regulator may name. */
export interface NamedOperator {
  /** The name that was recognised, as this project writes it. */
  name: string;
  /** The company under its present name: two names of one are one operator. */
  company: string;
  exchange: string | null;
  common: boolean;
}

/** Full width and half width are one, as are capitals and small letters. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

const LEGAL_FORM =
  /株式会社|合同会社|有限会社|\(株\)|(?<![a-z])(co\.?,?\s*ltd\.?|k\.k\.|inc\.?|limited|ltd\.?|llc|corporation)(?![a-z])/g;
const SEPARATORS = /[\s・.,_‐–-]+/g;

/** A name without its company's legal form, which stands before or behind it, and without spaces and points. */
const core = (name: string): string => fold(name).replaceAll(LEGAL_FORM, '').replaceAll(SEPARATORS, '');

const KNOWN = ((): ReadonlyMap<string, NamedOperator> => {
  const registered = OPERATORS.flatMap(({ name, exchange, also, common = false }) =>
    [name, ...also].map((one): [string, NamedOperator] => [core(one), { name: one, company: name, exchange, common }]),
  );
  const others = UNREGISTERED.flatMap(({ exchange, names }) =>
    names.map((one): [string, NamedOperator] => [core(one), { name: one, company: names[0], exchange, common: false }]),
  );
  // Whoever is on the list comes last and wins.
  return new Map([...others, ...registered]);
})();

const LATIN = 'a-z0-9';
const KATAKANA = 'ァ-ヺー';
const kindOfLetter = (letter: string): string | undefined =>
  [LATIN, KATAKANA].find((letters) => new RegExp(`[${letters}]`).test(letter));

/**
 * A name where it stands as a word: Latin letters beside Latin ones, and katakana beside katakana, make another word
 * (ガイア is not in ガイアックス). Between its letters up to two spaces or points may stand.
 */
const wordOf = (name: string): string => {
  const letters = Array.from(name);
  const [before, behind] = [kindOfLetter(letters[0] ?? ''), kindOfLetter(letters.at(-1) ?? '')];
  const spelled = letters.map((letter) => letter.replace(/[^\p{L}\p{N}]/u, '\\$&')).join('[\\s・._‐–-]{0,2}');
  return `${before === undefined ? '' : `(?<![${before}])`}${spelled}${behind === undefined ? '' : `(?![${behind}])`}`;
};

// The longest first: Binance Japan is not Binance.
const ANY_NAME = new RegExp(
  Array.from(KNOWN.keys())
    .toSorted((a, b) => b.length - a.length)
    .map(wordOf)
    .join('|'),
  'g',
);

/** The operators that a folded text names, each once, in the order in which they stand there. */
export const operatorsIn = (folded: string): NamedOperator[] => {
  const byCompany = new Map<string, NamedOperator>();
  for (const [spelled] of folded.matchAll(ANY_NAME)) {
    const operator = KNOWN.get(core(spelled));
    if (operator !== undefined && !byCompany.has(operator.company)) byCompany.set(operator.company, operator);
  }
  return Array.from(byCompany.values());
};

/** The exchange that a company of the regulator's list runs, by its whole name and never by its number; null if none is known. */
export const exchangeOfOperator = (name: string): string | null => KNOWN.get(core(name))?.exchange ?? null;
