import { writeFile } from 'node:fs/promises';
import { iso, type Instant } from '../../lib/core/time.ts';
import type { IncidentFacts } from './facts.ts';
import { INCIDENTS } from './incidents/index.ts';
import { replay } from './replay.ts';
import { duration, summaryOf, type Summary } from './summary.ts';

const OUTPUT = new URL('../../docs/measured/replay-2026-11-25', import.meta.url);

const timeOf = (at: Instant | null): string => (at === null ? '–' : iso(at).slice(0, 19).replace('T', ' '));

const rowOf = (summary: Summary): string => {
  const { name, firstTheft, passed, alert, polls, notice, noticeIsApproximate, leadMs } = summary;
  const cells = [
    name,
    timeOf(firstTheft),
    timeOf(passed),
    timeOf(alert),
    String(polls ?? '–'),
    `${noticeIsApproximate ? 'about ' : ''}${timeOf(notice)}`,
    leadMs === null ? '–' : duration(leadMs),
    String(summary.alarmsBefore),
  ];
  return `| ${cells.join(' | ')} |`;
};

const notesOf = ({ names, assumptions, leftOut }: IncidentFacts): string[] => [
  `### ${names.en}`,
  ...assumptions.map(({ en }) => `- Assumed: ${en}`),
  ...leftOut.map((text) => `- Left out: ${text}`),
  '',
];

const summaries: Summary[] = [];
for (const facts of INCIDENTS) {
  // One after another: each fills a core.
  // oxlint-disable-next-line no-await-in-loop
  summaries.push(summaryOf(facts, await replay(facts)));
  console.error(`${facts.id}: played`);
}

/** Thefts whose wallet's balance no source tells: played again as if it had held so many times as much. */
const UNKNOWN_BALANCES = ['stake-2023', 'poloniex-2023'];
const FACTORS = [2, 4];

const withBalances = (facts: IncidentFacts, factor: number): IncidentFacts => ({
  ...facts,
  wallets: facts.wallets.map((wallet) => ({ ...wallet, balance: String(Number(wallet.balance) * factor) })),
});

const otherBalances: string[] = [];
for (const facts of INCIDENTS.filter(({ id }) => UNKNOWN_BALANCES.includes(id)))
  for (const factor of FACTORS) {
    const assumed = withBalances(facts, factor);
    // oxlint-disable-next-line no-await-in-loop
    const played = await replay(assumed);
    const levels = new Set(
      played.told
        .filter(({ at }) => at >= played.schedule.firstTheft)
        .flatMap(({ findings }) => findings.map(({ level }) => level)),
    );
    const balance = assumed.wallets.map((wallet) => `${wallet.balance} ${wallet.asset.asset}`).join(', ');
    const polls = summaryOf(assumed, played).polls;
    otherBalances.push(`| ${facts.names.en} | ${balance} | ${[...levels].join(', ') || 'nothing'} | ${polls ?? '–'} |`);
  }

const table = [
  '# History replayed',
  '',
  'Written by `npm run replay:table`. Times are UTC. The thefts are sourced facts (`infra/replay/incidents`); the 45',
  'ordinary days before, the balances and the wallets known beforehand are assumed. The alert is the first finding of the',
  'detector at warn or above; "polls" counts those from the transfer that passes 15 % of the stated balance. Polls are',
  'a minute apart and fall half a minute after the times that sources give.',
  '',
  "| theft | first transfer | 15 % gone | first alert | polls | exchange's notice | lead | alarms in 45 days before |",
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
  ...summaries.map(rowOf),
  '',
  '## If the wallets had held more',
  '',
  'Where no source tells the balance, the result rests on the assumed one. The same thefts, had the wallets held more:',
  '',
  '| theft | balance | levels told | polls to warn |',
  '| --- | --- | --- | --- |',
  ...otherBalances,
  '',
  '## Assumptions',
  '',
  ...INCIDENTS.flatMap(notesOf),
].join('\n');

const plain = summaries.map((summary) => ({
  ...summary,
  firstTheft: iso(summary.firstTheft),
  passed: summary.passed === null ? null : iso(summary.passed),
  alert: summary.alert === null ? null : iso(summary.alert),
  notice: summary.notice === null ? null : iso(summary.notice),
}));
await writeFile(`${OUTPUT.pathname}.md`, `${table.trimEnd()}\n`);
await writeFile(`${OUTPUT.pathname}.json`, `${JSON.stringify(plain, null, 2)}\n`);
