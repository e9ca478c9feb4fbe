import type { BoardStore } from '../core/board.ts';
import type { ExchangeHead, ExchangeStore } from '../core/stores.ts';

/**
 * Notes every head that is saved, and puts those of a run on the board at its end. A run that breaks off leaves the
 * board as it was, with the ages of its readings.
 */
export const createBoardKeeper = (
  exchanges: ExchangeStore,
  board: BoardStore,
): { exchanges: ExchangeStore; keep: () => Promise<void> } => {
  const saved = new Map<string, ExchangeHead>();
  return {
    exchanges: {
      ...exchanges,
      async saveHead(head) {
        const next = await exchanges.saveHead(head);
        saved.set(next.exchange, next);
        return next;
      },
    },
    async keep() {
      const heads = [...saved.values()];
      saved.clear();
      if (heads.length > 0) await board.save(heads);
    },
  };
};
