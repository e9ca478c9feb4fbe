import { FULL, QUICK, reportRegime, type RegimeReport } from './report.ts';
import type { RegimeName } from './regimes.ts';

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

const began = performance.now();
const regimes: RegimeReport[] = [];
if (!json) console.log(NOTE);
for (const name of names) {
  const report = reportRegime(name, size);
  regimes.push(report);
  if (!json) show(report);
}
const conditions = {
  note: NOTE,
  node: process.version,
  quick,
  exchanges: size.exchanges,
  days: size.days,
  warmUpDays: 45,
};
if (json) console.log(JSON.stringify({ conditions, regimes }, null, 2));
else console.log(conditions, `${Math.round((performance.now() - began) / 1000)} s`);
