import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const READY = /^mamori ready (http:\/\/127\.0\.0\.1:\d+)$/m;

export interface Product {
  url: string;
  /** What it wrote to standard error so far. */
  log(): string;
  /** Ends it as an operator would; answers the exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** An environment without anything of this machine's own configuration. */
const cleanEnvironment = (): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  MAMORI_ENV_FILE: '',
});

/** Starts the product as `npm start` does, and waits for its ready line. */
export const startProduct = async (dataDir: string, environment: Record<string, string>): Promise<Product> => {
  const child: ChildProcess = spawn(process.execPath, ['infra/local/start.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...cleanEnvironment(), PORT: '0', MAMORI_DATA_DIR: dataDir, ...environment },
  });
  let out = '';
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const [, ready] = READY.exec(out) ?? [];
      if (ready !== undefined) resolve(ready);
    });
    void ended.then((code) => {
      reject(new Error(`ended with ${code} before it was ready:\n${log}`));
    });
  });
  return {
    url,
    log: () => log,
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
};

/** A data folder that is gone after the test. */
export const makeDataDir = async (): Promise<{ path: string; remove: () => Promise<void> }> => {
  const path = await mkdtemp(join(tmpdir(), 'mamori-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
};

/** Waits until `check` answers something, looking every `everyMs`; throws after `withinMs` with what it waited for. */
export const eventually = async <T>(
  what: string,
  check: () => T | undefined | false | Promise<T | undefined | false>,
  withinMs = 30_000,
  everyMs = 50,
): Promise<T> => {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const result = await check();
    if (result !== undefined && result !== false) return result;
    if (Date.now() > deadline) throw new Error(`waited ${withinMs} ms for ${what}`);
    await new Promise((resolve) => {
      setTimeout(resolve, everyMs);
    });
  }
};
