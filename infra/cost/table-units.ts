import { CHANNEL_IDS } from '../../lib/core/channel.ts';
import type { BenchFigures, Units } from './bench-figures.ts';
import { ceilDivide } from './money.ts';
import type { People } from './people.ts';
import * as workload from './workload.ts';

/** The bench counts in half units: a read that may be late costs half of one. */
const HALVES = 2;

/** `times` as often as measured, for the people whom the figure is of: rounded up to a whole unit. */
const times = (figure: Units, kind: 'read' | 'write', count: bigint): bigint =>
  ceilDivide(BigInt(Math.ceil(figure[kind] * HALVES)) * count, BigInt(figure.people * HALVES));

const sum = (all: readonly bigint[]): bigint => all.reduce((total, one) => total + one, 0n);

/** Read or write units of a month: polls, sweeps, what people say and what they are told. */
export const tableUnits = (
  kind: 'read' | 'write',
  { on, alerts, commands, changes, pages }: People,
  { polls, asked, changed, planned, sent }: BenchFigures,
): bigint => {
  const incidents = BigInt(workload.INCIDENTS_PER_MONTH);
  const polled = [
    times(polls.quiet, kind, BigInt(workload.POLLS_PER_MONTH * workload.EXCHANGES)),
    times(polls.reported, kind, incidents),
    // The confirmation, and an end that costs as much.
    times(polls.confirmed, kind, incidents * 2n),
  ];
  const told = CHANNEL_IDS.flatMap((id) => [
    // The audience is read whole for every plan; batches are written for those who are told.
    times(planned[id], kind, kind === 'read' ? on[id] * incidents * BigInt(workload.PLANS_PER_INCIDENT) : alerts[id]),
    times(
      sent[id],
      kind,
      alerts[id] * BigInt(workload.MESSAGES_PER_ALERT + (id === 'line' ? 0 : workload.EDITS_PER_ALERT)),
    ),
  ]);
  const looked =
    kind === 'read'
      ? BigInt(workload.POLLS_PER_MONTH * workload.SWEEP_READ_UNITS) + pages * BigInt(workload.PAGE_READ_UNITS)
      : 0n;
  const ofChains = kind === 'read' ? workload.CHAINS_READ_UNITS : workload.CHAINS_WRITE_UNITS;
  const chains = BigInt(workload.POLLS_PER_MONTH * ofChains);
  const ofFeeds = kind === 'read' ? workload.FEEDS_READ_UNITS : workload.FEEDS_WRITE_UNITS;
  const feeds = BigInt(workload.POLLS_PER_MONTH * ofFeeds);
  return sum([
    ...polled,
    chains,
    feeds,
    ...told,
    looked,
    times(asked, kind, commands - changes),
    times(changed, kind, changes),
  ]);
};
