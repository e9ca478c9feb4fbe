import type { BlockMark, FlowDetector, TakenFlow, WalletFlow } from '../chain-stores.ts';
import { approximately } from '../decimal.ts';
import type { FlowEvent } from '../outflow.ts';
import type { Instant } from '../time.ts';
import { advanceEpisode, EPISODE_QUIET_MS, retractFromEpisode } from './episode.ts';
import { hiddenOutflow, type BalanceRead } from './hidden-outflow.ts';
import { droppedOf, keepTaken, markOf, standingThrough, takenId } from './taken.ts';
import type { WalletEvent, WalletEvents } from './wallet-events.ts';

export interface FlowReading extends BalanceRead {
  detector: FlowDetector;
  /** Other wallets of the exchange whose outflow is unusual just now. */
  neighbours: number;
  /** Blocks that were replaced lately. */
  dropped: readonly BlockMark[];
  /** The beginning of a block's hash; null where the API tells none. */
  markAt: (height: number | null) => string | null;
  /** Accounts: the number of the reading. */
  reading: number;
  /** The newest irreversible block. */
  final: number | null;
  /** Whether the exchange has announced a move for that time. */
  announced?: (at: Instant) => boolean;
}

export const firstFlow = (chain: string, { key, asset, decimals }: Omit<WalletEvents, 'events'>): WalletFlow => ({
  ...key,
  chain,
  asset,
  decimals,
  detector: null,
  taken: [],
  through: null,
  reading: 0,
  balance: null,
  exactAt: null,
  episode: null,
  version: 0,
});

/** An event as the detector takes it. */
const flowEventOf = (taken: TakenFlow, decimals: number, announced: boolean): FlowEvent => ({
  t: taken.at,
  kind: taken.kind,
  amount: approximately(BigInt(taken.raw), decimals),
  to: taken.to,
  balance: taken.balance,
  ...(announced && { announced }),
});

/** Takes transfers back: out of the detector's state, of what is remembered and of the alarm. */
export const retract = (flow: WalletFlow, gone: readonly TakenFlow[], detector: FlowDetector): WalletFlow =>
  // The last one first, as one undoes.
  gone.toReversed().reduce(
    (from, one) => ({
      ...from,
      detector: detector.retract(from.detector, flowEventOf(one, from.decimals, false)),
      taken: from.taken.filter((other) => other !== one),
      episode: retractFromEpisode(from.episode, one, from.wallet),
    }),
    flow,
  );

/** A transfer that was known already stands in another block now, or in one at last. */
const placed = (flow: WalletFlow, known: TakenFlow, height: number | null, mark: string | null): WalletFlow => ({
  ...flow,
  taken: flow.taken.map((one) => (one === known ? { ...one, height, mark } : one)),
  episode:
    flow.episode === null
      ? null
      : {
          ...flow.episode,
          evidence: flow.episode.evidence.map((one) =>
            takenId(one, flow.wallet) === known.id ? { ...one, height } : one,
          ),
        },
});

const signed = ({ pays, raw }: WalletEvent): bigint => (pays ? -raw : raw);
const unlessBelowZero = (balance: bigint): bigint | null => (balance < 0n ? null : balance);

/**
 * Balances after each event, from the one that was asked for: backwards through those in blocks, then forwards through
 * those that wait, which a balance does not count yet. One below zero cannot be known.
 */
const balancesAfter = (events: readonly WalletEvent[], last: bigint | null): (bigint | null)[] => {
  if (last === null) return events.map(() => null);
  const inBlocks = events.filter(({ transfer }) => transfer.height !== null);
  let balance = last - inBlocks.reduce((sum, event) => sum + signed(event), 0n);
  return events.map((event) => {
    balance += signed(event);
    return unlessBelowZero(balance);
  });
};

/** What is remembered of payments that wait for a block: a balance does not count them yet. */
const waitingOf = (taken: readonly TakenFlow[]): bigint =>
  taken.filter(({ height, kind }) => height === null && kind === 'out').reduce((sum, { raw }) => sum + BigInt(raw), 0n);

