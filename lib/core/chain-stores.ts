import type { Chain, ChainApi } from './chain.ts';
import type { Assessment, FlowEvent, OutflowEvidence } from './outflow.ts';
import type { Instant } from './time.ts';

/** How one node was last heard. */
export interface NodeHealth {
  /** `lagging`: blocks behind the others. `differs`: says what the others deny. */
  state: 'fresh' | 'unreachable' | 'blocked' | 'unreadable' | 'lagging' | 'differs';
  /** Since when it has been in this state. */
  since: Instant;
  /** Failures in a row: the pause before it is asked again grows with them. */
  failures: number;
  /** It is not asked before. */
  retryAt: Instant;
  /** Ours, never a piece of its answer or address. */
  detail: string | null;
}

/** A block that was read, in short: enough of its hash to know it again. */
export interface BlockMark {
  height: number;
  mark: string;
}

/** What was not read: blocks that were skipped, or an account whose pages ended too early. */
export interface ReadingGap {
  /** The blocks, ascending; null where an account's history is missing. */
  blocks: { from: number; to: number } | null;
  /** The account; null where it is all of them. */
  address: string | null;
  /** When it was noticed. */
  since: Instant;
}

/** One asset of one wallet. */
export interface FlowKey {
  wallet: string;
  contract: string | null;
}

/** What is kept of a chain: one small item, written at every poll. */
export interface ChainHead {
  chain: string;
  names: Chain['names'];
  /** Ids of the exchanges that have wallets there. */
  exchanges: string[];
  reads: ChainApi['reads'];
  /** Blocks: the last one taken in. Accounts: the tip when they were last read. Null before the first reading. */
  height: number | null;
  /** The newest block that is known of, and the newest irreversible one. */
  tip: number | null;
  final: number | null;
  /** The last blocks taken in, ascending: what a reorganisation is seen by. */
  recent: BlockMark[];
  /** Blocks that were taken in and then replaced: wallets touched in them take it back when they are next loaded. */
  dropped: BlockMark[];
  /** By the name of the node: its API and its host. */
  nodes: Record<string, NodeHealth>;
  /** The last ones, oldest first. */
  gaps: ReadingGap[];
  /** Wallets whose outflow is unusual now: looked at in every poll. */
  alarmed: FlowKey[];
  /**
   * Accounts that are read, or whose balances are compared, a part of them in each poll: the address after which the
   * round goes on, how many they are, and how long the last round took.
   */
  round: { after: string | null; accounts: number; startedAt: Instant; lastMs: number | null } | null;
  /** Blocks or accounts that wait for the next poll. */
  behind: number;
  /** Of the last reading that came to its end; null before the first. */
  readAt: Instant | null;
  triedAt: Instant;
  state: 'fresh' | 'unreachable' | 'blocked' | 'unreadable';
  detail: string | null;
  version: number;
}

/** A transfer as a wallet's state has taken it in: kept while it may be taken back. */
export interface TakenFlow {
  /** Beginning of the transaction's id, and the place in it. */
  id: string;
  /** Beginning of what it spends. */
  origin: string | null;
  /** Beginning of its block's hash; null where it is in none yet, or the API tells none. */
  mark: string | null;
  height: number | null;
  kind: FlowEvent['kind'];
  /** Smallest unit. */
  raw: string;
  to: string | null;
  at: Instant;
  /** As the detector was told it. */
  balance: number | null;
  /** Paid to what may be the exchange's own. */
  disputed?: true;
}

/** A run of unusual outflow of one asset of one wallet. */
export interface Episode {
  since: Instant;
  at: Instant;
  /** Smallest unit, to others, since `since`. */
  moved: string;
  /** Of that, what may have gone to the exchange's own: labels contradict each other. Missing: nothing. */
  disputed?: string;
  /** Beginnings of the addresses paid, no more than are kept; and how many there were at least. */
  paid: string[];
  receivers: number;
  evidence: OutflowEvidence[];
  /** The gravest of the run. */
  peak: Assessment;
}

/** The state of one asset of one wallet. */
export interface WalletFlow extends FlowKey {
  chain: string;
  asset: string;
  decimals: number;
  /** The detector's own; null before the first event. */
  detector: unknown;
  /** The newest, ascending. */
  taken: TakenFlow[];
  /** Blocks: the last one whose events are in. Null where none is. */
  through: BlockMark | null;
  /** Accounts: the number of the account's last reading that is in. */
  reading: number;
  /** Smallest unit, after the last event; null where it is not known. */
  balance: string | null;
  /** The block at whose end the balance was exactly that; null where it is about that. */
  exactAt: number | null;
  episode: Episode | null;
  version: number;
}

/** An account that is read by itself. */
export interface AccountReading {
  chain: string;
  address: string;
  cursor: string | null;
  /** Number of readings that brought something. */
  reading: number;
  /** What the last reading brought, until every wallet state has it: a crash in between neither doubles nor loses. */
  pending: PendingTransfer[];
  /** When a node last answered for it. */
  readAt: Instant;
  version: number;
}

/** A transfer with its exact amount as a string: what can be stored. */
export interface PendingTransfer {
  asset: string;
  contract: string | null;
  decimals: number | null;
  txid: string | null;
  index: number;
  from: string[];
  to: string | null;
  raw: string;
  height: number | null;
  time: Instant | null;
  final: boolean | null;
  origin?: string;
}

export interface ChainStore {
  head(chain: string): Promise<ChainHead | undefined>;
  heads(chains: readonly string[]): Promise<ChainHead[]>;
  /** Conditional on `head.version` (0 creates); answers the new head. Throws Conflict. */
  saveHead(head: ChainHead): Promise<ChainHead>;
  accounts(chain: string, addresses: readonly string[]): Promise<AccountReading[]>;
  /** Conditional on version (0 creates). Throws Conflict. */
  saveAccount(account: AccountReading): Promise<AccountReading>;
}

export interface FlowStore {
  flows(chain: string, keys: readonly FlowKey[]): Promise<WalletFlow[]>;
  /** Conditional on version (0 creates). Throws Conflict. */
  save(flow: WalletFlow): Promise<WalletFlow>;
}

/** The detector, as the use case sees it: pure, with a state that JSON can hold. */
export interface FlowDetector {
  /** `state` null begins. `neighbours`: other wallets of the exchange whose outflow is unusual just now. */
  advance(
    state: unknown,
    event: FlowEvent,
    context: { neighbours: number },
  ): { state: unknown; assessment: Assessment };
  /** Takes an event back that never was. */
  retract(state: unknown, event: FlowEvent): unknown;
}

export const flowKey = ({ wallet, contract }: FlowKey): string => `${wallet}\t${contract ?? ''}`;
