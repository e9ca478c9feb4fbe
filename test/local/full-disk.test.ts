import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isDiskFull } from '../../infra/local/disk-space.ts';
import { watchDisk, type DiskWatch } from '../../infra/local/disk-watch.ts';
import { keepLog } from './log-lines.ts';
import { failToStart, startFixture } from './start-fixture.ts';

/** A disk of two megabytes, where this machine lets us have one. */
const disk = mkdtempSync(join(tmpdir(), 'mamori-disk-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]).status === 0;
afterAll(() => {
  if (mounted) spawnSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

/** Fills the disk to its last byte. */
const fill = async (): Promise<void> => {
  const file = await open(join(disk, 'fill'), 'a');
  try {
    for (const bytes of [65_536, 4_096, 1]) {
      const block = Buffer.alloc(bytes);
      for (;;) {
        if ((await file.write(block).catch(() => ({ bytesWritten: 0 }))).bytesWritten === 0) break;
      }
    }
  } finally {
    await file.close();
  }
};
const free = (): Promise<void> => unlink(join(disk, 'fill'));

describe.skipIf(!mounted)('a disk that is full (needs the right to mount one)', () => {
  it('is said in one line by a start that cannot be', async () => {
    await fill();
    const { code, out, err } = await failToStart({ MAMORI_DATA_DIR: join(disk, 'data') });
    expect([code, out, err]).toEqual([1, '', `MAMORI_DATA_DIR ${disk}/data cannot be used: its disk is full\n`]);
    await free();
  });

  it('is said in one line by what runs, which goes on, and stores again when there is space', async () => {
    const runtime = await startFixture({ MAMORI_DATA_DIR: join(disk, 'data') });
    // Each adds to what is stored; where that fails, its sender waits.
    const store = (): Promise<number> =>
      fetch(`${runtime.url}/slow`, { signal: AbortSignal.timeout(3_000) }).then(
        ({ status }) => status,
        () => 0,
      );
    expect(await store()).toBe(200);
    await fill();
    await expect
      .poll(async () => {
        await store();
        return runtime.err().match(/the disk of MAMORI_DATA_DIR \S+ is full/g)?.length;
      })
      .toBe(1);
    expect((await fetch(`${runtime.url}/context`)).status).toBe(200);
    await free();
    await expect.poll(() => runtime.err()).toContain('has space again');
    await expect.poll(store).toBe(200);
    runtime.signal('SIGTERM');
    const { code, err } = await runtime.ended;
    expect(code).toBe(0);
    expect(err).not.toMatch(/^\s+at /m);
  });
});

describe('the watch on the disk', () => {
  let watch: DiskWatch | undefined;
  let log: ReturnType<typeof keepLog>;
  beforeAll(() => {
    log = keepLog();
  });
  afterEach(() => watch?.stop());

  it('says it once, opens the store anew once there is space, and says it again the next time', async () => {
    const space = { full: true, opened: 0 };
    watch = watchDisk('data', {
      log,
      everyMs: 5,
      reopen: async () => {
        space.opened += 1;
      },
      probe: async () => {
        if (space.full) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      },
    });
    for (const round of [1, 2]) {
      space.full = true;
      watch.full();
      watch.full();
      expect([log.lines.length, space.opened]).toEqual([round * 2 - 1, round - 1]);
      space.full = false;
      await expect.poll(() => log.lines.length).toBe(round * 2);
      expect(space.opened).toBe(round);
    }
    expect(log.lines[0]).toContain('the disk of MAMORI_DATA_DIR data is full');
    expect(log.lines[1]).toContain('has space again');
  });

  it.each([
    [Object.assign(new Error('write'), { code: 'ENOSPC' }), true],
    [Object.assign(new Error('write'), { code: 'EDQUOT' }), true],
    [new Error('IO error: /data/000003.log: No space left on device'), true],
    [new Error('database or disk is full'), true],
    [Object.assign(new Error('no such file'), { code: 'ENOENT' }), false],
    ['ENOSPC', false],
    [undefined, false],
  ])('knows one by its error: %s', (error, full) => {
    expect(isDiskFull(error)).toBe(full);
  });
});
