import type { Random } from './random.ts';
import { pick, type YearExchange } from './year-exchanges.ts';
import { lasting } from './year-maintenance.ts';
import type { YearRegime } from './year-regimes.ts';
import { DAYS, HOURS, type Cause, type Fault, type Minute, type Script } from './year-script.ts';
import { instant, oneChain, oneRow, say, type Scope } from './year-words.ts';

type Add = (script: Script, random: Random, regime: YearRegime, at: Minute, episode: number) => void;

export const stopRows = (
  script: Script,
  { rows, isWhole }: Pick<Scope, 'rows' | 'isWhole'>,
  [from, until]: [Minute, Minute],
  cause: Cause,
  episode: number,
  reason: string | null = null,
): void => {
  script.stops.push({ from: Math.round(from), until: Math.round(until), rows, cause, episode, reason, isWhole });
};

/** A chain that the exchange has on its list. */
export const chainAt = ({ rows }: YearExchange, random: Random): string =>
  pick(
    random,
    rows.slice(0, 22).map(({ chain }) => chain),
  );

export const addUnannounced: Add = (script, random, _regime, at, episode) => {
  const { exchange } = script;
  const scope =
    random.uniform() < 0.75 ? oneRow(exchange, random) : oneChain(exchange, random, chainAt(exchange, random));
  const until = at + lasting(random, 45, 1.5, 2, 7 * DAYS);
  stopRows(script, scope, [at, until], 'unannounced', episode);
  if (random.uniform() < 0.2)
    say(script, random, at + random.between(5, 60), { label: 'halt_incident', ...scope.named });
};

/** One to three short stops within about an hour. */
export const addFlapping: Add = (script, random, _regime, at, episode) => {
  const scope = oneRow(script.exchange, random);
  const stops = 1 + Math.floor(random.uniform() * 3);
  let from = at;
  for (let index = 0; index < stops; index += 1) {
    const until = from + Math.round(random.between(1, 9));
    stopRows(script, scope, [from, until], 'flapping', episode);
    from = until + Math.round(random.between(2, 25));
  }
};

export const addRowGlitch: Add = (script, random, regime, at, episode) => {
  const readings = random.uniform() < regime.lasting ? 2 : 1;
  stopRows(script, oneRow(script.exchange, random), [at, at + readings], 'glitch of one row', episode);
};

/** Withdrawals of a delisted asset end for good, some days late; a notice names the end of trading, of withdrawals, or both. */
export const addDelisting: Add = (script, random, regime, at, episode) => {
  const { exchange } = script;
  const rows = Array.from(
    { length: Math.ceil(random.uniform() ** 2 * 10) },
    () => oneRow(exchange, random).rows[0]!,
  ).filter((row) => row > 22);
  const isTold = random.uniform() < regime.delistingsTold;
  const late = random.uniform() < 0.5 ? random.between(0, 60) : random.between(0, 3 * DAYS);
  const cause: Cause = isTold ? 'delisting' : 'delisting, unannounced';
  const reason = exchange.saysDelisted ? 'delisted' : null;
  const scope = { rows, isWhole: false };
  if (rows.length === 0) return;
  stopRows(script, scope, [at + late, Number.MAX_SAFE_INTEGER], cause, episode, reason);
  if (!isTold) return;
  const window = pick(random, [
    { from: instant(at), until: null },
    { from: instant(at), until: null },
    { from: instant(at - 30 * DAYS), until: instant(at) },
    { from: null, until: instant(at) },
  ]);
  const assets = rows.map((row) => exchange.rows[row]!.asset);
  say(script, random, Math.max(1, at - random.between(3, 30) * DAYS), { label: 'delist', assets, window });
};

const faulty =
  (kind: Fault['kind'], length: (random: Random, regime: YearRegime) => number, of: (random: Random) => number): Add =>
  (script, random, regime, at) => {
    script.faults.push({ from: at, until: at + length(random, regime), kind, of: of(random) });
  };
const once = (random: Random, { lasting: share }: YearRegime): number => (random.uniform() < share ? 2 : 1);

export const addOutage = faulty(
  'unreachable',
  (random) => lasting(random, 20, 1.2, 1, 12 * HOURS),
  () => 1,
);
export const addBlock = faulty(
  'blocked',
  (random) => lasting(random, HOURS, 1.2, 5, 2 * DAYS),
  () => 1,
);
export const addWholeGlitch = faulty('all off', once, () => 1);
export const addVanishing = faulty(
  'vanished',
  (random) => 1 + Math.floor(3 * random.uniform()),
  () => 2,
);
export const addUnknown = faulty(
  'unknown',
  (random) => Math.round(random.between(1, HOURS)),
  (random) => pick(random, [1, 2]),
);
export const addStaleBody = faulty('stale body', once, (random) => Math.round(random.between(2, HOURS)));

/** A row leaves the list, and one of another name takes its place. */
export const addRename: Add = ({ exchange, listings }, random, _regime, at) => {
  const last = exchange.rows.length - 1;
  const row = Math.round(last * random.between(0.8, 1));
  listings.push({ at, row, isThere: false }, { at, row: last - Math.floor(random.uniform() * 4), isThere: true });
};

/** A new row; some are listed with withdrawals still off. */
export const addListing: Add = (script, random, _regime, at, episode) => {
  const { exchange, listings } = script;
  const row = Math.round((exchange.rows.length - 1) * random.between(0.8, 1));
  listings.push({ at: 0, row, isThere: false }, { at, row, isThere: true });
  if (random.uniform() < 0.5)
    stopRows(
      script,
      { rows: [row], isWhole: false },
      [at - 1, at + random.between(60, 3 * DAYS)],
      'unannounced',
      episode,
    );
};

export const addNews: Add = (script, random, _regime, at) => {
  say(script, random, at, { label: 'info' });
};
