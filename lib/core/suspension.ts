import { DELISTED, rowKey } from './availability.ts';
import { withFlip } from './flag.ts';
import type { EventAsset, IncidentMember, IncidentStatus } from './incident.ts';
import type { Severity } from './severity.ts';
import { NOTHING_SAID, withCompanions, type Said } from './said.ts';
import type { Flag } from './exchange-store.ts';
import type { Instant } from './time.ts';
import {
  CONFIRMING_READINGS,
  FLAPPING_FLIPS,
  FLIP_MEMORY_MS,
  OVERRUN_MS,
  RECOVERING_READINGS,
  RETURNING_DOUBT_SHARE,
  RETURNING_TIMES,
  UNLISTED_AFTER_MS,
  USUAL_MS,
  WHOLE_LEAST,
  WHOLE_SHARE,
} from './verdict-limits.ts';

/**
 * The lifecycle of a withdrawal suspension, as pure functions of what was and what a reading says.
 * They look at levels, not at edges: taking in the same reading twice changes nothing, so neither an overlap of
 * polls nor a crash between two writes can double or swallow a change.
 */

/** What one fresh reading says, prepared once for all incidents of the exchange. */
export interface Reading {
  requestedAt: Instant;
  readAt: Instant;
  flags: ReadonlyMap<string, Flag>;
  /** Assets with at least one network whose withdrawals pass. */
  passing: ReadonlySet<string>;
  /** Assets that would pass on a usual day: those that do, and those of which that was known not long ago. */
  usual: ReadonlySet<string>;
  /** What is known beside the flags. */
  said: Said;
}

const passesNow = ({ withdrawal, missingSince }: Flag): boolean =>
  missingSince === null && (withdrawal === 'open' || withdrawal === 'delayed');

/** Passing before it stopped, became unknown or left the list, and not so long ago that it is gone for good. */
const passedBefore = ({ withdrawal, lastKnown, since, missingSince }: Flag, at: Instant): boolean => {
  if (missingSince !== null) return lastKnown !== 'suspended' && at - missingSince < UNLISTED_AFTER_MS;
  if (withdrawal === 'suspended') return since !== null && at - since < USUAL_MS;
  return withdrawal === 'unknown' && lastKnown !== null && lastKnown !== 'suspended';
};

/** `flags` are those that this reading has already been taken into. */
export const readingOf = (
  flags: readonly Flag[],
  requestedAt: Instant,
  readAt: Instant,
  said: Said = NOTHING_SAID,
): Reading => ({
  requestedAt,
  readAt,
  flags: new Map(flags.map((flag) => [rowKey(flag), flag])),
  passing: new Set(flags.filter(passesNow).map(({ asset }) => asset)),
  usual: new Set(flags.filter((flag) => passesNow(flag) || passedBefore(flag, readAt)).map(({ asset }) => asset)),
  said: withCompanions(said, flags),
});

export const isOff = ({ phase }: IncidentMember): boolean => phase === 'reported' || phase === 'confirmed';
/** One that has recovered may stop again in another incident. */
export const isFollowed = ({ phase }: IncidentMember): boolean => phase !== 'recovered';
const isOver = ({ phase }: IncidentMember): boolean => phase === 'recovered' || phase === 'unlisted';

export const newMember = (flag: Flag, at: Instant): IncidentMember => ({
  asset: flag.asset,
  network: flag.network,
  phase: 'reported',
  offSince: at,
  turnedAt: at,
  readings: 1,
  flips: [...flag.flips],
  everConfirmed: false,
  reason: flag.reason,
});

/** One that stops at this reading: what the exchange says itself needs no second one. */
export const stoppedMember = (flag: Flag, { readAt, said }: Reading): IncidentMember => {
  const member = newMember(flag, readAt);
  const stopped: IncidentMember = said.corroborated(flag, readAt)
    ? { ...member, phase: 'confirmed', readings: CONFIRMING_READINGS, everConfirmed: true }
    : member;
  return withExcuse(stopped, { readAt, said });
};

/** What excuses a stop, until its time is over; an excuse that was heard once holds, whatever is forgotten of it. */
const withExcuse = (member: IncidentMember, { readAt, said }: Pick<Reading, 'readAt' | 'said'>): IncidentMember => {
  const excuse = said.excuse(member, member.offSince) ?? member.excuse;
  if (excuse === undefined) return member;
  const { excuse: _, ...plain } = member;
  const isOverdue = excuse.until !== null && readAt > excuse.until + OVERRUN_MS;
  return isOverdue ? { ...plain, overrun: true } : { ...plain, excuse };
};

const turned = (member: IncidentMember, phase: IncidentMember['phase'], at: Instant): IncidentMember => ({
  ...member,
  phase,
  turnedAt: at,
  readings: 1,
  flips: withFlip(member.flips, at),
});

/** An asset that was off, and open again for a moment only, has been told already: it is doubted for longer. */
const isDoubted = (
  { flips, offSince, everConfirmed, turnedAt }: IncidentMember,
  at: Instant,
  patienceMs: number,
): boolean => {
  const [before, opened, again] = flips.filter((time) => time <= offSince).slice(-3);
  const isBack =
    before !== undefined &&
    opened !== undefined &&
    again !== undefined &&
    again - opened < RETURNING_TIMES * patienceMs;
  return isBack && !everConfirmed && at - turnedAt < RETURNING_DOUBT_SHARE * patienceMs;
};

