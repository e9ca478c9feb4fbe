import { cutOffTable } from './year-cut-offs.ts';
import { ALL_EXCHANGES } from './year-exchanges.ts';
import type { YearRegimeName } from './year-regimes.ts';
import { reportYear, YEAR_SIZES, type YearReport } from './year-report.ts';

const NAMES: readonly YearRegimeName[] = ['ordinary', 'harsh', 'shift'];
export const YEAR_NOTE = 'simulated: a year of our own making with these seeds, no exchange observed';
/** The cut-offs were chosen on these seeds, and are varied on them. */
const CHOSEN_ON = { exchanges: ALL_EXCHANGES, days: 40, seeds: [2] };

const showYear = ({ regime, seeds, exchangeYears, summary, falseFor, trueFor, halts }: YearReport): void => {
  console.log(`\n${regime}: seeds ${seeds.join(', ')}, ${exchangeYears} exchange-years`);
  console.table([summary]);
  console.log('false alerts at warn or above, an exchange and year');
  console.table(falseFor);
  console.log('true ones');
  console.table(trueFor);
  console.log('injected halts');
  console.table(halts);
};

/** Plays the regimes one after the other, and shows each where `shows`. `--whole`: whole years, many minutes. */
export const runYear = async (flags: ReadonlySet<string>, shows: boolean): Promise<YearReport[]> => {
  const size = flags.has('--whole') ? 'whole' : flags.has('--quick') ? 'quick' : 'usual';
  const reports: YearReport[] = [];
  for (const name of NAMES.filter((one) => flags.has(`--${one}`) || !NAMES.some((other) => flags.has(`--${other}`)))) {
    const report = await reportYear(name, YEAR_SIZES[size][name]);
    reports.push(report);
    if (shows) showYear(report);
  }
  return reports;
};

/** What halving and doubling each cut-off does, in the harsh regime. */
export const runCutOffs = () => cutOffTable(reportYear, 'harsh', CHOSEN_ON);
