/** Does a piece of work when its turn has come. */
export type InTurn = <Done>(work: () => Promise<Done>) => Promise<Done>;

/** Whoever need not wait. */
export const AT_ONCE: InTurn = (work) => work();

/**
 * Work of one kind is begun one after another: forty exchanges answer at the same moment, and what each leaves in memory
 * while it is read or written is there once rather than forty times. Whoever takes longer than `mostMs` keeps nobody
 * waiting any more: one that hangs holds up the next by that, and no longer.
 */
export const createInTurn = (sleep: (milliseconds: number) => Promise<unknown>, mostMs: number): InTurn => {
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const before = last;
    const over = Promise.withResolvers<unknown>();
    last = before.then(() => Promise.race([over.promise, sleep(mostMs)]));
    await before;
    try {
      return await work();
    } finally {
      // Whoever waited for it goes on first, and lets go of what it was given.
      over.resolve(sleep(0));
    }
  };
};