const seenOff = (
  member: IncidentMember,
  { reason }: Flag,
  { readAt: at, said }: Reading,
  patienceMs: number,
): IncidentMember => {
  if (!isOff(member))
    return { ...turned(member, member.everConfirmed ? 'confirmed' : 'reported', at), reason: reason ?? member.reason };
  const readings = Math.min(member.readings + 1, CONFIRMING_READINGS);
  const isSure = readings >= CONFIRMING_READINGS && !isDoubted(member, at, patienceMs);
  const confirmed = isSure || said.corroborated(member, at);
  return {
    ...member,
    readings,
    phase: confirmed ? 'confirmed' : member.phase,
    everConfirmed: member.everConfirmed || confirmed,
    reason: reason ?? member.reason,
  };
};

const seenOpen = (member: IncidentMember, { readAt: at, said }: Reading, patienceMs: number): IncidentMember => {
  // Its own word and one reading that shows it: nothing is left to wait for.
  const isResumed = !isOver(member) && said.resumed(member, member.offSince);
  if (isOff(member)) return turned(member, isResumed ? 'recovered' : 'recovering', at);
  if (isOver(member)) return member;
  if (isResumed) return { ...member, phase: 'recovered' };
  const readings = Math.min(member.readings + 1, RECOVERING_READINGS);
  const over = readings >= RECOVERING_READINGS && at - member.turnedAt >= patienceMs;
  return { ...member, readings, phase: over ? 'recovered' : 'recovering' };
};

/** Takes a reading into one member. What a reading does not know changes nothing. */
export const advanceMember = (member: IncidentMember, reading: Reading, patienceMs: number): IncidentMember => {
  const flag = reading.flags.get(rowKey(member));
  const missing = flag === undefined || flag.missingSince !== null;
  if (missing) {
    const waited = flag === undefined || reading.readAt - (flag.missingSince ?? 0) >= UNLISTED_AFTER_MS;
    return waited && !isOver(member) ? { ...member, phase: 'unlisted' } : member;
  }
  if (flag.withdrawal === 'unknown') return member;
  return flag.withdrawal === 'suspended'
    ? withExcuse(seenOff(member, flag, reading, patienceMs), reading)
    : seenOpen(member, reading, patienceMs);
};

/**
 * Whether the members that `counts` make the whole exchange, beside what still passes, and what does not for a reason of
 * its own: maintenance of the rest, or flags that say nothing.
 */
const makesWhole = (
  members: readonly IncidentMember[],
  reading: Reading,
  counts: (member: IncidentMember) => boolean,
): boolean => {
  const off = new Set(
    members.filter((member) => counts(member) && !reading.passing.has(member.asset)).map(({ asset }) => asset),
  );
  return off.size >= WHOLE_LEAST && off.size / new Set([...off, ...reading.usual]).size >= WHOLE_SHARE;
};

export const isWhole = (members: readonly IncidentMember[], reading: Reading): boolean =>
  makesWhole(members, reading, isOff);

/** Whether it is everything, each asset of it confirmed, whatever excuses them. */
export const isWholeConfirmed = (members: readonly IncidentMember[], reading: Reading): boolean =>
  makesWhole(members, reading, ({ phase, reason }) => phase === 'confirmed' && reason !== DELISTED);

/** What excuses a part of the exchange never excuses everything. */
export const withoutPartialExcuse = (member: IncidentMember): IncidentMember => {
  if (member.excuse?.partial !== true) return member;
  const { excuse: _, ...plain } = member;
  return plain;
};

export const isFlapping = (members: readonly IncidentMember[], at: Instant): boolean =>
  members.some(({ flips }) => flips.filter((time) => at - time < FLIP_MEMORY_MS).length > FLAPPING_FLIPS);

export const statusOf = (members: readonly IncidentMember[]): IncidentStatus => {
  if (members.every(isOver)) return 'resolved';
  const off = members.filter(isOff);
  if (off.length === 0) return 'recovering';
  return off.some(({ phase }) => phase === 'confirmed') ? 'confirmed' : 'suspected';
};

/** Delisting is announced and final: worth knowing for those concerned, no alarm for the others. */
const alarms = ({ phase, reason, excuse }: IncidentMember): boolean =>
  phase === 'confirmed' && reason !== DELISTED && excuse === undefined;

const isPlanned = ({ excuse }: IncidentMember): boolean => excuse?.kind === 'planned';

/**
 * critical: the whole exchange, confirmed. warn: anything confirmed. watch: reported, or the chain's doing. info: planned,
 * every bit of it. It never falls while it lasts.
 */
export const severityOf = (members: readonly IncidentMember[], reading: Reading): Severity => {
  if (makesWhole(members, reading, alarms)) return 'critical';
  if (members.some(alarms)) return 'warn';
  const off = members.filter(isOff);
  return off.every(isPlanned) ? 'info' : 'watch';
};

/** What a suspension is, by what excuses all that is off. */
export const suspensionKind = (
  members: readonly IncidentMember[],
): 'withdrawal-suspension' | 'maintenance' | 'chain-event' => {
  const off = members.filter(isOff);
  if (off.length > 0 && off.every(isPlanned)) return 'maintenance';
  return off.length > 0 && off.every(({ excuse }) => excuse !== undefined) ? 'chain-event' : 'withdrawal-suspension';
};

/** The assets of the members that `counts`, in order of code, their networks in order of name. */
export const eventAssets = (
  members: readonly IncidentMember[],
  counts: (member: IncidentMember) => boolean,
): EventAsset[] => {
  const assets = new Map<string, EventAsset>();
  for (const member of members.filter(counts)) {
    const entry = assets.get(member.asset) ?? { asset: member.asset, networks: [], reason: member.reason };
    if (member.network !== null) entry.networks.push(member.network);
    assets.set(member.asset, { ...entry, reason: entry.reason ?? member.reason });
  }
  const ordered = [...assets.values()].toSorted((a, b) => (a.asset < b.asset ? -1 : 1));
  return ordered.map((entry) => ({ ...entry, networks: entry.networks.toSorted() }));
};
