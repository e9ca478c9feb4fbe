import type { BoardStore, ExchangeReader } from '../core/board.ts';
import { SECOND, type Clock } from '../core/time.ts';
import { shareRead } from './share-read.ts';

/** Looks at the board within this time share one read. */
export const BOARD_SHARED_MS = SECOND;

/**
 * Many heads at once from the board, or each by itself where it is not on it yet. A head that is asked for alone is
 * read by itself: the board may lag behind it while a run of polls goes on.
 */
export const createBoardReader = (exchanges: ExchangeReader, board: BoardStore, clock: Clock): ExchangeReader => {
  const look = shareRead(
    async () => new Map((await board.load()).map((head) => [head.exchange, head])),
    clock,
    BOARD_SHARED_MS,
  );
  return {
    ...exchanges,
    async heads(ids) {
      const known = await look();
      const missing = ids.filter((id) => !known.has(id));
      const others = missing.length === 0 ? [] : await exchanges.heads(missing);
      return [...ids.flatMap((id) => known.get(id) ?? []), ...others];
    },
  };
};
