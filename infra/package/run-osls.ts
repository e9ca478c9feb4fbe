import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Left out of the packager's environment: nothing here may reach an account. */
const CREDENTIALS = /^(AWS_|SLS_|SERVERLESS_)/;

/**
 * Builds bundles and template from nothing, without credentials, network or telemetry.
 * Writes to `.serverless` and `.esbuild` below `root`. Throws with the packager's own words where it fails.
 */
export const runOsls = async (root: string): Promise<void> => {
  await Promise.all(
    ['.serverless', '.esbuild'].map((folder) => rm(join(root, folder), { recursive: true, force: true })),
  );
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !CREDENTIALS.test(name)));
  const osls = join(root, 'node_modules', 'osls', 'bin', 'serverless.js');
  const child = spawn(process.execPath, [osls, 'package', '--stage', 'dev'], {
    cwd: root,
    env: {
      ...environment,
      AWS_EC2_METADATA_DISABLED: 'true',
      SLS_TELEMETRY_DISABLED: '1',
      SLS_NOTIFICATIONS_MODE: 'off',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  if (code !== 0) throw new Error(`osls package failed (${code}):\n${Buffer.concat(said).toString().trim()}`);
};
