import { isCount, isFields, isHash } from './fields.ts';

/** The newest transaction of an account in one block: where that block stands, everything below is known. */
export interface Mark {
  height: number;
  block: string;
  txid: string;
}

/** Up to where an account's history is known. */
export interface AccountCursor {
  /** Newest first, one a block. */
  marks: readonly Mark[];
  /** Height at which the watch began, or the newest mark's: without any mark, what lies above is new. */
  floor: number;
}

/** So many of its latest blocks are remembered: a reorganisation is followed back to the first of them that stayed. */
export const MARKS_MOST = 8;

export const cursorText = ({ marks, floor }: AccountCursor): string =>
  JSON.stringify({ floor, marks: marks.map(({ height, block, txid }) => [height, block, txid]) });

const markOf = (stored: unknown): Mark | undefined => {
  const [height, block, txid] = Array.isArray(stored) ? (stored as unknown[]) : [];
  return isCount(height) && isHash(block) && isHash(txid) ? { height, block, txid } : undefined;
};

/** Undefined for what was not written here. */
export const cursorOf = (text: string): AccountCursor | undefined => {
  try {
    const stored: unknown = JSON.parse(text);
    if (!isFields(stored) || !isCount(stored.floor) || !Array.isArray(stored.marks)) return undefined;
    const marks = stored.marks.map(markOf);
    return marks.every((mark) => mark !== undefined) ? { floor: stored.floor, marks } : undefined;
  } catch {
    return undefined;
  }
};

/** Marks of an account's transactions (newest first), before those that were known already. */
export const marked = (newest: readonly Mark[], known: readonly Mark[]): Mark[] => {
  const marks: Mark[] = [];
  for (const mark of [...newest, ...known])
    if (marks.length < MARKS_MOST && (marks.at(-1)?.height ?? Infinity) > mark.height) marks.push(mark);
  return marks;
};
