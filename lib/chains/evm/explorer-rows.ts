import { Unreadable } from '../../core/exchange.ts';
import type { Touches, Transfer } from '../../core/transfer.ts';
import {
  decimalAmount,
  decimalNumber,
  folded,
  hashIn,
  instantOf,
  isFields,
  needed,
  type Fields,
} from './node-value.ts';
import { nativeTransfer, tokenTransfer, type EvmNames, type Place, type Told } from './transfers.ts';

/** More than any token has; what a contract claims beyond it is a joke. */
const DECIMALS_MOST = 77;

/** What an explorer says of a token, as far as it is any. */
export const toldOf = (symbol: unknown, decimals: unknown): Told => {
  const told = decimalNumber(decimals);
  return {
    symbol: typeof symbol === 'string' && symbol !== '' ? symbol : null,
    decimals: told !== undefined && told <= DECIMALS_MOST ? told : null,
  };
};

/** An address or nothing: explorers write '' for none. */
const partyIn = (value: unknown): string | null =>
  value === '' || value === null || value === undefined ? null : folded(value);

/** `isError` 1, or a `txreceipt_status` of 0: blocks before Byzantium have '' there. */
const hasFailed = ({ isError, txreceipt_status: status }: Fields): boolean =>
  isError === '1' || isError === 1 || status === '0' || status === 0;

const finalOf = (confirmations: unknown, depth: number): boolean | null => {
  const told = decimalNumber(confirmations);
  return told === undefined ? null : told >= depth;
};

const placeOf = (names: EvmNames, row: Fields): Place => ({
  txid: row.hash === undefined && row.transactionHash === undefined ? null : hashIn(row.hash ?? row.transactionHash),
  height: needed(decimalNumber(row.blockNumber), 'the height of a row'),
  time: needed(instantOf(decimalNumber(row.timeStamp)), 'the time of a row'),
  final: finalOf(row.confirmations, names.finalDepth),
});

export type RowKind = 'native' | 'internal' | 'token' | 'collectible';

/** Which list of the explorer a row is of. */
export const kindOf = (row: Fields): RowKind => {
  if ('tokenID' in row) return 'collectible';
  if ('tokenSymbol' in row || 'tokenDecimal' in row) return 'token';
  return 'nonce' in row || 'txreceipt_status' in row ? 'native' : 'internal';
};

/** Whether a row is one of txlist, txlistinternal or tokentx. */
export const looksLikeRow = (value: unknown): value is Fields =>
  isFields(value) && ['blockNumber', 'timeStamp', 'from', 'to', 'value'].every((name) => name in value);

const transferOfRow = (
  names: EvmNames,
  row: Fields,
  kind: RowKind,
  index: number,
  touches: Touches,
): Transfer | undefined => {
  const from = folded(row.from);
  const created = kind === 'token' ? null : partyIn(row.contractAddress);
  const to = partyIn(row.to) ?? created;
  if ((!touches(from) && (to === null || !touches(to))) || hasFailed(row)) return undefined;
  const raw = needed(decimalAmount(row.value), 'the value of a row');
  if (kind !== 'token') return nativeTransfer(names, placeOf(names, row), index, from, to, raw);
  if (to === null) throw new Unreadable('a token goes to nobody');
  const token = { contract: folded(row.contractAddress), told: toldOf(row.tokenSymbol, row.tokenDecimal) };
  return tokenTransfer(names, placeOf(names, row), index, token, [from, to], raw);
};

/**
 * The transfers of an explorer's rows that touch, in order. The lists number nothing: a transaction's own transfer has
 * index 0, and those of a list are counted within it (internal ones from 1, so that they are never taken for that).
 * Throws Unreadable.
 */
export const transfersOfRows = (names: EvmNames, rows: unknown, touches: Touches): Transfer[] => {
  if (!Array.isArray(rows)) throw new Unreadable('there are no rows');
  const found: Transfer[] = [];
  const counts = new Map<string, number>();
  for (const row of rows as readonly unknown[]) {
    if (!looksLikeRow(row)) throw new Unreadable('a row is none');
    const kind = kindOf(row);
    if (kind === 'collectible') continue;
    const hash = row.hash ?? row.transactionHash;
    const key = typeof hash === 'string' ? `${kind} ${hash}` : kind;
    const count = (counts.get(key) ?? (kind === 'internal' ? 0 : -1)) + 1;
    counts.set(key, count);
    const transfer = transferOfRow(names, row, kind, count, touches);
    if (transfer !== undefined) found.push(transfer);
  }
  return found;
};

/** What explorers answer with where an address has nothing; their rows are then empty. */
const NOTHING_FOUND = /^no (?:internal |token )?(?:transactions|transfers|token transfers) found$/i;

/** The rows of an explorer's answer. Errors come as HTTP 200 with status "0". Throws Unreadable. */
export const rowsIn = (body: unknown): readonly unknown[] => {
  if (!isFields(body) || body.result === null) throw new Unreadable('the explorer answers with nothing');
  const { status, message, result } = body;
  const isEmpty = typeof message === 'string' && NOTHING_FOUND.test(message);
  if (!Array.isArray(result) || (status !== '1' && !isEmpty))
    throw new Unreadable('the explorer answers with an error');
  return result as readonly unknown[];
};
