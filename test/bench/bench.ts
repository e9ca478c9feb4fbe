import { availableParallelism, cpus } from 'node:os';
import { announcementsBench } from './announcements.ts';
import { blocksBench } from './blocks.ts';
import { bundlesBench } from './bundles.ts';
import { ccxtBench } from './ccxt/ccxt.ts';
import { chainsBench } from './chains.ts';
import { detectorBench } from './detector.ts';
import { feedsBench } from './feeds.ts';
import { latencyBench } from './latency.ts';
import { logsBench } from './logs.ts';
import { peopleBench } from './people.ts';
import { pollBench } from './poll.ts';
import { readingBench } from './reading.ts';
import { startupBench } from './startup.ts';
import { unitsBench } from './units.ts';
import { webhookBench } from './webhook.ts';
import { walletsBench } from './wallets.ts';

/** What is measured, one line each: `npm run bench -- NAME…` runs only those. */
const SECTIONS = {
  startup: startupBench,
  bundles: bundlesBench,
  reading: readingBench,
  feeds: feedsBench,
  blocks: blocksBench,
  logs: logsBench,
  poll: pollBench,
  units: unitsBench,
  chains: chainsBench,
  people: peopleBench,
  latency: latencyBench,
  webhook: webhookBench,
  wallets: walletsBench,
  detector: detectorBench,
  classify: announcementsBench,
  ccxt: ccxtBench,
} satisfies Record<string, () => Promise<Record<string, unknown>[]>>;

type Section = keyof typeof SECTIONS;

/** Installs a package for itself: only where it is asked for by name. */
const BY_NAME_ALONE: readonly string[] = ['ccxt'] satisfies Section[];

/** The machine and the versions: a figure without them says nothing. */
const conditions = (): Record<string, unknown> => ({
  node: process.version,
  platform: `${process.platform}-${process.arch}`,
  cores: availableParallelism(),
  cpu: cpus()[0]?.model ?? 'unknown',
});

const chosen = (names: readonly string[]): Section[] => {
  const all = Object.keys(SECTIONS) as Section[];
  const unknown = names.filter((name) => !(name in SECTIONS));
  if (unknown.length > 0) throw new Error(`there is no section ${unknown.join(', ')}: ${all.join(', ')}`);
  return all.filter((name) => (names.length === 0 ? !BY_NAME_ALONE.includes(name) : names.includes(name)));
};

const run = async (): Promise<void> => {
  const json = process.argv.includes('--json');
  const results: Record<string, unknown> = { conditions: conditions() };
  if (!json) console.log(conditions());
  for (const name of chosen(process.argv.slice(2).filter((argument) => !argument.startsWith('--')))) {
    const rows = await SECTIONS[name]();
    results[name] = rows;
    if (json) continue;
    console.log(`\n${name}`);
    console.table(rows);
  }
  if (json) console.log(JSON.stringify(results));
};

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
