import { withEvent } from './incident-event.ts';
import { newIncident, type EventReason, type Incident, type IncidentEvent } from './incident.ts';
import { kindOf, ownLevel, seenOf, tierOf } from './outflow-figures.ts';
import type { ChainNames, OutflowDetail, OutflowPart, OutflowSeen } from './outflow-incident.ts';
import { OUTFLOW_QUIET_MS, takeParts } from './outflow-parts.ts';
import { haltWith, secondSignals, type Halt } from './outflow-signals.ts';
import type { OutflowFinding, Price, SecondSignal } from './outflow.ts';
import { higher, type Severity } from './severity.ts';
import type { Instant } from './time.ts';
import { TIERS } from './transfer.ts';

/**
 * The lifecycle of an unusual outflow, as a pure function of what was and what holds now. It looks at levels, not at
 * edges: the same findings again change nothing, so neither an overlap of polls nor a crash can double a message.
 */

/** It is told again when a wallet's drained share has grown by so much (detection.md: 10 points). */
export const SHARE_STEP = 0.1;
/** Shares are floats: this much is no growth. */
const SHARE_NOISE = 1e-9;

/** What is known at one time. */
export interface OutflowNews {
  /** What holds, not what is new. */
  findings: readonly OutflowFinding[];
  /** Keys of findings that rested on transfers that never were. */
  withdrawn: readonly string[];
  /** Unannounced stops of the exchange that last. */
  halts: readonly Halt[];
  /** What the exchange itself has said, where somebody has read it. */
  official?: readonly SecondSignal[];
  /** By asset; what is missing is not known. */
  prices: Readonly<Record<string, Price>>;
  /** By id of the chain. */
  chains: Readonly<Record<string, ChainNames>>;
  at: Instant;
}

/** An incident before anything is taken in. Version 0: it is not in the store yet. */
export const namedOutflow = (id: string, exchange: string, at: Instant): Incident => ({
  ...newIncident({ id, exchange, kind: 'outflow', at }),
  severity: 'watch',
  outflow: { parts: [], signals: [], chains: {}, prices: {}, toldTier: 'seen', sentAt: at },
});

/** critical: theft suspected. warn: a wallet at warn or above. One wallet alone is never critical, however much left it. */
const severityOf = (detail: OutflowDetail): Severity => {
  if (kindOf(detail) === 'theft-suspected') return 'critical';
  return detail.parts.some((part) => ownLevel(part) !== 'watch') ? 'warn' : 'watch';
};

/** Nothing has left for hours, and the exchange has not stopped over it. */
const isQuiet = (parts: readonly OutflowPart[], { halts, at }: OutflowNews): boolean =>
  parts.every((part) => at - part.at >= OUTFLOW_QUIET_MS) && haltWith(parts, halts) === undefined;

const hasGrown = ({ share, toldShare }: OutflowPart): boolean =>
  toldShare === null || share - toldShare >= SHARE_STEP - SHARE_NOISE;

interface Change {
  before: Incident;
  after: Incident;
  detail: OutflowDetail;
  corrected: boolean;
  quiet: boolean;
}

/** The one reason to tell that outweighs the others, or null. Checked in order of weight. */
const reasonOf = ({ before, after, detail, corrected, quiet }: Change): EventReason | null => {
  if (before.events === 0) return 'reported';
  if (corrected) return 'corrected';
  if (after.kind !== before.kind || after.severity !== before.severity) return 'escalated';
  if (detail.parts.some(hasGrown)) return 'grown';
  if (quiet) return 'resolved';
  return TIERS.indexOf(tierOf(detail.parts)) > TIERS.indexOf(detail.toldTier) ? 'confirmed' : null;
};

/** Of these, everyone who is told hears the newest shares. */
const TELLS_SHARES: readonly EventReason[] = ['reported', 'corrected', 'escalated', 'grown'];

const told = (detail: OutflowDetail, reason: EventReason, at: Instant): OutflowDetail => ({
  ...detail,
  parts: TELLS_SHARES.includes(reason)
    ? detail.parts.map((part) => ({ ...part, toldShare: part.share }))
    : detail.parts,
  toldTier: tierOf(detail.parts),
  sentAt: reason === 'confirmed' ? detail.sentAt : at,
});

const eventOf = (incident: Incident, seen: OutflowSeen, reason: EventReason, at: Instant): IncidentEvent => ({
  seq: incident.events + 1,
  at,
  reason,
  severity: incident.status === 'resolved' ? 'info' : incident.severity,
  status: incident.status,
  whole: false,
  assets: seen.sums.map(({ asset, chains }) => ({ asset, networks: chains, reason: null })),
  offSince: seen.since,
  everConfirmed: seen.tier !== 'seen',
  outflow: seen,
});

const over = (incident: Incident, detail: OutflowDetail, reason: EventReason, at: Instant): Incident => {
  const ended: Incident = { ...incident, status: 'resolved', resolvedAt: at, lastReadingAt: at, outflow: detail };
  return withEvent(ended, eventOf(ended, seenOf(detail), reason, at));
};

const pick = <T>(from: Readonly<Record<string, T>>, keys: readonly string[]): Record<string, T> =>
  Object.fromEntries(
    keys.flatMap((key): [string, T][] => {
      const value = Object.hasOwn(from, key) ? from[key] : undefined;
      return value === undefined ? [] : [[key, value]];
    }),
  );

/** Keys in one order, and no key without a value: as the store gives it back. */
const sameParts = (a: readonly OutflowPart[], b: readonly OutflowPart[]): boolean =>
  a.length === b.length && a.every((part, index) => JSON.stringify(part) === JSON.stringify(b[index]));

/**
 * Takes what holds now into an incident. Answers the same object where nothing changes (nothing needs to be written
 * then). What was taken back altogether ends it as a correction, and stays on record as what had been said.
 */
export const advanceOutflow = (before: Incident, news: OutflowNews): Incident => {
  const { outflow: known } = before;
  if (before.status === 'resolved' || known === undefined) return before;
  const { parts, corrected } = takeParts(known.parts, news.findings, news.withdrawn);
  if (parts.length === 0) return before.events === 0 ? before : over(before, known, 'corrected', news.at);

  const signals = secondSignals(parts, known.signals, news);
  const detail: OutflowDetail = {
    ...known,
    parts,
    signals,
    chains: { ...known.chains, ...pick(news.chains, [...new Set(parts.map(({ chain }) => chain))]) },
    prices: { ...known.prices, ...pick(news.prices, [...new Set(parts.map(({ asset }) => asset))]) },
  };
  const quiet = isQuiet(parts, news);
  const after: Incident = {
    ...before,
    kind: kindOf(detail),
    severity: higher(severityOf(detail), before.severity),
    lastReadingAt: news.at,
    outflow: detail,
  };
  const reason = reasonOf({ before, after, detail, corrected, quiet });
  if (reason === null)
    return sameParts(parts, known.parts) && signals.length === known.signals.length
      ? before
      : { ...after, outflow: { ...detail, prices: known.prices } };
  if (reason === 'resolved') return over(after, told(detail, reason, news.at), reason, news.at);
  const next = { ...after, outflow: told(detail, reason, news.at) };
  return withEvent(next, eventOf(next, seenOf(detail), reason, news.at));
};
