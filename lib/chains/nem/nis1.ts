import { NodeFailure, type Account, type AccountApi, type AccountPage, type AskNode } from '../../core/chain.ts';
import { readable, walkAccount } from './account-pages.ts';
import { DOCUMENTATION, settledOf, settledTransfers } from './bodies.ts';
import { advanced, markOf, readCursor, writeCursor, type Cursor } from './cursor.ts';
import { count, field } from './fields.ts';
import { mosaicOf } from './mosaic.ts';
import { createNames } from './transaction.ts';

/** Pages in which a transaction is looked for where the node does not know it by its hash. */
const SEARCH_PAGES = 4;
/** A chain is never rewritten deeper: a transaction that was in a block is looked for so far back. */
const REWRITE_MOST = 360;

const tip: AccountApi['tip'] = async (ask) => {
  const answer = await ask({ path: '/chain/height' });
  return { height: readable(() => count(answer, 'height')), final: null };
};

/** XEM of one address. An account that nobody knows has none. */
const xemOf = async (ask: AskNode, address: string): Promise<bigint> => {
  const answer = await ask({ path: `/account/get?address=${address}` });
  return readable(() => BigInt(count(field(answer, 'account'), 'balance')));
};

/** All mosaics of one address. */
const mosaicsOf = async (ask: AskNode, address: string): Promise<ReadonlyMap<string, bigint>> => {
  const answer = await ask({ path: `/account/mosaic/owned?address=${address}` });
  const owned = field(answer, 'data');
  if (!Array.isArray(owned)) throw new NodeFailure('unreadable', 'the answer is no list of mosaics');
  return readable(() => new Map(owned.map((entry: unknown) => [mosaicOf(entry), BigInt(count(entry, 'quantity'))])));
};

/** The node keeps no past: the newest balances. Each address is asked for once a kind. */
const balances: AccountApi['balances'] = async (ask, accounts) => {
  const once = <T>(read: (ask: AskNode, address: string) => Promise<T>) => {
    const asked = new Map<string, Promise<T>>();
    return (address: string): Promise<T> => {
      const answer = asked.get(address) ?? read(ask, address);
      asked.set(address, answer);
      return answer;
    };
  };
  const [xem, mosaics] = [once(xemOf), once(mosaicsOf)];
  const balanceOf = async ({ address, contract }: Account): Promise<bigint> =>
    contract === null ? xem(address) : ((await mosaics(address)).get(contract) ?? 0n);
  return Promise.all(accounts.map(balanceOf));
};

/** Where it begins: behind the newest block. */
const begin = async (ask: AskNode): Promise<string> =>
  writeCursor({ floor: (await tip(ask)).height + 1, seen: new Map() });

const goOn = async (ask: AskNode, address: string, known: Cursor, mostPages: number): Promise<AccountPage> => {
  const { rows, stopped } = await walkAccount(ask, address, known.floor, mostPages);
  // What has come into another block is told again, at its new height.
  const fresh = rows.filter(({ hash, height }) => known.seen.get(markOf(hash)) !== height);
  const recognised = known.seen.size === 0 || rows.some(({ hash }) => known.seen.has(markOf(hash)));
  if (!recognised && (await tip(ask)).height < Math.max(...known.seen.values()))
    throw new NodeFailure('unreadable', 'the node lags behind what was read before');
  const names = createNames();
  const transfers = readable(() => fresh.toReversed().flatMap((row) => settledTransfers(row, names)));
  return {
    transfers: transfers.filter(({ from, to }) => from.includes(address) || to === address),
    cursor: writeCursor(advanced(known, rows)),
    complete: stopped === 'floor' || (stopped === 'end' && recognised),
  };
};

const since: AccountApi['since'] = async (ask, address, cursor, mostPages) => {
  const known = cursor === null ? undefined : readCursor(cursor);
  if (known !== undefined) return goOn(ask, address, known, mostPages);
  // A cursor that cannot be read has lost its place: it begins anew, and what lies between is a gap.
  return { transfers: [], cursor: await begin(ask), complete: cursor === null };
};

/** Nodes with `TRANSACTION_HASH_LOOKUP` know it by its hash for as long as their cache reaches. */
const heightByHash = async (ask: AskNode, txid: string): Promise<number | undefined> => {
  try {
    const answer = await ask({ path: `/transaction/get?hash=${txid}` });
    const { hash, height } = readable(() => settledOf(answer));
    return hash === txid ? height : undefined;
  } catch (error) {
    // Unknown and not supported look alike from here: the account's own pages decide.
    if (error instanceof NodeFailure) return undefined;
    throw error;
  }
};

const standing: AccountApi['standing'] = async (ask, txid, address) => {
  const found = await heightByHash(ask, txid);
  if (found !== undefined) return found;
  if (address === undefined) throw new NodeFailure('unreadable', 'the node does not find transactions by hash');
  const { height } = await tip(ask);
  const { rows, stopped } = await walkAccount(ask, address, Math.max(0, height - REWRITE_MOST), SEARCH_PAGES);
  const row = rows.find(({ hash }) => hash === txid);
  if (row !== undefined) return row.height;
  const waiting = field(await ask({ path: `/account/unconfirmedTransactions?address=${address}` }), 'data');
  if (!Array.isArray(waiting)) throw new NodeFailure('unreadable', 'the answer is no list of transactions');
  // What waits has no hash there: it may be the one that is asked for. A list that was not read to its end proves nothing.
  return waiting.length > 0 || stopped === 'limit' ? 'pending' : 'gone';
};

/** NEM Infrastructure Server, version 1. Port 7890, over TLS often 7891. */
export const nis1: AccountApi = {
  name: 'nis1',
  documentation: DOCUMENTATION,
  reads: 'accounts',
  tip,
  balances,
  since,
  standing,
};
