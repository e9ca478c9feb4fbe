import { NodeFailure, type AccountApi, type AccountPage, type AskNode } from '../../core/chain.ts';
import { cursorOf, cursorText, marked, type AccountCursor, type Mark } from './account-cursor.ts';
import { historySince, newestOf, type History, type Row } from './account-history.ts';
import type { UtxoCoin } from './coin.ts';
import { ESPLORA, esploraStructure, isEsploraTransaction } from './esplora-bodies.ts';
import { field, isCount } from './fields.ts';
import { readable, unreadable } from './node-answer.ts';
import { readTransactions } from './read-transactions.ts';

const NOT_FOUND = 404;

const tipHeight = async (ask: AskNode): Promise<number> => {
  const height = await ask({ path: '/blocks/tip/height' });
  if (!isCount(height)) throw unreadable('the height of the tip is no number');
  return height;
};

const standingOf = async (ask: AskNode, txid: string): Promise<number | 'pending' | 'gone'> => {
  try {
    const transaction = await ask({ path: `/tx/${txid}` });
    if (!isEsploraTransaction(transaction) || transaction.txid !== txid)
      throw unreadable('the answer is not of the transaction');
    return readable(() => esploraStructure.place(transaction).height) ?? 'pending';
  } catch (error) {
    if (!(error instanceof NodeFailure) || error.status !== NOT_FOUND) throw error;
    // Where every path is missing, nothing is known of the transaction.
    await tipHeight(ask);
    return 'gone';
  }
};

/** Begins now: what is in a block is known, and what waits for one is told with the next reading. */
const begin = async (ask: AskNode, address: string, final: number): Promise<AccountCursor> => {
  const { rows } = await newestOf(ask, address);
  const marks = marked(rows, []);
  return { marks, floor: marks[0]?.height ?? Math.max(0, (await tipHeight(ask)) - final) };
};

/**
 * What was known is not in the history any more. The node lags, or leaves out what it knows itself: NodeFailure. Or it
 * was reorganised away: then the history goes on from what still stands.
 */
const judgeLoss = async (ask: AskNode, lost: Mark, { rows }: History): Promise<void> => {
  const tip = await tipHeight(ask);
  if (tip < lost.height)
    throw new NodeFailure('unreachable', `the node lags behind: it is at ${tip}, known is ${lost.height}`);
  if (rows.some(({ txid }) => txid === lost.txid)) return;
  if ((await standingOf(ask, lost.txid)) === lost.height)
    throw unreadable('the history of the account lacks a transaction that the node knows');
};

const readRows = (
  coin: UtxoCoin,
  address: string,
  { rows, pending }: Pick<History, 'rows' | 'pending'>,
): AccountPage['transfers'] =>
  readable(() =>
    readTransactions(
      coin,
      esploraStructure,
      [...rows.map(({ transaction }: Row) => transaction).toReversed(), ...pending.toReversed()],
      (one) => one === address,
      { sendersNeeded: true },
    ),
  );

/** What is spent of what was funded. A node counts in 64 bits, JSON.parse in 53: a sum beyond that is not known. */
const balanceOf = (answer: unknown, address: string): bigint | null => {
  const stats = field(answer, 'chain_stats');
  if (field(answer, 'address') !== address || stats === undefined) throw unreadable('the answer is not of the account');
  const [funded, spent] = [field(stats, 'funded_txo_sum'), field(stats, 'spent_txo_sum')];
  if (typeof funded !== 'number' || typeof spent !== 'number') throw unreadable('the account has no sums');
  if (!isCount(funded) || !isCount(spent)) return null;
  if (spent > funded) throw unreadable('the account has spent more than it got');
  return BigInt(funded) - BigInt(spent);
};

/**
 * Esplora's API, account by account. After a reorganisation, and while they wait for a block, transfers are told again:
 * a transfer is known by its txid and index.
 */
export const createEsplora = (coin: UtxoCoin): AccountApi => ({
  name: 'esplora',
  documentation: ESPLORA,
  reads: 'accounts',
  tip: async (ask) => ({ height: await tipHeight(ask), final: null }),

  async since(ask, address, cursor, mostPages) {
    const known = cursor === null ? undefined : cursorOf(cursor);
    // What nobody wrote here tells nothing of where the last reading ended: that is a gap.
    if (known === undefined)
      return { transfers: [], cursor: cursorText(await begin(ask, address, coin.final)), complete: cursor === null };
    const found = await historySince(ask, address, known, mostPages);
    const [newest] = known.marks;
    if (newest !== undefined && !found.standing.includes(newest)) await judgeLoss(ask, newest, found);
    const marks = marked(found.rows, found.standing);
    return {
      transfers: readRows(coin, address, found),
      cursor: cursorText({ marks, floor: marks[0]?.height ?? known.floor }),
      complete: found.stopped === 'known',
    };
  },

  standing: standingOf,

  async balances(ask, accounts) {
    const balances: (bigint | null)[] = [];
    for (const { address, contract } of accounts)
      // One after the other: public nodes count requests.
      // oxlint-disable-next-line no-await-in-loop
      balances.push(contract === null ? balanceOf(await ask({ path: `/address/${address}` }), address) : null);
    return balances;
  },
});
