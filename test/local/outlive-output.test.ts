import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';

const PROGRAM = `
  import { outliveOutput } from './infra/local/outlive-output.ts';
  let unhandled = 0;
  process.on('uncaughtException', (error) => { unhandled += 1; process.stderr.write(String(error)); });
  if (process.argv.includes('outlives')) outliveOutput([process.stdout, process.stderr]);
  process.stdin.once('data', () => {
    process.stderr.write('nobody reads this');
    setTimeout(() => { process.exit(Math.min(unhandled, 100)); }, 200);
  });
  process.stdout.write('ready');
`;

/** How many errors were left unhandled once nobody read the output any more. */
const unhandledErrors = async (...args: string[]): Promise<number> => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM, '--', ...args]);
  await once(child.stdout, 'data');
  child.stderr.destroy();
  child.stdin.write('go');
  const [code] = (await once(child, 'exit')) as [number];
  return code;
};

it('output that nobody reads any more is no error', async () => {
  expect(await unhandledErrors('outlives')).toBe(0);
});

it('without that it would be one, and the line about it another', async () => {
  expect(await unhandledErrors()).toBeGreaterThan(1);
});
