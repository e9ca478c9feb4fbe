import type { BoardStore } from '../core/board.ts';
import type { ExchangeHead, ExchangeStore } from '../core/stores.ts';
import { SECOND, type Clock } from '../core/time.ts';

/** Looks within this time share one read: everybody asks at once when something stands still. */
export const BOARD_SHARED_MS = SECOND;

/** The heads as people are shown them: from the board, or each by itself where it is not on it yet. */
export const createBoardReader = (
  exchanges: ExchangeStore,
  board: BoardStore,
  clock: Clock,
): Pick<ExchangeStore, 'head' | 'heads' | 'flags'> => {
  let last: { at: number; heads: Promise<Map<string, ExchangeHead>> } | undefined;
  const look = async (): Promise<Map<string, ExchangeHead>> => {
    const now = clock();
    if (last === undefined || Math.abs(now - last.at) >= BOARD_SHARED_MS) {
      const heads = board.load().then((all) => new Map(all.map((head) => [head.exchange, head])));
      // A look that failed is nobody else's.
      heads.catch(() => {
        last = undefined;
      });
      last = { at: now, heads };
    }
    return last.heads;
  };
  return {
    head: async (id) => (await look()).get(id) ?? exchanges.head(id),
    async heads(ids) {
      const known = await look();
      const missing = ids.filter((id) => !known.has(id));
      const others = missing.length === 0 ? [] : await exchanges.heads(missing);
      return [...ids.flatMap((id) => known.get(id) ?? []), ...others];
    },
    flags: (head) => exchanges.flags(head, 'recent'),
  };
};
