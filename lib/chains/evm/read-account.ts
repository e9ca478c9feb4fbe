import { NodeFailure, type AccountPage } from '../../core/chain.ts';
import { Unreadable } from '../../core/exchange.ts';
import { SECOND } from '../../core/time.ts';
import type { Transfer } from '../../core/transfer.ts';
import { rowsIn, looksLikeRow, transfersOfRows } from './explorer-rows.ts';
import { decimalNumber } from './node-value.ts';
import type { EvmNames } from './transfers.ts';

export type ExplorerQuery = Readonly<Record<string, string | number>>;
export type AskExplorer = (query: ExplorerQuery) => Promise<unknown>;

/** An address's own transactions, what contracts paid within others, and tokens: three lists, each in its own time. */
const LISTS = ['txlist', 'txlistinternal', 'tokentx'] as const;
/** https://docs.etherscan.io/api-reference/endpoint/txlist: page × offset ≤ 10000. */
const ROWS_A_PAGE = 1_000;
const PAGES_A_WINDOW = 10;
const LAST_BLOCK = 999_999_999;
/** The lists are written one after another: the newest blocks are read again, and what was told is passed over. */
const OVERLAP_MS = 60 * SECOND;

/** Begun after block `begun`, read up to `height`, these transfers of the newest blocks told. */
interface Cursor {
  begun: number;
  height: number;
  told: string[];
}

const written = ({ begun, height, told }: Cursor): string => JSON.stringify([begun, height, ...told]);

/** The cursor that begins behind a block. */
export const begin = (height: number): string => written({ begun: height, height, told: [] });

const isHeight = (value: unknown): value is number => Number.isSafeInteger(value);

const cursorIn = (text: string): Cursor => {
  try {
    const [begun, height, ...told] = JSON.parse(text) as unknown[];
    if (isHeight(begun) && isHeight(height) && told.every((key) => typeof key === 'string')) {
      return { begun, height, told };
    }
  } catch {
    // Said below.
  }
  throw new NodeFailure('unreadable', 'the cursor is none of this API');
};

/** So many of a hash’s digits tell transactions of a minute apart. */
const KEY_DIGITS = 16;
const keyOf = ({ txid, contract, index }: Transfer): string =>
  `${(txid ?? '').slice(-KEY_DIGITS)}.${contract === null ? '' : contract.slice(-6)}.${index}`;

interface List {
  rows: unknown[];
  /** All rows of blocks up to here are there. */
  upTo: number;
  /** Rows of one block did not fit into the pages: some will never be seen. */
  lost: boolean;
}

const heightOf = (row: unknown): number => {
  const height = looksLikeRow(row) ? decimalNumber(row.blockNumber) : undefined;
  if (height === undefined) throw new Unreadable('a row is none');
  return height;
};

/** One list from `start` on, ascending, until it ends or the pages are used up. */
const readList = async (
  ask: AskExplorer,
  action: string,
  address: string,
  start: number,
  pages: number,
): Promise<List> => {
  const rows: unknown[] = [];
  const most = Math.min(PAGES_A_WINDOW, pages);
  for (let page = 1; page <= most; page += 1) {
    const window = { startblock: start, endblock: LAST_BLOCK, page, offset: ROWS_A_PAGE, sort: 'asc' };
    const more = rowsIn(await ask({ module: 'account', action, address, ...window }));
    rows.push(...more);
    if (more.length < ROWS_A_PAGE) return { rows, upTo: Number.POSITIVE_INFINITY, lost: false };
  }
  const last = heightOf(rows.at(-1));
  // The last block may go on behind the last page: it is read again, unless nothing else was read.
  const lost = heightOf(rows[0]) === last;
  return { rows, upTo: lost ? last : last - 1, lost };
};

const inOrder = (a: Transfer, b: Transfer): number => (a.height ?? 0) - (b.height ?? 0);

interface Limits {
  blockSeconds: number;
  mostPages: number;
}

const merge = (
  names: EvmNames,
  address: string,
  cursor: Cursor,
  lists: readonly List[],
  overlap: number,
): AccountPage => {
  const touches = (other: string): boolean => other === address;
  const upTo = Math.min(...lists.map((list) => list.upTo));
  const all = lists.flatMap(({ rows }) => transfersOfRows(names, rows, touches));
  const read = all.filter(({ height }) => height !== null && height > cursor.begun && height <= upTo).toSorted(inOrder);
  const newest = Math.max(
    cursor.height,
    ...lists.flatMap(({ rows }) => rows.map(heightOf).filter((height) => height <= upTo)),
  );
  const height = Number.isFinite(upTo) ? Math.max(cursor.height, upTo) : newest;
  const known = new Set(cursor.told);
  const told = read.filter((transfer) => (transfer.height ?? 0) >= height - overlap).map(keyOf);
  return {
    transfers: read.filter((transfer) => !known.has(keyOf(transfer))),
    cursor: written({ begun: cursor.begun, height, told }),
    complete: !lists.some(({ lost }) => lost),
  };
};

/**
 * What has happened to an address since the cursor, of all three lists together. Where the pages do not suffice, the
 * rest is read the next time; only a block with more rows than the pages hold is a gap. Throws NodeFailure.
 */
export const readSince = async (
  ask: AskExplorer,
  names: EvmNames,
  address: string,
  text: string,
  { blockSeconds, mostPages }: Limits,
): Promise<AccountPage> => {
  const cursor = cursorIn(text);
  const overlap = Math.ceil(OVERLAP_MS / (blockSeconds * SECOND));
  const pages = Math.max(1, Math.floor(mostPages / LISTS.length));
  const start = Math.max(0, cursor.height - overlap);
  try {
    const lists: List[] = [];
    for (const action of LISTS) {
      const list = await readList(ask, action, address, start, pages);
      // So much in the newest blocks that the pages end before anything new: only what comes behind them is read.
      const isStuck = list.upTo <= cursor.height;
      lists.push(isStuck ? await readList(ask, action, address, cursor.height + 1, pages) : list);
    }
    return merge(names, address, cursor, lists, overlap);
  } catch (error) {
    if (error instanceof Unreadable) throw new NodeFailure('unreadable', error.message);
    throw error;
  }
};