const takenOf = (event: WalletEvent, flow: WalletFlow, mark: string | null, balance: bigint | null): TakenFlow => ({
  id: takenId(event.transfer, flow.wallet),
  origin: event.transfer.origin === undefined || !event.pays ? null : markOrigin(event.transfer.origin),
  mark,
  height: event.transfer.height,
  kind: event.kind,
  raw: String(event.raw),
  to: event.to,
  at: event.at,
  balance: balance === null ? null : approximately(balance, flow.decimals),
  ...(event.disputed && { disputed: event.disputed }),
});

/** An outpoint is a hash and a number: both ends of it are kept. */
const markOrigin = (origin: string): string => `${markOf(origin)}${origin.slice(-4)}`;

const applyEvent = (flow: WalletFlow, taken: TakenFlow, event: WalletEvent, reading: FlowReading): WalletFlow => {
  const announced = reading.announced?.(taken.at) === true;
  const { state, assessment } = reading.detector.advance(flow.detector, flowEventOf(taken, flow.decimals, announced), {
    neighbours: reading.neighbours,
  });
  return {
    ...flow,
    detector: state,
    taken: [...flow.taken, taken],
    episode: advanceEpisode(flow.episode, event, assessment, { decimals: flow.decimals, before: flow.taken }),
  };
};

/** Who pays the same again in another transaction replaces the first: it will never be in a block. */
const replacedBy = (flow: WalletFlow, taken: TakenFlow): TakenFlow[] => {
  const { origin, id } = taken;
  if (origin === null) return [];
  const transaction = id.slice(0, id.lastIndexOf(':') + 1);
  return flow.taken.filter((one) => one.origin === origin && !one.id.startsWith(transaction));
};

/** A balance that was exact stays so while nothing moves. */
const exactAfter = (flow: WalletFlow, fresh: readonly WalletEvent[], reading: FlowReading): number | null => {
  if (reading.exact !== null && reading.balance !== null) return reading.through?.height ?? null;
  return fresh.length === 0 && reading.balance === null ? flow.exactAt : null;
};

/**
 * Takes the events of a reading into a wallet's state. Events that are in it already change nothing, whether they
 * come again after a crash or from another poll; those of replaced blocks are taken back unless they came again.
 */
export const advanceFlow = (before: WalletFlow, events: readonly WalletEvent[], reading: FlowReading): WalletFlow => {
  const { dropped, detector, markAt } = reading;
  const ids = new Set(events.map(({ transfer }) => takenId(transfer, before.wallet)));
  const gone = droppedOf(before.taken, dropped).filter(({ id }) => !ids.has(id));
  let flow = retract(before, gone, detector);
  const through = standingThrough(flow.through, dropped);
  const isIn = (height: number | null): boolean => through !== null && height !== null && height <= through.height;

  const fresh: WalletEvent[] = [];
  for (const event of events) {
    const { height } = event.transfer;
    const known = flow.taken.find(({ id }) => id === takenId(event.transfer, flow.wallet));
    if (known !== undefined) {
      const mark = markAt(height);
      if (known.height !== height || known.mark !== mark) flow = placed(flow, known, height, mark);
    } else if (!isIn(height)) fresh.push(event);
  }

  const steady = gone.length === 0 && through === flow.through;
  const hidden = steady ? hiddenOutflow(flow, fresh, reading) : undefined;
  if (hidden !== undefined) fresh.push(hidden);
  const balances = balancesAfter(fresh, reading.balance === null ? null : reading.balance - waitingOf(flow.taken));
  for (const [index, event] of fresh.entries()) {
    const taken = takenOf(event, flow, markAt(event.transfer.height), balances[index] ?? null);
    flow = applyEvent(retract(flow, replacedBy(flow, taken), detector), taken, event, reading);
  }
  // What is read late is told all the same: an alarm ends only when it is looked at and nothing came.
  const over = fresh.length === 0 && flow.episode !== null && reading.now - flow.episode.at > EPISODE_QUIET_MS;
  return {
    ...flow,
    taken: keepTaken(flow.taken, reading.final),
    through: reading.through ?? flow.through,
    reading: Math.max(flow.reading, reading.reading),
    balance: reading.balance === null ? (fresh.length === 0 ? flow.balance : null) : String(reading.balance),
    exactAt: exactAfter(flow, fresh, reading),
    episode: over ? null : flow.episode,
  };
};
