import type { LocaleId } from '../../lib/core/locale-id.ts';

/** How well a time is known: to the second or minute, about so, or only as lying between two times. */
export type Precision = 'second' | 'minute' | 'approximate' | 'interval' | 'unknown';

/** One asset as it is written on its chain. */
export interface AssetFact {
  chain: string;
  asset: string;
  /** Canonical; null for the chain's own asset. */
  contract: string | null;
  decimals: number;
}

/** The same in each language of the product. */
export type Sentence = Readonly<Record<LocaleId, string>>;

/** What sources say of one transfer of a theft, or of several that they report as one sum. */
export interface TheftFact {
  asset: AssetFact;
  /** Exact decimal, whole units. */
  amount: string;
  /** ISO 8601; null where only an interval is known, or nothing. */
  at: string | null;
  /** First and last possible time. Those with the same interval are spaced evenly within it. */
  between?: readonly [string, string];
  precision: Precision;
  txid: string | null;
  from: readonly string[];
  to: string;
  /** Transactions that a source reports as this sum; missing: it is one. */
  sumOf?: number;
  /** Paid within a transaction of someone else's: no list of transactions and no log shows it. */
  hidden?: true;
  source: string;
  note?: string;
}

/** What a wallet held of one asset just before the theft, and how it lives on ordinary days. Assumed unless `source` says. */
export interface WalletFact {
  address: string;
  asset: AssetFact;
  /** Exact decimal, whole units. */
  balance: string;
  source: string;
  /** Payments to customers a day, on the average; 0 for a wallet that pays its exchange's own alone. */
  paymentsADay: number;
  kind: 'hot' | 'cold';
}

/** A recorded theft: facts with their sources, and what is assumed beside them. */
export interface IncidentFacts {
  /** The name that `mamori replay` takes. */
  id: string;
  /** As in lib/exchanges, where it is there. */
  exchange: string;
  names: Sentence;
  thefts: readonly TheftFact[];
  wallets: readonly WalletFact[];
  /** Sums that sources give for what is played, by asset: the thefts come to exactly them. */
  totals: Readonly<Record<string, string>>;
  notice: { at: string; approximate: boolean; what: Sentence; source: string } | null;
  /** One sentence each, printed with every replay. */
  assumptions: readonly Sentence[];
  /** What sources report and the replay leaves out, and why. */
  leftOut: readonly string[];
}
