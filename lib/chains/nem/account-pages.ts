import { NodeFailure, type AskNode } from '../../core/chain.ts';
import { Unreadable } from '../../core/exchange.ts';
import { accountTransfers, settledOf, type Settled } from './bodies.ts';
import { field } from './fields.ts';

/** Documented are 25; nodes since 0.6.90 give up to 100 where asked (DefaultPage of the node). Others ignore it. */
const PAGE_SIZE = 100;

/** What a node says, read; a body that is not what it documents is that node's failure. */
export const readable = <T>(read: () => T): T => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new NodeFailure('unreadable', error.message);
  }
};

const pageOf = (answer: unknown): Settled[] =>
  readable(() => {
    if (!accountTransfers.recognises(answer)) throw new Unreadable('the answer is no page of transfers');
    return (field(answer, 'data') as unknown[]).map(settledOf);
  });

const assertDescending = (rows: readonly Settled[]): void => {
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    if (before !== undefined && (row.id >= before.id || row.height > before.height))
      throw new NodeFailure('unreadable', 'the pages of an account repeat or are not newest first');
  }
};

export interface Walked {
  /** Newest first. */
  rows: Settled[];
  /** `floor`: older than was asked for; `end`: the node has no more; `limit`: the pages that may be read are used up. */
  stopped: 'floor' | 'end' | 'limit';
}

/**
 * An account's transactions, newest first, down to the first below `floor` (not among them). Throws NodeFailure,
 * also for pages that repeat.
 */
export const walkAccount = async (ask: AskNode, address: string, floor: number, mostPages: number): Promise<Walked> => {
  const rows: Settled[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const last = rows.at(-1);
    const after = last === undefined ? '' : `&id=${last.id}`;
    // Its pages are chained by the node's own numbers: the next is not known before this one.
    // oxlint-disable-next-line no-await-in-loop
    const found = pageOf(
      await ask({ path: `/account/transfers/all?address=${address}&pageSize=${PAGE_SIZE}${after}` }),
    );
    if (found.length === 0) return { rows, stopped: 'end' };
    assertDescending(last === undefined ? found : [last, ...found]);
    const reached = found.findIndex(({ height }) => height < floor);
    rows.push(...(reached === -1 ? found : found.slice(0, reached)));
    if (reached !== -1) return { rows, stopped: 'floor' };
  }
  return { rows, stopped: 'limit' };
};
