import { Console } from 'node:console';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BadConfiguration, readConfig } from '../../lib/config.ts';
import { createJsonLog } from '../../lib/log/json-log.ts';
import { loadEnvironmentFile } from '../environment-file.ts';
import { CannotStart } from './cannot-start.ts';
import { watchClock } from './clock-watch.ts';
import { isDiskFull } from './disk-space.ts';
import { startLocal, type LocalRuntime } from './local-runtime.ts';
import { outliveOutput } from './outlive-output.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Standard output carries the ready line alone: whatever a handler prints goes to standard error. */
globalThis.console = new Console(process.stderr, process.stderr);

outliveOutput([process.stdout, process.stderr]);

/** What is stored is the operator's alone, also in a folder that was there before. */
process.umask(0o077);

const log = createJsonLog('local');

const giveUp = (error: unknown): never => {
  const known = error instanceof BadConfiguration || error instanceof CannotStart;
  process.stderr.write(
    `${known ? error.message : `cannot start: ${error instanceof Error ? error.message : String(error)}`}\n`,
  );
  process.exit(1);
};

/** 128 and the number of SIGINT: stopped before it had ended by itself. */
const STOPPED_AT_ONCE = 130;

const endOnSignals = (runtime: LocalRuntime): void => {
  let ending = false;
  const end = (): void => {
    if (ending) process.exit(STOPPED_AT_ONCE);
    ending = true;
    runtime.stop().then(() => process.exit(0), giveUp);
  };
  process.on('SIGINT', end).on('SIGTERM', end);
};

/** Commands and menus of the channels that are switched on; imported late: by now the environment holds the addresses of the stores. */
const registerMenus = async (): Promise<void> => {
  const { wireSetUp } = await import('../../lib/wire.ts');
  await wireSetUp('set-up')();
};

/** On AWS a stray rejection costs one sandbox, not the whole system. Before there is one, it is the end. */
const outliveErrors = (runtime: () => LocalRuntime | undefined): void => {
  process.on('uncaughtException', (error) => {
    const running = runtime();
    if (running === undefined) giveUp(error);
    else if (isDiskFull(error)) running.diskFull();
    else log.error('a function left an error unhandled', { error });
  });
};

/** Usage: `start.ts [FILE]`, another serverless.yml than the project's own. */
const start = async (): Promise<void> => {
  loadEnvironmentFile();
  const config = readConfig(process.env);
  let runtime: LocalRuntime | undefined;
  outliveErrors(() => runtime);
  runtime = await startLocal(config, {
    serverlessFile: resolve(process.argv[2] ?? join(ROOT, 'serverless.yml')),
    log,
  });
  endOnSignals(runtime);
  watchClock(log);
  process.stdout.write(`mamori ready ${runtime.url}\n`);
  runtime.run();
  await registerMenus();
};

start().catch(giveUp);
