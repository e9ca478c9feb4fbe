import type { Chain } from '../../core/chain.ts';
import { HOUR, MINUTE, SECOND } from '../../core/time.ts';

/** Blocks older than this are not caught up with: what they would tell is no longer news, and the rest waits for it. */
export const CATCH_UP_MOST_MS = 6 * HOUR;
/** Missed blocks up to this are read at once, more of them in as many polls as it takes. */
const AT_ONCE_MS = 10 * MINUTE;
const AT_ONCE_LEAST = 20;
/** Blocks of one request to a chain's API: with their receipts five of Ethereum have 15 MB. */
const CHUNK_MS = MINUTE;
const CHUNK_MOST = 5;
/** A poll begins nothing new after this; what is under way ends within the function's timeout. */
export const POLL_MOST_MS = 30 * SECOND;
/** Blocks that are remembered: the depth of a reorganisation that can be followed. */
export const RECENT_MOST = 100;
/** Blocks that were replaced; a wallet that is not looked at for longer keeps what it took from them. */
export const DROPPED_MOST = 200;
export const GAPS_MOST = 50;
/** Accounts of one poll. Three requests a second to one host leave room for about a hundred. */
export const ACCOUNTS_PER_POLL = 60;
/** Accounts that are read side by side: the turns of the host's requests are the limit, not this. */
export const ACCOUNTS_AT_ONCE = 4;
/** Balances of one poll that are compared with what transfers say: four batches of a node. */
export const BALANCES_PER_POLL = 200;
/** Pages of one account in one poll: with a node's usual 25 to 100 a page, several hundred transfers. */
export const PAGES_MOST = 10;
/** Transfers of alarms whose standing is asked for in one poll. */
export const STANDINGS_MOST = 20;

const blocksIn = ({ blockSeconds }: Pick<Chain, 'blockSeconds'>, ms: number): number =>
  Math.ceil(ms / SECOND / blockSeconds);

export const blocksAtOnce = (chain: Pick<Chain, 'blockSeconds'>): number =>
  Math.max(AT_ONCE_LEAST, blocksIn(chain, AT_ONCE_MS));
export const blocksOfChunk = (chain: Pick<Chain, 'blockSeconds'>): number =>
  Math.min(CHUNK_MOST, Math.max(1, blocksIn(chain, CHUNK_MS)));
export const blocksCaughtUp = (chain: Pick<Chain, 'blockSeconds'>): number =>
  Math.max(AT_ONCE_LEAST, blocksIn(chain, CATCH_UP_MOST_MS));
