import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import { parse } from 'yaml';
import { ENVIRONMENT } from '../../infra/package/bundles.ts';
import { isPolled } from '../../lib/core/exchange.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { startEmbeddedTable } from '../store/embedded-table.ts';
import { startSlowWorld } from './slow-world.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** How long each exchange takes to answer: far more than most do. */
const ANSWER_MS = 500;
const POLLS = 3;
/** The smallest function there is: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
const SMALLEST_MB = 128;
const OLD_SPACE = `--max-old-space-size=${Math.floor(SMALLEST_MB * 0.9)}`;
/**
 * How Node divides its heap. It gives a megabyte or less to young objects where memory is as short as there
 * (https://nodejs.org/api/cli.html#--max-semi-space-sizesize-in-mib), sixteen on a machine like this one.
 */
const PROCESSES: readonly (readonly [what: string, flags: readonly string[]])[] = [
  [`Node of ${SMALLEST_MB} MB`, [OLD_SPACE, '--max-semi-space-size=1']],
  ['the same, six times as much for the young', [OLD_SPACE, '--max-semi-space-size=6']],
  ['Node as it is on this machine', []],
];

type Settings = Pick<BuildOptions, 'format' | 'target' | 'charset' | 'mainFields' | 'banner'> & {
  alias: Record<string, string>;
};

/** The poller as it is deployed: the packager's own settings. */
const bundlePoller = async (outfile: string): Promise<void> => {
  const { custom } = parse(await readFile(join(ROOT, 'serverless.yml'), 'utf8')) as { custom: { esbuild: Settings } };
  const { format, target, charset, mainFields, banner, alias } = custom.esbuild;
  const settings = Object.fromEntries(Object.entries({ format, target, charset, mainFields, banner }));
  await build({
    ...(settings as Partial<Settings>),
    absWorkingDir: ROOT,
    entryPoints: ['functions/poll-exchanges.ts'],
    bundle: true,
    minify: true,
    platform: 'node',
    outfile,
    alias: Object.fromEntries(Object.entries(alias).map(([name, file]) => [name, resolve(ROOT, file)])),
  });
};

interface Run {
  ms: number;
  rssMb: number;
  heapMb: number;
  peakMb: number;
}

/** What the process does: imports the function, polls, and says after each poll how long it took and what it holds. */
const script = (file: string): string => `
const mb = (bytes) => bytes / 1024 / 1024;
const { handler } = await import(${JSON.stringify(pathToFileURL(file).href)});
const held = () => ({ rssMb: mb(process.memoryUsage().rss), heapMb: mb(process.memoryUsage().heapUsed), peakMb: process.resourceUsage().maxRSS / 1024 });
const say = (ms) => process.stderr.write('RUN ' + JSON.stringify({ ms, ...held() }) + '\\n');
say(performance.now());
for (let poll = 0; poll < ${POLLS}; poll += 1) {
  const begun = performance.now();
  await handler({}, {});
  say(performance.now() - begun);
}
process.exit(0);`;

const pollIn = async (file: string, flags: readonly string[], environment: Record<string, string>): Promise<Run[]> => {
  const child = spawn(process.execPath, [...flags, '--input-type=module', '--eval', script(file)], {
    env: { ...ENVIRONMENT, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [logged, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const runs = [...said.matchAll(/^RUN (.*)$/gm)].map(([, run = '']) => JSON.parse(run) as Run);
  if (runs.length !== POLLS + 1) throw new Error(`the poller did not come to its end: ${said.slice(-1_000)}`);
  const failed = logged.split('\n').filter((line) => /"level":"error"|"is":"(?!fresh)/.test(line));
  if (failed.length > 0) throw new Error(`the poller could not read everything: ${failed[0]}`);
  return runs;
};

const whole = (value: number): number => Math.round(value);

/**
 * The poller as it is deployed, in a fresh process against a table and exchanges on this machine, each of which answers
 * after half a second: how long polls take, and the memory that the process comes to.
 */
export const pollBench = async (): Promise<Record<string, unknown>[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'mamori-poll-'));
  const file = join(folder, 'poller.mjs');
  await bundlePoller(file);
  const world = await startSlowWorld(ANSWER_MS);
  const exchanges = Object.values(EXCHANGES).filter(isPolled).length;
  const results: Record<string, unknown>[] = [];
  for (const [what, flags] of PROCESSES) {
    const embedded = await startEmbeddedTable();
    const runs = await pollIn(file, flags, {
      AWS_ENDPOINT_URL_DYNAMODB: embedded.address,
      MAMORI_TABLE: embedded.name,
      MAMORI_EGRESS_URL: world.url,
    });
    await embedded.close();
    runs.forEach(({ ms, rssMb, heapMb, peakMb }, index) => {
      results.push({
        process: what,
        poll: index === 0 ? 'imported only' : index === 1 ? 'first' : 'again',
        exchanges: index === 0 ? 0 : exchanges,
        answers: index === 0 ? 0 : world.answers,
        'body MB': index === 0 ? 0 : Number(world.megabytes.toFixed(1)),
        ms: whole(ms),
        'peak RSS MB': whole(peakMb),
        'RSS MB': whole(rssMb),
        'heap MB': whole(heapMb),
      });
    });
  }
  await world.close();
  await rm(folder, { recursive: true, force: true });
  return results;
};
