import { Unreadable } from '../../core/exchange.ts';
import type { Touches, Transfer } from '../../core/transfer.ts';
import type { Outcome } from './block.ts';
import { folded, hexAmount, isFields, type Fields } from './node-value.ts';
import { transfersOfLogs, type Around } from './token-logs.ts';
import type { EvmNames } from './transfers.ts';

export const looksLikeReceipt = (value: unknown): value is Fields =>
  isFields(value) && Array.isArray(value.logs) && 'transactionHash' in value;

/**
 * Blocks before Byzantium have a root instead of a status; so have some nodes' old receipts a null. What failed then
 * left no log.
 */
const hasFailed = ({ status }: Fields): boolean => {
  if (status === undefined || status === null) return false;
  const told = hexAmount(status);
  if (told === undefined) throw new Unreadable('the status of a receipt is none');
  return told === 0n;
};

export const outcomeIn = (receipt: Fields): Outcome => {
  const { contractAddress } = receipt;
  const created = contractAddress === null || contractAddress === undefined ? null : folded(contractAddress);
  return { failed: hasFailed(receipt), created };
};

/** The token transfers of one receipt that touch; none of a transaction that failed. Throws Unreadable. */
export const transfersOfReceipt = (names: EvmNames, receipt: unknown, touches: Touches, around: Around): Transfer[] => {
  if (!looksLikeReceipt(receipt)) throw new Unreadable('this is no receipt');
  return hasFailed(receipt) ? [] : transfersOfLogs(names, receipt.logs, touches, around);
};

/** What the sender paid the chain: gas and blobs at their prices, and on rollups the share of the chain beneath. Zero where it is not told. */
export const feeOf = (receipt: Fields): bigint => {
  const told = (name: string): bigint => hexAmount(receipt[name]) ?? 0n;
  return told('gasUsed') * told('effectiveGasPrice') + told('blobGasUsed') * told('blobGasPrice') + told('l1Fee');
};
