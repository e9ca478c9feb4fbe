import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startScheduler } from '../../infra/local/scheduler.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };

describe('the scheduler', () => {
  it('runs each task at once, then at its own rate, and no more after the stop', async () => {
    const [fast, slow] = [vi.fn(async () => undefined), vi.fn(async () => undefined)];
    const scheduler = startScheduler(
      [
        { name: 'fast', everyMs: 1_000, invoke: fast },
        { name: 'slow', everyMs: 60_000, invoke: slow },
      ],
      log,
    );
    expect([fast.mock.calls.length, slow.mock.calls.length]).toEqual([1, 1]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([fast.mock.calls.length, slow.mock.calls.length]).toEqual([61, 2]);
    await scheduler.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([fast.mock.calls.length, slow.mock.calls.length]).toEqual([61, 2]);
  });

  it('does not wait for the run before, but the stop waits for all', async () => {
    const ends: (() => void)[] = [];
    const invoke = (): Promise<void> =>
      new Promise((resolve) => {
        ends.push(resolve);
      });
    const scheduler = startScheduler([{ name: 'hanging', everyMs: 1_000, invoke }], log);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ends).toHaveLength(3);
    const stopped = vi.fn();
    const stop = scheduler.stop().then(stopped);
    await vi.advanceTimersByTimeAsync(0);
    expect(stopped).not.toHaveBeenCalled();
    for (const end of ends) end();
    await stop;
    expect(stopped).toHaveBeenCalledOnce();
  });

  it('says that a run failed, and goes on', async () => {
    const invoke = vi.fn(async () => {
      throw new Error('broken');
    });
    const scheduler = startScheduler([{ name: 'broken', everyMs: 1_000, invoke }], log);
    await vi.advanceTimersByTimeAsync(2_000);
    await scheduler.stop();
    expect(invoke).toHaveBeenCalledTimes(3);
    expect(log.error).toHaveBeenCalledWith('scheduled function failed', {
      function: 'broken',
      error: new Error('broken'),
    });
  });
});
