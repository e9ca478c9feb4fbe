import type { FlowEvent } from '../../lib/core/outflow.ts';
import { DAY, HOUR } from '../../lib/core/time.ts';
import { NEIGHBOUR_SCORE } from '../../lib/detectors/outflow.ts';
import type { FlowState } from '../../lib/detectors/outflow/state.ts';
import type { Contestant } from './baselines.ts';
import { CONTESTANTS } from './contestants.ts';
import { createRandom, type Random } from './random.ts';
import type { Regime } from './regimes.ts';
import { createTraffic, STEP_MS, stepRun, type Traffic } from './traffic.ts';
import { THEFTS, type TheftName, type TheftTransfer } from './thefts.ts';

export const WARM_UP_MS = 45 * DAY;
/** Alarms of one block of six hours are one. */
const BLOCK_MS = 6 * HOUR;
const TIERS = [4, 60, 800, 60];
/** After the last transfer a theft is no longer waited for. */
const AFTERMATH_MS = 2 * HOUR;
const THEFT_EACH_DAYS = 8;

export interface TheftPlayed {
  kind: TheftName;
  begin: number;
  transfers: { at: number; amount: number }[];
  /** Per contestant: when the score rose to its highest so far. */
  rises: { at: number; score: number }[][];
}

/** A payment at a score that may alarm, for alarms of several wallets. */
interface Conspicuous {
  at: number;
  wallet: number;
  score: number;
  /** Of the detector's reading: log10 odds of the share that went to new receivers do most of it. */
  mostlyNew: boolean;
  to: string | null;
}

export interface Played {
  /** Of the contestants, in the order of all that is kept per contestant. */
  names: string[];
  walletYears: number;
  exchangeYears: number;
  /** Per contestant and wallet: the highest score of each block. */
  blocks: Float32Array[][];
  thefts: TheftPlayed[];
  conspicuous: Conspicuous[][];
}

interface Fork {
  played: TheftPlayed;
  states: unknown[];
  pending: FlowEvent[];
  stolen: number;
  until: number;
}

interface Watched {
  traffic: Traffic;
  states: unknown[];
  forks: Fork[];
  blocks: Float32Array[];
  nextTheft: number;
}

const feed = (
  fork: Fork,
  event: FlowEvent,
  neighbours: readonly number[],
  contestants: readonly Contestant[],
): void => {
  for (const [index, contestant] of contestants.entries()) {
    const score = contestant.score(fork.states[index], event, neighbours[index] ?? 0);
    const rises = fork.played.rises[index]!;
    if (score !== null && event.t >= fork.played.begin && score > (rises.at(-1)?.score ?? Number.NEGATIVE_INFINITY))
      rises.push({ at: event.t, score });
  }
};

/** Ordinary payments go on during a theft, as long as the wallet can make them. */
const feedFork = (
  fork: Fork,
  ordinary: FlowEvent | null,
  until: number,
  neighbours: readonly number[],
  contestants: readonly Contestant[],
): void => {
  const base = ordinary?.balance ?? null;
  while (fork.pending[0] !== undefined && fork.pending[0].t <= (ordinary?.t ?? until)) {
    const theft = fork.pending.shift()!;
    const balance = Math.max(0, (theft.balance ?? 0) - fork.stolen - theft.amount);
    fork.stolen += theft.amount;
    feed(fork, { ...theft, balance }, neighbours, contestants);
  }
  if (ordinary === null || base === null || base - fork.stolen < 0) return;
  feed(fork, { ...ordinary, balance: base - fork.stolen }, neighbours, contestants);
};

const beginTheft = (watched: Watched, kind: TheftName, at: number, balance: number, random: Random): void => {
  const script: TheftTransfer[] = THEFTS[kind].script(random);
  const mark = Math.floor(random.uniform() * 1e12);
  const pending = script.map(({ after, share, to }): FlowEvent => {
    const amount = share * balance;
    return { t: at + after, kind: 'out', amount, to: `thief-${mark}-${to}`, balance };
  });
  watched.forks.push({
    played: {
      kind,
      begin: at,
      transfers: pending.map(({ t, amount }) => ({ at: t, amount })),
      rises: watched.states.map(() => []),
    },
    states: structuredClone(watched.states),
    pending,
    stolen: 0,
    until: (pending.at(-1)?.t ?? at) + AFTERMATH_MS,
  });
};

const KINDS = Object.keys(THEFTS) as TheftName[];

interface Setting {
  regime: Regime;
  exchanges: number;
  days: number;
  seed: number;
  /** Who plays on the same streams. */
  contestants?: Readonly<Record<string, Contestant>>;
}

