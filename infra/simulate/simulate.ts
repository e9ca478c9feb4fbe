import { FULL, QUICK, reportRegime, type RegimeReport } from './report.ts';
import type { RegimeName } from './regimes.ts';
import { runCutOffs, runYear, YEAR_NOTE } from './year.ts';

const flags = new Set(process.argv.slice(2));
const [json, quick] = [flags.has('--json'), flags.has('--quick')];
const size = quick ? QUICK : FULL;
const names: RegimeName[] = (['mild', 'harsh', 'shift'] as const).filter(
  (name) => flags.has(`--${name}`) || !['--mild', '--harsh', '--shift'].some((flag) => flags.has(flag)),
);
const NOTE = 'simulated: synthetic traffic of an own generator with these seeds, not chain data';

const show = ({ regime, seeds, walletYears, ...tables }: RegimeReport): void => {
  console.log(`\n${regime}: seeds ${seeds.join(', ')}, ${walletYears} wallet-years`);
  for (const [title, table] of Object.entries(tables))
    if (Array.isArray(table)) {
      console.log(title);
      console.table(table);
    } else
      for (const [poll, rows] of Object.entries(table)) {
        console.log(`${title}, polled each ${poll}`);
        console.table(rows);
      }
};

const playOutflows = (): RegimeReport[] => {
  if (!json) console.log(NOTE);
  return names.map((name) => {
    const report = reportRegime(name, size);
    if (!json) show(report);
    return report;
  });
};

const began = performance.now();
const seconds = (): string => `${Math.round((performance.now() - began) / 1000)} s`;
const conditions = {
  note: NOTE,
  node: process.version,
  quick,
  exchanges: size.exchanges,
  days: size.days,
  warmUpDays: 45,
};
const yearOnly = flags.has('year');
if (yearOnly && flags.has('--cut-offs')) {
  const rows = await runCutOffs();
  if (json) console.log(JSON.stringify({ note: YEAR_NOTE, rows }, null, 2));
  else console.table(rows);
} else {
  const regimes = yearOnly ? undefined : playOutflows();
  if (!json && regimes !== undefined) console.log(conditions, seconds());
  // Who asks for one regime of outflows asks for that alone.
  const isWanted = yearOnly || names.length > 1;
  if (!json && isWanted) console.log(YEAR_NOTE);
  const year = isWanted ? await runYear(flags, !json) : undefined;
  if (json) console.log(JSON.stringify(yearOnly ? { note: YEAR_NOTE, year } : { conditions, regimes, year }, null, 2));
  else if (isWanted) console.log(seconds());
}
