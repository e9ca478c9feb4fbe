import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The version that is compared with; the product and `npm ci` know nothing of it. */
export const CCXT_VERSION = '4.5.84';
const INSTALL_MOST_MS = 180_000;

export interface Installed {
  /** The folder of the package. */
  folder: string;
}

const versionIn = (folder: string): string | undefined =>
  existsSync(join(folder, 'package.json'))
    ? (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version?: string }).version
    : undefined;

/**
 * Installs ccxt into a folder of its own outside the project, where it stays for the next time; no script of a package is
 * run. Says why where that is not to be had.
 */
export const installCcxt = async (): Promise<Installed | string> => {
  const place = join(tmpdir(), `mamori-bench-ccxt-${CCXT_VERSION}`);
  const folder = join(place, 'node_modules', 'ccxt');
  if (versionIn(folder) === CCXT_VERSION) return { folder };
  await mkdir(place, { recursive: true });
  const options = ['--no-audit', '--no-fund', '--no-save', '--ignore-scripts', '--fetch-retries', '1'];
  const npm = spawn('npm', ['install', ...options, '--prefix', place, `ccxt@${CCXT_VERSION}`], {
    cwd: place,
    stdio: 'ignore',
    timeout: INSTALL_MOST_MS,
  });
  const status = await new Promise<number | string | null>((resolve) => {
    npm.once('error', ({ message }) => resolve(message));
    npm.once('exit', resolve);
  });
  if (status === 0 && versionIn(folder) === CCXT_VERSION) return { folder };
  return `ccxt ${CCXT_VERSION} could not be installed (npm: ${status}): this comparison needs a package registry`;
};
