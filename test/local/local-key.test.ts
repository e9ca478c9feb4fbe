import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadLocalKey } from '../../lib/store/local-key.ts';
import { makeFolder } from './start-fixture.ts';

let folder: Awaited<ReturnType<typeof makeFolder>>;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => folder.remove());

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

describe('the master key of this machine', () => {
  it('is made once, for its owner alone', async () => {
    const path = join(folder.path, 'new', 'deeper');
    const key = await loadLocalKey(path);
    expect(key).toHaveLength(32);
    expect(await loadLocalKey(path)).toEqual(key);
    expect([await modeOf(path), await modeOf(join(path, 'master.key')), await readdir(path)]).toEqual([
      '700',
      '600',
      ['master.key'],
    ]);
  });

  it('is one key, also when many make it at once', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => loadLocalKey(folder.path)));
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    expect(await readdir(folder.path)).toEqual(['master.key']);
  });

  it('differs from folder to folder', async () => {
    expect(await loadLocalKey(join(folder.path, 'a'))).not.toEqual(await loadLocalKey(join(folder.path, 'b')));
  });

  it('is closed to others again where someone has opened it', async () => {
    const key = await loadLocalKey(folder.path);
    await chmod(join(folder.path, 'master.key'), 0o644);
    expect(await loadLocalKey(folder.path)).toEqual(key);
    expect(await modeOf(join(folder.path, 'master.key'))).toBe('600');
  });

  it.each([0, 31, 33])('is not taken from a file of %i bytes, nor made anew over it', async (length) => {
    await mkdir(folder.path, { recursive: true });
    await writeFile(join(folder.path, 'master.key'), new Uint8Array(length));
    await expect(loadLocalKey(folder.path)).rejects.toThrow(`32 bytes, this has ${length}`);
    expect((await stat(join(folder.path, 'master.key'))).size).toBe(length);
  });
});
