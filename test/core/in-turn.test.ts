import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT_ONCE, createInTurn } from '../../lib/core/in-turn.ts';

/** Sleeps of no time are over soon, any other when it is told. */
const watchedSleep = () => {
  const waiting: (() => void)[] = [];
  return {
    async sleep(milliseconds: number): Promise<void> {
      if (milliseconds > 0) await new Promise<void>((resolve) => void waiting.push(resolve));
      else await sleep(0);
    },
    pass(): void {
      for (const resolve of waiting.splice(0)) resolve();
    },
  };
};
const settle = async (): Promise<void> => {
  for (let time = 0; time < 5; time += 1) await sleep(1);
};

describe('work in turn', () => {
  it('is done one after another, in the order in which it came, and answers what it came to', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 12 }), async (steps) => {
        const inTurn = createInTurn(watchedSleep().sleep, 50);
        let atWork = 0;
        let most = 0;
        const begun: number[] = [];
        const answers = await Promise.all(
          steps.map((count, index) =>
            inTurn(async () => {
              begun.push(index);
              atWork += 1;
              most = Math.max(most, atWork);
              for (let step = 0; step < count; step += 1) await Promise.resolve();
              atWork -= 1;
              return index;
            }),
          ),
        );
        const all = steps.map((_, index) => index);
        expect([answers, begun, most]).toEqual([all, all, Math.min(1, steps.length)]);
      }),
      { numRuns: 30 },
    );
  });

  it('lets whoever waited for a piece go on before the next is begun', async () => {
    const inTurn = createInTurn(watchedSleep().sleep, 50);
    const order: string[] = [];
    const first = inTurn(async () => 1).then(() => order.push('used the first'));
    const second = inTurn(async () => order.push('began the second'));
    await Promise.all([first, second]);
    expect(order).toEqual(['used the first', 'began the second']);
  });

  it('goes on without one that fails', async () => {
    const inTurn = createInTurn(watchedSleep().sleep, 50);
    const failing = inTurn(() => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await inTurn(async () => 'yes')).toBe('yes');
  });

  it('waits for one that hangs only so long', async () => {
    const { sleep: slept, pass } = watchedSleep();
    const inTurn = createInTurn(slept, 50);
    const begun: string[] = [];
    const hanging = Promise.withResolvers<string>();
    const first = inTurn(() => hanging.promise);
    const second = inTurn(async () => void begun.push('second'));
    const third = inTurn(async () => void begun.push('third'));
    await settle();
    expect(begun).toEqual([]);
    pass();
    await Promise.all([second, third]);
    expect(begun).toEqual(['second', 'third']);
    hanging.resolve('late');
    expect(await first).toBe('late');
  });

  it('is at once for whoever need not wait', async () => {
    const begun: number[] = [];
    const never = AT_ONCE(() => new Promise<void>(() => void begun.push(1)));
    await AT_ONCE(async () => void begun.push(2));
    expect([begun, never]).toEqual([[1, 2], expect.any(Promise)]);
  });
});
