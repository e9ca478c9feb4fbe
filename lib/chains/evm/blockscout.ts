import { Unreadable } from '../../core/exchange.ts';
import { SECOND, type Instant } from '../../core/time.ts';
import type { Touches, Transfer } from '../../core/transfer.ts';
import { toldOf } from './explorer-rows.ts';
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
import { nativeTransfer, tokenTransfer, type EvmNames, type Place } from './transfers.ts';

export const looksLikeTransaction = (body: unknown): body is Fields =>
  isFields(body) && 'raw_input' in body && 'token_transfers' in body && 'hash' in body;

/** Addresses are objects with a `hash`; null where there is none. */
const partyIn = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return folded(isFields(value) ? value.hash : undefined);
};

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z$/;

const timeIn = (value: unknown): Instant | null =>
  typeof value === 'string' && TIME.test(value) ? (instantOf(Math.trunc(Date.parse(value) / SECOND)) ?? null) : null;

const placeOf = (names: EvmNames, body: Fields): Place => {
  const confirmations = decimalNumber(body.confirmations);
  return {
    txid: hashIn(body.hash),
    height: decimalNumber(body.block_number) ?? null,
    time: timeIn(body.timestamp),
    final: confirmations === undefined ? null : confirmations >= names.finalDepth,
  };
};

/** https://eips.ethereum.org/EIPS/eip-20; others count pieces. */
const MONEY = 'ERC-20';

/**
 * Wrapping and unwrapping of the native asset emit no Transfer. Blockscout tells them as minted and burnt, and some the
 * wrong way round (0xafad50a8… on OP Mainnet, whose receipt says otherwise): no outflow may rest on them.
 */
const isWrapping = (names: EvmNames, contract: string, type: unknown): boolean =>
  type !== 'token_transfer' && names.token(contract)?.asset === `W${names.native.asset}`;

const tokenOf = (names: EvmNames, place: Place, row: unknown, touches: Touches): Transfer | undefined => {
  if (!isFields(row) || !isFields(row.token) || !isFields(row.total)) throw new Unreadable('a token transfer is none');
  if ((row.token_type ?? row.token.type) !== MONEY) return undefined;
  const [from, to] = [partyIn(row.from), partyIn(row.to)];
  if (from === null || to === null) throw new Unreadable('a token transfer has no parties');
  if (!touches(from) && !touches(to)) return undefined;
  const { symbol, decimals } = row.token;
  const contract = folded(row.token.address_hash ?? row.token.address);
  if (isWrapping(names, contract, row.type)) return undefined;
  const token = {
    contract,
    told: toldOf(symbol, row.total.decimals ?? decimals),
  };
  const raw = needed(decimalAmount(row.total.value), 'the value of a token transfer');
  const index = needed(decimalNumber(row.log_index), 'the index of a token transfer');
  return tokenTransfer(names, place, index, token, [from, to], raw);
};

/**
 * One transaction of Blockscout's API v2: its own transfer and those of tokens, that touch. One that failed has none;
 * one whose list of tokens was cut off is unreadable. Throws Unreadable.
 */
export const transfersOfTransaction = (names: EvmNames, body: unknown, touches: Touches): Transfer[] => {
  if (!looksLikeTransaction(body)) throw new Unreadable('this is no transaction of Blockscout');
  if (body.status === 'error') return [];
  if (body.token_transfers_overflow === true) throw new Unreadable('there are more token transfers than are told');
  const place = placeOf(names, body);
  const [from, to] = [partyIn(body.from), partyIn(body.to) ?? partyIn(body.created_contract)];
  if (from === null) throw new Unreadable('a transaction has no sender');
  const raw = needed(decimalAmount(body.value), 'the value of a transaction');
  const isTouched = touches(from) || (to !== null && touches(to));
  const rows = body.token_transfers ?? [];
  if (!Array.isArray(rows)) throw new Unreadable('the token transfers are none');
  return [
    isTouched ? nativeTransfer(names, place, 0, from, to, raw) : undefined,
    ...rows.map((row) => tokenOf(names, place, row, touches)),
  ].filter((transfer) => transfer !== undefined);
};
