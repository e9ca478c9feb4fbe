import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readBench } from './bench-figures.ts';
import { costTable, monthlyCost, type MonthlyCost } from './cost-table.ts';
import { showMoney } from './money.ts';
import { PRICES_AS_OF, PRICES_VERIFIED, REGION } from './prices.ts';
import { SIZES } from './workload.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SECTIONS = ['units', 'people', 'bundles', 'reading'];
const MOST_BYTES = 16 * 1024 * 1024;

/** Runs the bench here and now: some minutes. */
const runBench = (): string => {
  console.error(`measuring ${SECTIONS.join(', ')}: --bench FILE takes the figures from a file`);
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'bench', '--', ...SECTIONS, '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error('the bench failed');
  return stdout;
};

const show = (costs: readonly MonthlyCost[]): void => {
  console.log(`USD a month in ${REGION}, prices of ${PRICES_AS_OF}${PRICES_VERIFIED ? '' : ', not verified'}`);
  console.table(
    costs.map(({ subscribers, services, aws, line }) => ({
      subscribers,
      ...Object.fromEntries(Object.entries(services).map(([name, money]) => [name, showMoney(money)])),
      'AWS in all, USD': showMoney(aws),
      'LINE messages': Number(line.messages),
      'LINE, JPY': showMoney(line.yen, 0),
    })),
  );
};

try {
  const { values } = parseArgs({ options: { bench: { type: 'string' }, markdown: { type: 'boolean' } } });
  const figures = readBench(values.bench === undefined ? runBench() : readFileSync(values.bench, 'utf8'));
  const costs = SIZES.map((subscribers) => monthlyCost(subscribers, figures));
  if (values.markdown === true) console.log(costTable(costs));
  else show(costs);
} catch (error) {
  console.error(`cost: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
