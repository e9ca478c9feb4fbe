import type { BlockMark, TakenFlow, WalletFlow } from '../chain-stores.ts';
import type { Transfer } from '../transfer.ts';

/** Characters of a hash that are kept: 64 bits of a hexadecimal one, more of others. */
const MARK_LENGTH = 16;
/** Of what `0x` begins, the rest is kept. */
export const markOf = (hash: string): string => hash.replace(/^0x/, '').slice(0, MARK_LENGTH);

/**
 * Transfers that a wallet's state remembers one by one, about 5 KB packed. A busier wallet forgets the oldest that
 * cannot be taken back, then the smallest: those are a small error of its state should their block be replaced.
 */
export const TAKEN_MOST = 128;

export const takenId = ({ txid, index, height }: Pick<Transfer, 'txid' | 'index' | 'height'>, wallet: string): string =>
  `${txid === null ? `${wallet.slice(0, MARK_LENGTH)}@${height ?? ''}` : markOf(txid)}:${index}`;

const isDropped = (dropped: readonly BlockMark[], height: number | null, mark: string | null): boolean =>
  height !== null && mark !== null && dropped.some((block) => block.height === height && block.mark === mark);

/** Which of the remembered transfers stood in a block that was replaced. */
export const droppedOf = (taken: readonly TakenFlow[], dropped: readonly BlockMark[]): TakenFlow[] =>
  dropped.length === 0 ? [] : taken.filter(({ height, mark }) => isDropped(dropped, height, mark));

/** The last block whose events a state has, with those off that were replaced since. */
export const standingThrough = (
  through: WalletFlow['through'],
  dropped: readonly BlockMark[],
): WalletFlow['through'] => {
  if (through === null || !isDropped(dropped, through.height, through.mark)) return through;
  let height = through.height - 1;
  while (dropped.some((block) => block.height === height)) height -= 1;
  return { height, mark: '' };
};

/** Keeps the newest: those above `final` as long as there is room, and the largest of them. */
export const keepTaken = (taken: readonly TakenFlow[], final: number | null): TakenFlow[] => {
  if (taken.length <= TAKEN_MOST) return [...taken];
  const isFinal = ({ height }: TakenFlow): boolean => height !== null && final !== null && height <= final;
  const excess = taken.length - TAKEN_MOST;
  const order = taken
    .map((one, index) => ({ one, index }))
    .toSorted((a, b) => {
      const [finalA, finalB] = [isFinal(a.one), isFinal(b.one)];
      if (finalA !== finalB) return finalA ? -1 : 1;
      if (finalA) return a.index - b.index;
      const difference = BigInt(a.one.raw) - BigInt(b.one.raw);
      return difference < 0n ? -1 : Number(difference > 0n);
    });
  const forgotten = new Set(order.slice(0, excess).map(({ index }) => index));
  return taken.filter((_, index) => !forgotten.has(index));
};
