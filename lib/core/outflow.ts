import type { Instant } from './time.ts';
import type { Tier } from './transfer.ts';

/** How alarming a wallet's outflow is by its own figures. */
export const OUTFLOW_LEVELS = ['watch', 'warn', 'critical'] as const;
export type OutflowLevel = (typeof OUTFLOW_LEVELS)[number];

/** One event of one asset of one wallet, as the detector takes it. Amounts are in any one unit; scores are floats. */
export interface FlowEvent {
  t: Instant;
  /** `internal`: to or from a wallet known as the exchange's own. */
  kind: 'out' | 'in' | 'internal';
  amount: number;
  /** The counterparty; null where it cannot be seen. */
  to: string | null;
  /** Of the wallet, after the event; null where it is not known. */
  balance: number | null;
  /** Within an announced window. */
  announced?: boolean;
}

/** One term of the score with its figures: each is one sentence to a person (lib/locales words them). */
export type OutflowReason =
  /** `share` of the wallet went to `receivers` addresses never paid before, within `minutes`. */
  | { kind: 'new-receivers'; share: number; receivers: number; minutes: number }
  /** The largest payment so far is exceeded `times`. */
  | { kind: 'largest-ever'; times: number }
  /** `count` large payments to new addresses within `minutes`, where `expected` are usual. */
  | { kind: 'burst'; count: number; expected: number; minutes: number }
  /** `share` of the wallet left within `minutes`, to whomever. */
  | { kind: 'drained'; share: number; minutes: number }
  /** Other wallets of the exchange do the same within the hour. */
  | { kind: 'coincidence'; wallets: number }
  /** It falls into an announced window: that lowers the score and never clears it. */
  | { kind: 'announced' };

/** What the detector says after an event. */
export interface Assessment {
  /** Null: nothing unusual. */
  level: OutflowLevel | null;
  /** log10 odds. */
  score: number;
  /** Of the wallet's balance that has left lately, 0 to 1: the larger of the terms' windows. */
  share: number;
  reasons: OutflowReason[];
}

/** A transfer that an alarm rests on. */
export interface OutflowEvidence {
  txid: string | null;
  index: number;
  to: string | null;
  /** Exact decimal, whole units. */
  amount: string;
  at: Instant;
  height: number | null;
  tier: Tier;
}

/** More is not needed to judge an alarm; the amounts of all are in `moved`. */
export const EVIDENCE_MOST = 10;

/** What is unusual of one asset of one wallet, as of one reading. */
export interface OutflowFinding {
  chain: string;
  wallet: string;
  contract: string | null;
  asset: string;
  level: OutflowLevel;
  score: number;
  share: number;
  reasons: OutflowReason[];
  /** Sum that has left since `since` to others, exact decimal in whole units; null where the decimals are not known. */
  moved: string | null;
  since: Instant;
  /** The last transfer. */
  at: Instant;
  /** Distinct addresses. */
  receivers: number;
  /** The largest ones, no more than EVIDENCE_MOST. */
  evidence: OutflowEvidence[];
  /** The wallet's label is disputed, or most went to what may be the exchange's own: no alarm above watch rests on it alone. */
  disputed: boolean;
}

export const findingKey = (finding: Pick<OutflowFinding, 'chain' | 'wallet' | 'contract'>): string =>
  `${finding.chain}\t${finding.wallet}\t${finding.contract ?? ''}`;

/** What makes an unusual outflow a suspected theft. */
export type SecondSignal =
  | { kind: 'several-wallets'; wallets: number; at: Instant }
  | { kind: 'unannounced-halt'; incident: string; at: Instant }
  | { kind: 'official-wording'; source: string; at: Instant };

/** A price with its age; exact decimal yen for one whole unit. */
export interface Price {
  yen: string;
  at: Instant;
  source: string;
}
