import { compareDecimals } from './decimal.ts';
import { findingKey, type OutflowFinding } from './outflow.ts';
import { gravestFirst, levelRank, ownLevel } from './outflow-figures.ts';
import { PARTS_MOST, type OutflowPart } from './outflow-incident.ts';
import { HOUR } from './time.ts';

/** Nothing further for so long, and it is over; what leaves after that is a run of its own. */
export const OUTFLOW_QUIET_MS = 6 * HOUR;

export interface PartsChange {
  parts: OutflowPart[];
  /** Something was taken back: less has left than was said. */
  corrected: boolean;
}

/** The newest run of that wallet and asset, or the very one that is meant. */
const runOf = (parts: readonly OutflowPart[], finding: OutflowFinding): OutflowPart | undefined => {
  const own = parts.filter((part) => findingKey(part) === findingKey(finding));
  const same = own.find(({ since }) => since === finding.since);
  const last = own.toSorted((a, b) => a.since - b.since).at(-1);
  const isNewRun = last !== undefined && finding.since > last.at && finding.at - last.at > OUTFLOW_QUIET_MS;
  return same ?? (isNewRun ? undefined : last);
};

const isLess = (finding: OutflowFinding, part: OutflowPart): boolean =>
  finding.moved !== null && part.moved !== null && compareDecimals(finding.moved, part.moved) < 0;

/** A poll that was overtaken says what held before: that is no correction. */
const isOld = (finding: OutflowFinding, part: OutflowPart): boolean =>
  finding.since === part.since && finding.at < part.at;

/** Whether there is room for one more, or it is graver than the least of those that are kept. */
const withNew = (parts: readonly OutflowPart[], part: OutflowPart): OutflowPart[] => {
  if (parts.length < PARTS_MOST) return [...parts, part];
  const least = gravestFirst(parts).at(-1);
  if (least === undefined || levelRank(ownLevel(part)) <= levelRank(ownLevel(least))) return [...parts];
  return [...parts.filter((one) => one !== least), part];
};

const takeFinding = ({ parts, corrected }: PartsChange, finding: OutflowFinding): PartsChange => {
  const run = runOf(parts, finding);
  if (run === undefined) return { parts: withNew(parts, { ...finding, toldShare: null }), corrected };
  if (isOld(finding, run)) return { parts, corrected };
  const next: OutflowPart = { ...finding, toldShare: run.toldShare };
  return { parts: parts.map((part) => (part === run ? next : part)), corrected: corrected || isLess(finding, run) };
};

const takeBack = ({ parts, corrected }: PartsChange, key: string): PartsChange => {
  const run = parts
    .filter((part) => findingKey(part) === key)
    .toSorted((a, b) => a.since - b.since)
    .at(-1);
  return run === undefined ? { parts, corrected } : { parts: parts.filter((part) => part !== run), corrected: true };
};

const byPlace = (a: OutflowPart, b: OutflowPart): number => {
  const [ofA, ofB] = [findingKey(a), findingKey(b)];
  return a.since - b.since || (ofA < ofB ? -1 : Number(ofA > ofB));
};

/**
 * Takes findings, and the keys of those that were taken back, into what an incident has gathered. Findings tell what
 * holds, not what is new: the same ones again change nothing, and those of different wallets come in any order.
 */
export const takeParts = (
  before: readonly OutflowPart[],
  findings: readonly OutflowFinding[],
  withdrawn: readonly string[],
): PartsChange => {
  const start: PartsChange = { parts: [...before], corrected: false };
  const without = withdrawn.reduce(takeBack, start);
  const { parts, corrected } = findings.reduce(takeFinding, without);
  return { parts: parts.toSorted(byPlace), corrected };
};
