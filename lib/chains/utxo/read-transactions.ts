import { Unreadable } from '../../core/exchange.ts';
import type { Touches, Transfer } from '../../core/transfer.ts';
import { SATOSHI_DECIMALS, type UtxoCoin } from './coin.ts';
import { isFields, type Fields } from './fields.ts';
import type { Place, Structure } from './structure.ts';

export interface ReadOptions {
  /** Of all of them, where the answer is a block and tells it once. */
  place?: Place;
  /** Throw where an input does not tell whose it is: a live reader would be blind to what leaves. */
  sendersNeeded?: boolean;
}

/** One transaction, and what it has to do with the addresses of interest. */
interface Touched {
  transaction: Fields;
  inputs: readonly Fields[];
  outputs: readonly Fields[];
  /** An address of interest is among those that pay: all that it pays is told. */
  paying: boolean;
  /** Not every input tells whose it is. */
  hidden: boolean;
}

/** The parts of one transaction. Direct access and no copy: a block has thousands. */
const partsIn = (transaction: Fields, name: string): readonly Fields[] => {
  const parts = transaction[name];
  if (!Array.isArray(parts)) throw new Unreadable(`${name} is no list`);
  return parts as readonly Fields[];
};

const assertPart: (part: unknown, name: string) => asserts part is Fields = (part, name) => {
  if (typeof part !== 'object' || part === null) throw new Unreadable(`${name} holds something else`);
};

/** Undefined where it touches nothing of interest, as most transactions of a block. */
const touched = (transaction: Fields, structure: Structure, touches: Touches, strict: boolean): Touched | undefined => {
  const inputs = partsIn(transaction, structure.inputs);
  const outputs = partsIn(transaction, structure.outputs);
  let [paying, hidden, paid] = [false, false, false];
  for (const input of inputs) {
    assertPart(input, structure.inputs);
    const sender = structure.sender(input);
    if (typeof sender === 'string') paying ||= touches(sender);
    else if (sender === undefined && !structure.isCoinbase(input)) hidden = true;
  }
  if (hidden && strict) throw new Unreadable('the answer does not tell whose outputs are spent');
  for (const output of outputs) {
    assertPart(output, structure.outputs);
    if (paying || paid) continue;
    const receiver = structure.receiver(output);
    paid = typeof receiver === 'string' && touches(receiver);
  }
  return paying || paid ? { transaction, inputs, outputs, paying: paying && !hidden, hidden } : undefined;
};

/** Whether a transaction pays from or to an address that `touches`. Throws Unreadable. */
export const isTouched = (transaction: Fields, structure: Structure, touches: Touches): boolean =>
  touched(transaction, structure, touches, false) !== undefined;

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
  const from = [...senders].map((address) => canonicalIn(coin, address));
  const txid = structure.txid(transaction);
  const { height, time, final } = place ?? structure.place(transaction);
  const origin = originOf(inputs, structure);
  const transfers: Transfer[] = [];
  for (const [position, output] of outputs.entries()) {
    const receiver = structure.receiver(output);
    if (typeof receiver !== 'string' || receiver === '' || senders.has(receiver)) continue;
    if (!paying && !touches(receiver)) continue;
    const raw = structure.amount(output);
    if (raw === 0n) continue;
    transfers.push({
      chain: coin.chain,
      asset: coin.asset,
      contract: null,
      decimals: SATOSHI_DECIMALS,
      txid,
      index: structure.index(output, position, transaction),
      from,
      to: canonicalIn(coin, receiver),
      raw,
      height,
      time,
      final,
      ...(origin !== undefined && { origin }),
    });
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
