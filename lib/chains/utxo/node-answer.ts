import { NodeFailure } from '../../core/chain.ts';
import { Unreadable } from '../../core/exchange.ts';

/** What a node says, read; a body that is not what it documents is that node's failure. */
export const readable = <T>(read: () => T): T => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new NodeFailure('unreadable', error.message);
  }
};

export const unreadable = (detail: string): NodeFailure => new NodeFailure('unreadable', detail);
