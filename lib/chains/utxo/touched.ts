import { Unreadable } from '../../core/exchange.ts';
import type { Touches } from '../../core/transfer.ts';
import type { Fields } from './fields.ts';
import type { Structure } from './structure.ts';

/** One transaction, and what it has to do with the addresses of interest. */
export interface Touched {
  transaction: Fields;
  inputs: readonly Fields[];
  outputs: readonly Fields[];
  /** An address of interest is among those that pay: all that it pays is told. */
  paying: boolean;
  /** Not every input tells whose it is. */
  hidden: boolean;
}

/** The parts of one transaction. Direct access and no copy: a block has thousands. Throws Unreadable. */
export const partsIn = (transaction: Fields, name: string): readonly Fields[] => {
  const parts = transaction[name];
  if (!Array.isArray(parts)) throw new Unreadable(`${name} is no list`);
  return parts as readonly Fields[];
};

export const assertPart: (part: unknown, name: string) => asserts part is Fields = (part, name) => {
  if (typeof part !== 'object' || part === null) throw new Unreadable(`${name} holds something else`);
};

/**
 * Undefined where it touches nothing of interest, as most transactions of a block. `strict` throws where an input hides
 * whose it is. Throws Unreadable.
 */
export const touched = (
  transaction: Fields,
  structure: Structure,
  touches: Touches,
  strict: boolean,
): Touched | undefined => {
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
