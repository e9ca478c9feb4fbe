import type { BoardStore } from '../core/board.ts';
import type { ExchangeHead, ExchangeStore } from '../core/exchange-store.ts';
import { SECOND } from '../core/time.ts';

/** While a run goes on, because one source hangs, the others' news waits no longer than this. */
export const KEEP_EVERY_MS = 3 * SECOND;

/**
 * Notes every head that is saved, and puts those of a run on the board. A run that breaks off leaves the board as it
 * was, with the ages of its readings.
 */
export const createBoardKeeper = (
  exchanges: ExchangeStore,
  board: BoardStore,
  sleep: (milliseconds: number) => Promise<unknown>,
): { exchanges: ExchangeStore; during: (run: Promise<void>) => Promise<void> } => {
  const saved = new Map<string, ExchangeHead>();
  const keep = async (): Promise<void> => {
    const heads = [...saved.values()];
    saved.clear();
    if (heads.length > 0) await board.save(heads);
  };
  return {
    exchanges: {
      ...exchanges,
      async saveHead(head) {
        const next = await exchanges.saveHead(head);
        saved.set(next.exchange, next);
        return next;
      },
    },
    async during(run) {
      const ended = run.then(
        () => true,
        () => true,
      );
      while (!(await Promise.race([ended, sleep(KEEP_EVERY_MS).then(() => false)]))) await keep();
      await keep();
      await run;
    },
  };
};
