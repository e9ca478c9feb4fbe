import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FIXTURE = 'test/fixtures/local/serverless.yml';
const READY = /^mamori ready (http:\/\/127\.0\.0\.1:\d+)\n$/;

export interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

export interface Started {
  url: string;
  pid: number;
  err(): string;
  signal(name: NodeJS.Signals): void;
  /** When it has ended: what it said, and its exit code. */
  ended: Promise<Outcome>;
}

/** A folder that is gone after the test. */
export const makeFolder = async (): Promise<{ path: string; remove: () => Promise<void> }> => {
  const path = await mkdtemp(join(tmpdir(), 'mamori-local-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
};

const run = (environment: Record<string, string>, file: string) => {
  // A group of its own, as a shell gives it: whatever it starts can be looked for afterwards.
  const child = spawn(process.execPath, ['infra/local/start.ts', file], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      MAMORI_ENV_FILE: '',
      PORT: '0',
      ...environment,
    },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.err += chunk.toString();
  });
  const ended = new Promise<Outcome>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, ...said });
    });
  });
  return { child, said, ended };
};

/** Starts the runner on the fixture and waits for its ready line. Throws with what it said if it ends before. */
export const startFixture = async (environment: Record<string, string>, file = FIXTURE): Promise<Started> => {
  const { child, said, ended } = run(environment, file);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const [, found] = READY.exec(said.out) ?? [];
      if (found !== undefined) resolve(found);
    });
    void ended.then(({ code, err }) => {
      reject(new Error(`ended with ${code}: ${err}`));
    });
  });
  return {
    url,
    pid: child.pid ?? 0,
    err: () => said.err,
    signal: (name) => {
      child.kill(name);
    },
    ended,
  };
};

/** Starts the runner on the fixture where it is expected to give up. */
export const failToStart = (environment: Record<string, string>, file = FIXTURE): Promise<Outcome> =>
  run(environment, file).ended;

/** How often the fixture counted something. */
export const countOf = async (url: string, name: string): Promise<number> => {
  const response = await fetch(`${url}/items/${name}`);
  return ((await response.json()) as { count: number }).count;
};