/** Plays one exchange. Thefts are played upon copies of the detectors' states: the ordinary stream has none. */
const playExchange = (
  { regime, days, seed, contestants: named = CONTESTANTS }: Setting,
  exchange: number,
  result: Played,
): void => {
  const contestants = Object.values(named);
  const mamori = result.names.indexOf('mamori');
  const random = createRandom(seed * 7_919 + exchange * 104_729);
  const end = WARM_UP_MS + days * DAY;
  const blockCount = Math.ceil((days * DAY) / BLOCK_MS);
  const wallets = TIERS.map((rate, index): Watched => ({
    traffic: createTraffic(rate, regime, createRandom(seed * 31 + exchange * 1_009 + index), `${exchange}-${index}`),
    states: contestants.map((contestant) => contestant.create()),
    forks: [],
    blocks: contestants.map(() => new Float32Array(blockCount).fill(-99)),
    nextTheft: WARM_UP_MS + random.between(0, THEFT_EACH_DAYS) * DAY,
  }));
  const run = { until: 0 };
  const lastHigh = contestants.map(() => wallets.map(() => Number.NEGATIVE_INFINITY));
  const conspicuous: Conspicuous[] = [];
  const neighboursAt = (t: number, wallet: number): number[] =>
    lastHigh.map((times) => times.reduce((sum, at, other) => sum + Number(other !== wallet && t - at <= HOUR), 0));

  const take = (watched: Watched, wallet: number, event: FlowEvent): void => {
    const neighbours = neighboursAt(event.t, wallet);
    const counts = event.t >= WARM_UP_MS;
    const block = Math.floor((event.t - WARM_UP_MS) / BLOCK_MS);
    for (const [index, contestant] of contestants.entries()) {
      const score = contestant.score(watched.states[index], event, neighbours[index] ?? 0);
      if (score === null) continue;
      if (score >= NEIGHBOUR_SCORE) lastHigh[index]![wallet] = event.t;
      if (counts && score > watched.blocks[index]![block]!) watched.blocks[index]![block] = score;
      if (index !== mamori || !counts || score < NEIGHBOUR_SCORE) continue;
      const { fresh, out } = watched.states[index] as FlowState;
      conspicuous.push({ at: event.t, wallet, score, mostlyNew: fresh[1] > 0.5 * out[1], to: event.to });
    }
    for (const fork of watched.forks) feedFork(fork, event, event.t, neighbours, contestants);
  };

  for (let from = 0; from < end; from += STEP_MS) {
    stepRun(run, from, regime, random);
    const events = wallets.map(({ traffic }) => traffic.step(from, run));
    // A step of all wallets in order of wallets: five minutes are one poll.
    for (const [wallet, watched] of wallets.entries()) {
      let balance = 0;
      for (const event of events[wallet]!) {
        take(watched, wallet, event);
        balance = event.balance ?? 0;
      }
      if (from >= watched.nextTheft && balance > 0 && from < end - 2 * DAY) {
        beginTheft(watched, KINDS[Math.floor(random.uniform() * KINDS.length)]!, from + STEP_MS, balance, random);
        watched.nextTheft = from + random.between(0.5, 1.5) * THEFT_EACH_DAYS * DAY;
      }
      for (const fork of watched.forks) feedFork(fork, null, from + STEP_MS, neighboursAt(from, wallet), contestants);
      if (watched.forks.length === 0) continue;
      for (const fork of watched.forks) if (fork.until < from) result.thefts.push(fork.played);
      watched.forks = watched.forks.filter(({ until }) => until >= from);
    }
  }
  for (const { blocks } of wallets) for (const [index, one] of blocks.entries()) result.blocks[index]!.push(one);
  result.conspicuous.push(conspicuous);
};

/** Plays a whole setting. */
export const play = (setting: Setting): Played => {
  const exchangeYears = (setting.exchanges * setting.days) / 365;
  const names = Object.keys(setting.contestants ?? CONTESTANTS);
  const result: Played = {
    names,
    walletYears: exchangeYears * TIERS.length,
    exchangeYears,
    blocks: names.map(() => []),
    thefts: [],
    conspicuous: [],
  };
  for (let exchange = 0; exchange < setting.exchanges; exchange += 1) playExchange(setting, exchange, result);
  return result;
};

/** Plays of several seeds as one. */
export const pool = (plays: readonly Played[]): Played => ({
  names: plays[0]?.names ?? [],
  walletYears: plays.reduce((sum, { walletYears }) => sum + walletYears, 0),
  exchangeYears: plays.reduce((sum, { exchangeYears }) => sum + exchangeYears, 0),
  blocks: (plays[0]?.names ?? []).map((_, index) => plays.flatMap(({ blocks }) => blocks[index] ?? [])),
  thefts: plays.flatMap(({ thefts }) => thefts),
  conspicuous: plays.flatMap(({ conspicuous }) => conspicuous),
});
