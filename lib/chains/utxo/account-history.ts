import type { AskNode } from '../../core/chain.ts';
import { NodeFailure } from '../../core/chain.ts';
import type { AccountCursor, Mark } from './account-cursor.ts';
import { esploraStructure, isEsploraTransaction } from './esplora-bodies.ts';
import { field, hashIn, type Fields } from './fields.ts';
import { readable, unreadable } from './node-answer.ts';
import { isTouched } from './touched.ts';

/** A transaction of an account in a block. */
export interface Row extends Mark {
  transaction: Fields;
}

export interface History {
  /** In a block, newest first, none that was known. */
  rows: Row[];
  /** Not in a block yet, newest first: Esplora tells no more than 50. */
  pending: Fields[];
  /** `known`: a mark or the floor; `below`: no mark where they should have been; `limit`: no more pages may be read. */
  stopped: 'known' | 'below' | 'limit';
  /** Those of the cursor's marks that still stand, newest first. */
  standing: readonly Mark[];
}

/** `Too many history entries` (electrs, 400) and what mempool.space makes of it (413). */
const TOO_LONG = [400, 413];

const pageAt = async (ask: AskNode, path: string): Promise<unknown> => {
  try {
    return await ask({ path });
  } catch (error) {
    if (!(error instanceof NodeFailure) || !TOO_LONG.includes(error.status ?? 0)) throw error;
    throw new NodeFailure(
      'unreachable',
      `the history of the account is too long for the node (${error.status})`,
      error.status,
    );
  }
};

const rowOf = (transaction: Fields): Row => {
  const { height } = esploraStructure.place(transaction);
  if (height === null) throw unreadable('a page is not newest first');
  return {
    transaction,
    height,
    txid: hashIn(transaction, 'txid'),
    block: hashIn(field(transaction, 'status'), 'block_hash'),
  };
};

/** The transactions of a page. Each must be of the account: a page of another one would look as if nothing happened. */
const transactionsIn = (page: unknown, address: string): Fields[] => {
  if (!Array.isArray(page) || !page.every(isEsploraTransaction))
    throw unreadable('the answer is no page of transactions');
  const isOwn = (one: string): boolean => one === address;
  if (!page.every((transaction) => isTouched(transaction, esploraStructure, isOwn)))
    throw unreadable('a page holds transactions of another account');
  return page;
};

const isPending = (transaction: Fields): boolean => field(field(transaction, 'status'), 'confirmed') === false;

/** Pages that repeat or leave their order have been cut while the node changed, or are not what was asked for. */
const assertFollows = (rows: readonly Row[], seen: Set<string>, last: Row | undefined): void => {
  let height = last?.height ?? Infinity;
  for (const row of rows) {
    if (row.height > height || seen.has(row.txid))
      throw unreadable('the pages of an account repeat or are not newest first');
    height = row.height;
    seen.add(row.txid);
  }
};

const standingFrom = ({ marks }: AccountCursor, row: Row): readonly Mark[] | undefined => {
  const at = marks.findIndex(
    ({ txid, height, block }) => txid === row.txid && height === row.height && block === row.block,
  );
  return at === -1 ? undefined : marks.slice(at);
};

/** Undefined while nothing says that the rows below are known. */
const stopAt = (row: Row, cursor: AccountCursor): Pick<History, 'stopped' | 'standing'> | undefined => {
  const standing = standingFrom(cursor, row);
  if (standing !== undefined) return { stopped: 'known', standing };
  const oldest = cursor.marks.at(-1);
  if (oldest === undefined) return row.height <= cursor.floor ? { stopped: 'known', standing: [] } : undefined;
  return row.height < oldest.height ? { stopped: 'below', standing: [] } : undefined;
};

/** The first page of an account: at most 50 that wait, and the newest that are in a block. Throws NodeFailure. */
export const newestOf = async (ask: AskNode, address: string): Promise<Pick<History, 'rows' | 'pending'>> => {
  const page = await pageAt(ask, `/address/${address}/txs`);
  return readable(() => {
    const transactions = transactionsIn(page, address);
    const first = transactions.findIndex((transaction) => !isPending(transaction));
    const rows = (first === -1 ? [] : transactions.slice(first)).map(rowOf);
    assertFollows(rows, new Set(), undefined);
    const settled = new Set(rows.map(({ txid }) => txid));
    const pending = (first === -1 ? transactions : transactions.slice(0, first)).filter(
      // For a moment, a node knows a transaction of its newest block both ways.
      (transaction) => !settled.has(hashIn(transaction, 'txid')),
    );
    return { rows, pending };
  });
};

/** An account's transactions down to what the cursor knows. Throws NodeFailure. */
export const historySince = async (
  ask: AskNode,
  address: string,
  cursor: AccountCursor,
  mostPages: number,
): Promise<History> => {
  const first = await newestOf(ask, address);
  const seen = new Set(first.rows.map(({ txid }) => txid));
  const rows: Row[] = [];
  let page = first.rows;
  for (let pages = 1; ; pages += 1) {
    for (const row of page) {
      const stop = stopAt(row, cursor);
      if (stop !== undefined) return { rows, pending: first.pending, ...stop };
      rows.push(row);
    }
    const last = page.at(-1);
    // The end of its history: what was known must have come before it.
    if (last === undefined)
      return { rows, pending: first.pending, stopped: cursor.marks.length === 0 ? 'known' : 'below', standing: [] };
    if (pages >= mostPages) return { rows, pending: first.pending, stopped: 'limit', standing: cursor.marks };
    // A page begins where the one before it ends.
    // oxlint-disable-next-line no-await-in-loop
    const answer = await pageAt(ask, `/address/${address}/txs/chain/${last.txid}`);
    page = readable(() => transactionsIn(answer, address).map(rowOf));
    assertFollows(page, seen, last);
  }
};
