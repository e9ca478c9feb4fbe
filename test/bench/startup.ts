import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startRecordedWorld, type RecordedWorld } from '../e2e/recorded-world.ts';
import { median } from './median.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const RECORDING = join(
  process.env['MAMORI_SHARED_DIR'] ?? join(ROOT, '..', 'shared'),
  'data',
  'exchanges',
  'htx-v2-reference-currencies-2022-11-29.json',
);
const ADDRESS = 'https://api.huobi.pro/v2/reference/currencies';
const RUNS = 5;

/** Milliseconds from the start of the process to the ready line, and from there to the first poll in the store. */
const startOnce = async (dataDir: string, world: RecordedWorld): Promise<{ ready: number; stored: number }> => {
  const begun = performance.now();
  const child = spawn('npm', ['start', '--silent'], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      PORT: '0',
      MAMORI_DATA_DIR: dataDir,
      MAMORI_EXCHANGES: 'htx',
      MAMORI_EGRESS_URL: world.url,
    },
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
        const [, found] = /^mamori ready (\S+)$/m.exec(out) ?? [];
        if (found !== undefined) resolve(found);
      });
      void ended.then(() => {
        reject(new Error('npm start ended before it was ready'));
      });
    });
    const ready = performance.now() - begun;
    for (;;) {
      const { assets } = (await (await fetch(`${url}/api/exchanges/htx`)).json()) as { assets?: unknown[] };
      if ((assets ?? []).length > 0) return { ready, stored: performance.now() - begun - ready };
      await new Promise((resolve) => {
        setTimeout(resolve, 5);
      });
    }
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
};

/** `npm start` with a new data folder and with the one of the run before; the exchange is a recording on this machine. */
export const startupBench = async (): Promise<Record<string, unknown>[]> => {
  if (!existsSync(RECORDING)) return [{ start: `left out: ${RECORDING} is missing` }];
  const world = await startRecordedWorld();
  world.set(ADDRESS, { body: readFileSync(RECORDING, 'utf8') });
  const runs: Record<'new folder' | 'same folder', { ready: number; stored: number }[]> = {
    'new folder': [],
    'same folder': [],
  };
  for (let run = 0; run < RUNS; run += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'mamori-bench-'));
    runs['new folder'].push(await startOnce(folder, world));
    runs['same folder'].push(await startOnce(folder, world));
    await rm(folder, { recursive: true, force: true });
  }
  await world.close();
  return Object.entries(runs).map(([start, all]) => ({
    start,
    'ready ms': Math.round(median(all.map(({ ready }) => ready))),
    'first poll stored ms later': Math.round(median(all.map(({ stored }) => stored))),
  }));
};
