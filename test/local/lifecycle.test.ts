import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countOf, makeFolder, startFixture, type Started } from './start-fixture.ts';

let folder: Awaited<ReturnType<typeof makeFolder>>;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => folder.remove());

const start = (): Promise<Started> => startFixture({ MAMORI_DATA_DIR: folder.path });

/** Whether any process of the group is left. */
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(-pid, 0);
  } catch {
    return false;
  }
};

const expectPolled = async (runtime: Started, times: number): Promise<void> => {
  await expect.poll(() => countOf(runtime.url, 'poll')).toBe(times);
};

describe('the end of a runtime', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('%s ends it cleanly, and leaves nothing running', async (signal) => {
    const runtime = await start();
    await expectPolled(runtime, 1);
    runtime.signal(signal);
    const { code, out } = await runtime.ended;
    expect([code, out]).toEqual([0, `mamori ready ${runtime.url}\n`]);
    expect(isAlive(runtime.pid)).toBe(false);
  });

  it('waits for what is under way', async () => {
    const runtime = await start();
    const answer = fetch(`${runtime.url}/slow`).then((response) => response.text());
    await setTimeout(200);
    runtime.signal('SIGTERM');
    expect(await answer).toBe('finished');
    expect((await runtime.ended).code).toBe(0);
    const again = await start();
    expect(await countOf(again.url, 'slow')).toBe(1);
    again.signal('SIGTERM');
    await again.ended;
  });

  it('does not wait when asked twice', async () => {
    const runtime = await start();
    const answer = fetch(`${runtime.url}/hangs`).catch(() => 'cut off');
    await setTimeout(200);
    runtime.signal('SIGTERM');
    await setTimeout(100);
    runtime.signal('SIGTERM');
    expect((await runtime.ended).code).toBe(130);
    expect(await answer).toBe('cut off');
  });
});

describe('what is stored', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('is there again after %s', async (signal) => {
    for (const times of [1, 2, 3]) {
      const runtime = await start();
      await expectPolled(runtime, times);
      runtime.signal(signal);
      await runtime.ended;
    }
  });
});
