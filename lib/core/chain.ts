import type { Instant } from './time.ts';
import type { Touches, Transfer } from './transfer.ts';

/** One documented answer of a chain's API that holds transfers. Pure; throws `Unreadable` for anything else. */
export interface TransferBody {
  /** Unique within the chain. */
  name: string;
  documentation: string;
  /** Whether a parsed body has this structure; cheap. */
  recognises(body: unknown): boolean;
  /** The transfers in it that pay from or to an address that `touches`, in order. */
  read(body: unknown, touches: Touches): Transfer[];
}

/** One request to a node. `path` is put behind the endpoint's address. */
export interface NodeRequest {
  path: string;
  /** Sent as a JSON body by POST where present. */
  post?: unknown;
  /** For answers that are large by nature (a whole block). */
  mostBytes?: number;
}

/** Why a node's answer cannot be used. The detail is ours, never a piece of the answer. */
export class NodeFailure extends Error {
  override name = 'NodeFailure';
  readonly state: 'unreachable' | 'blocked' | 'unreadable';
  /** Of HTTP, where the node answered with another than 200: a chain may know what its 404 means. */
  readonly status: number | null;
  constructor(state: NodeFailure['state'], detail: string, status: number | null = null) {
    super(detail);
    this.state = state;
    this.status = status;
  }
}

/** Asks one endpoint and gives the parsed JSON. Throws NodeFailure. */
export type AskNode = (request: NodeRequest) => Promise<unknown>;

export interface ChainTip {
  height: number;
  /** The highest irreversible block, where the node says so itself. */
  final: number | null;
}

export interface Block {
  height: number;
  hash: string;
  parent: string;
  time: Instant;
  transfers: Transfer[];
  /**
   * What addresses that touch paid the chain for their transactions, in the native asset's smallest unit: without it a
   * balance that fell cannot be explained (EVM). Missing where the reading cannot tell.
   */
  fees?: ReadonlyMap<string, bigint>;
}

/** One asset at one address; `contract` null is the chain's own asset. */
export interface Account {
  address: string;
  contract: string | null;
}

interface ChainApiBase {
  /** `esplora`, `bitcoind`, `json-rpc`, `etherscan`, `nis1` … */
  name: string;
  documentation: string;
  tip(ask: AskNode): Promise<ChainTip>;
  /** Hash of the block at a height, by one cheap request: what nodes are compared by. Throws NodeFailure. */
  hash?(ask: AskNode, height: number): Promise<string>;
  /** In the smallest unit; null where the node cannot tell. `height` is a wish: a node that keeps no past tells the newest. */
  balances(ask: AskNode, accounts: readonly Account[], height: number | null): Promise<(bigint | null)[]>;
  /**
   * Balances at the end of exactly that block, null where the node cannot tell them. Where it is there, money can leave
   * without a transfer that `blocks` sees: what a wallet holds is compared with what its transfers say.
   */
  balancesAt?(ask: AskNode, accounts: readonly Account[], height: number): Promise<(bigint | null)[]>;
}

/** One read a block serves all wallets. */
export interface BlockApi extends ChainApiBase {
  reads: 'blocks';
  /** The blocks `from` to `to`, ascending, none missing. Throws NodeFailure (a node that lags, lies or leaves gaps). */
  blocks(ask: AskNode, from: number, to: number, touches: Touches): Promise<Block[]>;
}

export interface AccountPage {
  /** Ascending; those that are not in a block yet come last, with `height` null. */
  transfers: Transfer[];
  /** Opaque; where the next reading goes on. */
  cursor: string;
  /** False: the node's pages ended before the cursor was reached (it went away, or more pages than `mostPages`). A gap. */
  complete: boolean;
}

/** A cursor an address. */
export interface AccountApi extends ChainApiBase {
  reads: 'accounts';
  /** What has happened since `cursor`; null begins now and answers no transfers. Throws NodeFailure. */
  since(ask: AskNode, address: string, cursor: string | null, mostPages: number): Promise<AccountPage>;
  /**
   * Where the transaction stands now: its height, `pending`, or `gone` (replaced, or its block was). `address` is one
   * that it pays from or to: some nodes find transactions by account alone. Throws NodeFailure.
   */
  standing(ask: AskNode, txid: string, address?: string): Promise<number | 'pending' | 'gone'>;
}

export type ChainApi = BlockApi | AccountApi;

/** A node that is asked: which API it speaks, and where. `url` has no slash at its end; it may hold a key. */
export interface NodeEndpoint {
  api: string;
  url: string;
}

/** Everything that is known of one chain: one file in `lib/chains/`, one line in its index. */
export interface Chain {
  /** As in `mamori transfers --chain`: lower case. */
  id: string;
  names: { en: string; ja: string };
  /** Other spellings that imports and lists use. */
  also: readonly string[];
  native: { asset: string; decimals: number };
  /** Usual time between blocks. */
  blockSeconds: number;
  /** Blocks upon a transfer's own from which it counts as confirmed, and (where no node says so) as final. */
  depth: { confirmed: number; final: number };
  /** An address as it is stored and compared (checksum verified, case and prefix folded); undefined where it is none. */
  canonical(address: string): string | undefined;
  /** Symbol and decimals of a token that is known by its contract (canonical). */
  token(contract: string): { asset: string; decimals: number } | undefined;
  bodies: readonly TransferBody[];
  apis: readonly ChainApi[];
  /** Public nodes that are asked where the operator names none. */
  endpoints: readonly NodeEndpoint[];
}
