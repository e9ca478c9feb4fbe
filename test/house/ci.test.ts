import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const RUN = fileURLToPath(new URL('../../.ci/run', import.meta.url));

describe('.ci/run', () => {
  it('says at once that the recordings are missing', () => {
    const { status, stderr, stdout } = spawnSync(RUN, [], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', MAMORI_SHARED_DIR: '/nonexistent' },
    });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^the recordings are missing: \/nonexistent .*\n$/);
  });
});
