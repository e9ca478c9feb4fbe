import type { OutflowFinding, OutflowLevel, OutflowReason, Price, SecondSignal } from './outflow.ts';
import type { Instant } from './time.ts';
import type { Tier } from './transfer.ts';

/** More wallets and assets than these are not kept with one incident: the gravest are. */
export const PARTS_MOST = 60;
/** An event names so many assets with their sums; the others are counted. */
export const SUMS_MOST = 8;

/** What a chain is called. */
export interface ChainNames {
  en: string;
  ja: string;
}

/** One asset of one wallet in an incident, over one run of unusual outflow. */
export interface OutflowPart extends OutflowFinding {
  /** Its share when people were last told of it; null: nobody has been yet. */
  toldShare: number | null;
}

/** What an outflow incident has gathered: all wallets, assets and chains of one exchange. */
export interface OutflowDetail {
  parts: OutflowPart[];
  /** What makes it a suspected theft; empty while it is none. One of a kind at the most. */
  signals: SecondSignal[];
  /** Names of the chains concerned, by id. */
  chains: Record<string, ChainNames>;
  /** By asset, as of the last change; an asset that is missing has none that is known. */
  prices: Record<string, Price>;
  /** The tier that was told last. */
  toldTier: Tier;
  /** When a message of its own was last sent to everyone who is told. */
  sentAt: Instant;
}

/** What has left of one asset. */
export interface OutflowSum {
  asset: string;
  /** Ids of the chains. */
  chains: string[];
  /** Exact decimal, whole units; null where it is not known. */
  moved: string | null;
  /** Whole yen, cut off; null where the sum or the price is not known. */
  yen: string | null;
  /** When that price was one; null where there is none. */
  pricedAt: Instant | null;
}

/** An outflow as it stood at one time, in figures: an event is worded from this alone. */
export interface OutflowSeen {
  kind: 'outflow' | 'theft-suspected';
  /** The gravest of all. */
  level: OutflowLevel;
  /** Of one wallet and asset, the largest: 0 to 1. */
  share: number;
  /** Those worth most first, unknown ones last, no more than SUMS_MOST. */
  sums: OutflowSum[];
  /** How many assets there are beyond those. */
  more: number;
  chains: Record<string, ChainNames>;
  /** Distinct addresses that paid. */
  wallets: number;
  /** Distinct addresses that were paid, at least. */
  receivers: number;
  /** The first and the last transfer. */
  since: Instant;
  at: Instant;
  /** The least sure of its evidence. */
  tier: Tier;
  /** Why it is unusual, of the gravest wallet. */
  reasons: OutflowReason[];
  signals: SecondSignal[];
  /** Every label that it rests on is disputed. */
  disputed: boolean;
}
