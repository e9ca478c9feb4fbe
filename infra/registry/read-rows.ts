import { WALLET_KINDS, type WalletClaim, type WalletKind } from '../../lib/core/wallet.ts';
import { canonicalOn, chainOfRow } from './chain-ids.ts';
import { exchangeIdOf } from './exchange-ids.ts';
import { CONFIDENCES, confidenceOf, SOURCES, type Confidence } from './sources.ts';

/** A row of wallets.jsonl, as far as it is taken. */
interface Row {
  exchange: string;
  chain: string;
  address: string;
  kind: string;
  label?: string;
  confidence: string;
  sources: string[];
}

/** One fact, in this project's words. `sources` has a bit a source. */
export interface Fact extends Omit<WalletClaim, 'source' | 'confidence'> {
  sources: number;
  confidence: Confidence;
}

const LABEL_MOST = 40;

const kindOf = (kind: string): WalletKind => WALLET_KINDS.find((known) => known === kind) ?? 'unknown';

/** Throws for a source that is not in the table: its licence must be looked at first. */
const sourcesOf = (named: readonly string[]): number =>
  named.reduce((bits, name) => {
    const bit = SOURCES.findIndex((source) => source.named === name);
    if (bit < 0) throw new Error(`unknown source: ${name}`);
    return bits | (1 << bit);
  }, 0);

/** A name that says more than the exchange's: short, as written. Sentences are not taken. */
const labelOf = (label: string | undefined, exchange: string): string | null => {
  const short = label?.replace(/\s*\(.*$/, '').trim() ?? '';
  if (short === '' || short.length > LABEL_MOST || exchangeIdOf(short) === exchange) return null;
  return short;
};

/** What follows an address in a row of one list (`… (AMP ID: …)`) is none of it. */
const factOf = ({
  exchange: name,
  chain: spelling,
  address: text,
  kind,
  label,
  confidence,
  sources,
}: Row): Fact | undefined => {
  const written = text.replace(/ \(.*$/, '');
  const chain = chainOfRow(spelling, written);
  const address = canonicalOn(chain, written);
  if (address === undefined) return undefined;
  const exchange = exchangeIdOf(name);
  return {
    exchange,
    chain,
    address,
    kind: kindOf(kind),
    label: labelOf(label, exchange),
    sources: sourcesOf(sources),
    confidence: confidenceOf(confidence),
  };
};

const rank = ({ confidence }: Fact): number => CONFIDENCES.indexOf(confidence);
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The surest first; those that are equally sure in an order that does not depend on where they came from. */
export const bySureness = (facts: readonly Fact[]): Fact[] =>
  facts.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      compare(a.exchange, b.exchange) ||
      compare(a.chain, b.chain) ||
      compare(a.address, b.address) ||
      compare(a.label ?? '', b.label ?? ''),
  );

/** The rows of wallets.jsonl as facts, and how many rows hold no address. */
export const readRows = (text: string): { facts: Fact[]; without: number } => {
  const rows = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => factOf(JSON.parse(line) as Row));
  const facts = rows.filter((fact): fact is Fact => fact !== undefined);
  return { facts, without: rows.length - facts.length };
};
