import type { Incident } from './incident.ts';
import type { OutflowFinding, SecondSignal } from './outflow.ts';
import { reaches } from './severity.ts';
import { DAY, HOUR, type Instant } from './time.ts';

/** Two wallets alarm together when their outflows lie no further apart. */
export const TOGETHER_MS = HOUR;
/** A wallet pays mainly to new receivers when these took so much of what left. */
const MAINLY = 0.5;
/** A halt so long before or after the outflow belongs to it. */
export const HALT_WITHIN_MS = DAY;
/** So many assets at once are no routine, whichever they are. */
export const HALT_MANY = 5;

/** An unannounced stop of withdrawals that still lasts, in short. */
export interface Halt {
  incident: string;
  begunAt: Instant;
  whole: boolean;
  assets: string[];
}

/**
 * A suspension as a halt; undefined where it is over, read only once, or a delisting (which never reaches warn).
 */
export const haltOf = (incident: Incident): Halt | undefined => {
  const { id, kind, status, severity, openedAt, whole, members, statement } = incident;
  if (kind !== 'withdrawal-suspension' || status !== 'confirmed' || !reaches(severity, 'warn')) return undefined;
  const named = members.length === 0 ? (statement?.assets ?? []) : members.map(({ asset }) => asset);
  const assets = [...new Set(named.map((asset) => asset.toUpperCase()))];
  return { incident: id, begunAt: openedAt, whole, assets };
};

type Finding = Pick<
  OutflowFinding,
  'asset' | 'wallet' | 'level' | 'share' | 'reasons' | 'since' | 'at' | 'evidence' | 'disputed'
>;

/** What the gravest term says of receivers that were never paid before; 0 where it says nothing. */
const newShare = ({ reasons }: Finding): number =>
  Math.max(0, ...reasons.map((reason) => (reason.kind === 'new-receivers' ? reason.share : 0)));

const receiversOf = ({ evidence }: Finding): Set<string> =>
  new Set(evidence.flatMap(({ to }) => (to === null ? [] : [to])));

const together = (a: Finding, b: Finding): boolean => Math.max(a.since, b.since) - Math.min(a.at, b.at) <= TOGETHER_MS;

const alike = (a: Finding, b: Finding): boolean => {
  const [ofA, ofB] = [newShare(a), newShare(b)];
  if (ofA === 0 || ofB === 0) return false;
  const paid = receiversOf(b);
  return (ofA >= MAINLY * a.share && ofB >= MAINLY * b.share) || [...receiversOf(a)].some((to) => paid.has(to));
};

/**
 * How many wallets together look like a theft: at warn within an hour of another one, both paying mainly to receivers
 * never paid before, or both one such receiver (docs/detection.md measures the rule). 0 where fewer than two do. One
 * address on several chains is one key, and counts once; a disputed label counts for none.
 */
export const walletsTogether = (findings: readonly Finding[]): number => {
  const alarming = findings.filter(({ level, disputed }) => level !== 'watch' && !disputed);
  const paired = alarming.filter((one) =>
    alarming.some((other) => other.wallet !== one.wallet && together(one, other) && alike(one, other)),
  );
  return new Set(paired.map(({ wallet }) => wallet)).size;
};

/**
 * The halt that goes with an outflow: begun within a day of it, of the whole exchange, of many assets, or of one that
 * has left. Of exchanges with thousands of assets some other one stands still every day.
 */
export const haltWith = (findings: readonly Finding[], halts: readonly Halt[]): Halt | undefined => {
  const [since, at] = [
    Math.min(...findings.map((finding) => finding.since)),
    Math.max(...findings.map((finding) => finding.at)),
  ];
  const left = new Set(findings.map(({ asset }) => asset.toUpperCase()));
  return halts
    .filter(({ begunAt }) => begunAt >= since - HALT_WITHIN_MS && begunAt <= at + HALT_WITHIN_MS)
    .filter(({ whole, assets }) => whole || assets.length >= HALT_MANY || assets.some((asset) => left.has(asset)))
    .toSorted((a, b) => a.begunAt - b.begunAt || (a.incident < b.incident ? -1 : 1))[0];
};

/**
 * What makes it a suspected theft, as far as it can be seen now; each keeps the time at which it was first seen.
 * `official` comes from whoever reads the exchange's own words.
 */
export const secondSignals = (
  findings: readonly Finding[],
  before: readonly SecondSignal[],
  { halts, official = [], at }: { halts: readonly Halt[]; official?: readonly SecondSignal[]; at: Instant },
): SecondSignal[] => {
  if (findings.length === 0) return [];
  const wallets = walletsTogether(findings);
  const halt = haltWith(findings, halts);
  const now: SecondSignal[] = [
    ...(wallets > 0 ? [{ kind: 'several-wallets' as const, wallets, at }] : []),
    ...(halt === undefined ? [] : [{ kind: 'unannounced-halt' as const, incident: halt.incident, at: halt.begunAt }]),
    ...official.slice(0, 1),
  ];
  const known = new Map(before.map((signal) => [signal.kind, signal]));
  const merged = now.map((signal): SecondSignal => {
    const was = known.get(signal.kind);
    if (was?.kind === 'several-wallets' && signal.kind === 'several-wallets')
      return { ...was, wallets: Math.max(was.wallets, signal.wallets) };
    return was ?? signal;
  });
  const seen = new Set(merged.map(({ kind }) => kind));
  // What was seen once stays so: a halt that ends makes nothing unseen.
  return [...before.filter(({ kind }) => !seen.has(kind)), ...merged].toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
};
