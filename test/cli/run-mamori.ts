import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const MAMORI = resolve(import.meta.dirname, '../../infra/cli/mamori.ts');

export interface Ended {
  code: number | null;
  /** What was printed, one JSON object a line. */
  printed: Record<string, unknown>[];
  out: string;
  err: string;
}

/** Runs the operator's command line, in an environment of nothing but what is given. */
export const runMamori = (args: string[], environment: Record<string, string>): Promise<Ended> =>
  new Promise((settle) => {
    const child = spawn(process.execPath, [MAMORI, ...args], {
      env: { PATH: process.env.PATH, MAMORI_ENV_FILE: '', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('close', (code) => {
      const lines = out.split('\n').filter((line) => line !== '');
      settle({ code, out, err, printed: lines.map((line) => JSON.parse(line) as Record<string, unknown>) });
    });
  });
