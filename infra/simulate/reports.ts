import { attackTable, preparationRow } from './report-attacks.ts';
import { freezeRow, grumblingRow, RUNNING_DAYS } from './report-crowds.ts';

const NOTE = 'simulated: people and attackers of our own making with these seeds, nobody observed';
const RUNS = 200;
/** Followers, and for how many years they are played. */
const GRUMBLING = [
  [50, 40],
  [500, 40],
  [5_000, 20],
  [50_000, 2],
] as const;
/** Looked at when all was chosen; it was chosen with 611 and 612. */
const [FREEZE_SEED, GRUMBLING_SEED] = [711, 712];

const tables: Record<string, Record<string, unknown>[]> = {
  'accounts that raise the signal, all following the exchange, by age and by the days over which they were made':
    attackTable(true),
  'the same, following nothing': attackTable(false),
  'the quickest attack, by the number of accounts': [4, 5, 7, 10, 20, 40].map(preparationRow),
  'a true freeze': [
    ...[50, 500, 5_000].flatMap((followers) =>
      [0.02, 0.05, 0.1].map((reporting) => ({ followers, reporting, days: RUNNING_DAYS })),
    ),
    ...[30, 60].map((days) => ({ followers: 500, reporting: 0.1, days })),
  ].map((which) => freezeRow(which, RUNS, FREEZE_SEED)),
  'ordinary grumbling': GRUMBLING.map(([followers, years]) => grumblingRow(followers, years, GRUMBLING_SEED)),
};

if (process.argv.includes('--json'))
  console.log(JSON.stringify({ note: NOTE, seeds: [FREEZE_SEED, GRUMBLING_SEED], runs: RUNS, ...tables }, null, 2));
else {
  console.log(NOTE);
  for (const [title, rows] of Object.entries(tables)) {
    console.log(`\n${title}`);
    console.table(rows);
  }
}
