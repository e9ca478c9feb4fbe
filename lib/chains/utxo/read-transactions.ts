import { Unreadable } from '../../core/exchange.ts';
import type { Touches, Transfer } from '../../core/transfer.ts';
import { SATOSHI_DECIMALS, type UtxoCoin } from './coin.ts';
import { isFields, type Fields } from './fields.ts';
import type { Place, Structure } from './structure.ts';
import { assertPart, partsIn, touched, type Touched } from './touched.ts';

export interface ReadOptions {
  /** Of all of them, where the answer is a block and tells it once. */
  place?: Place;
  /** Throw where an input does not tell whose it is: a live reader would be blind to what leaves. */
  sendersNeeded?: boolean;
}

/** Of several outpoints the first in order: the same however a wallet that replaces a transaction shuffles its inputs. */
const originOf = (inputs: readonly Fields[], { outpoint }: Structure): string | undefined => {
  let first: string | undefined;
  for (const input of inputs) {
    const own = outpoint(input);
    if (own !== undefined && (first === undefined || own < first)) first = own;
  }
  return first;
};

const canonicalIn = (coin: UtxoCoin, address: string): string => {
  const canonical = coin.canonical(address);
  if (canonical === undefined) throw new Unreadable(`an address is none of ${coin.chain}`);
  return canonical;
};

/** Those who pay, each once, as they occur. */
const sendersOf = ({ inputs, hidden }: Touched, { sender }: Structure): Set<string> => {
  const senders = new Set<string>();
  if (hidden) return senders;
  for (const input of inputs) {
    const address = sender(input);
    if (typeof address === 'string') senders.add(address);
  }
  return senders;
};

/**
 * One transfer for each output that pays someone else. What goes back to an address among those that pay is change
 * (or, if all of it does, a consolidation) and no transfer. Where an input hides whose it is, change cannot be told
 * apart: `from` is empty then, for change that is taken for a payment would be a false outflow.
 */
const transfersOf = (
  found: Touched,
  coin: UtxoCoin,
  structure: Structure,
  touches: Touches,
  place: Place | undefined,
): Transfer[] => {
  const { transaction, inputs, outputs, paying } = found;
  if (inputs.some(structure.isCoinbase)) return [];
  const senders = sendersOf(found, structure);
  const origin = originOf(inputs, structure);
  const common = {
    chain: coin.chain,
    asset: coin.asset,
    contract: null,
    decimals: SATOSHI_DECIMALS,
    txid: structure.txid(transaction),
    from: [...senders].map((address) => canonicalIn(coin, address)),
    ...(place ?? structure.place(transaction)),
    ...(origin !== undefined && { origin }),
  };
  const transfers: Transfer[] = [];
  for (const [position, output] of outputs.entries()) {
    const to = structure.receiver(output);
    if (typeof to !== 'string' || to === '' || senders.has(to) || !(paying || touches(to))) continue;
    const raw = structure.amount(output);
    if (raw === 0n) continue;
    const index = structure.index(output, position, transaction);
    transfers.push({ ...common, index, to: canonicalIn(coin, to), raw });
  }
  return transfers;
};

/** A node of another chain must not pass for one on which nothing of interest happens: the first address is checked. */
const assertOwn = (coin: UtxoCoin, transactions: readonly unknown[], structure: Structure): void => {
  for (const transaction of transactions)
    for (const output of partsIn(isFields(transaction) ? transaction : {}, structure.outputs)) {
      assertPart(output, structure.outputs);
      const receiver = structure.receiver(output);
      if (typeof receiver !== 'string' || receiver === '') continue;
      canonicalIn(coin, receiver);
      return;
    }
};

/**
 * The transfers of parsed transactions that pay from or to an address that `touches`, in order. Of the others nothing is
 * built: the work is a look-up an address. Throws Unreadable.
 */
export const readTransactions = (
  coin: UtxoCoin,
  structure: Structure,
  transactions: readonly unknown[],
  touches: Touches,
  { place, sendersNeeded = false }: ReadOptions = {},
): Transfer[] => {
  assertOwn(coin, transactions, structure);
  const transfers: Transfer[] = [];
  for (const transaction of transactions) {
    if (!isFields(transaction)) throw new Unreadable('a transaction is something else');
    const found = touched(transaction, structure, touches, sendersNeeded);
    if (found !== undefined) transfers.push(...transfersOf(found, coin, structure, touches, place));
  }
  return transfers;
};
