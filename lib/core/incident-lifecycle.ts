import { rowKey } from './availability.ts';
import { withEvent } from './incident-event.ts';
import {
  newIncident,
  type EventAsset,
  type EventReason,
  type Incident,
  type IncidentEvent,
  type IncidentMember,
  type IncidentStatement,
} from './incident.ts';
import { higher, reaches, type Severity } from './severity.ts';
import type { Flag } from './exchange-store.ts';
import {
  advanceMember,
  eventAssets,
  isFlapping,
  isFollowed,
  isOff,
  isWhole,
  isWholeConfirmed,
  newMember,
  severityOf,
  statusOf,
  stoppedMember,
  suspensionKind,
  withoutPartialExcuse,
  type Reading,
} from './suspension.ts';
import { FLAPPING_PATIENCE, GATHERING_MS } from './verdict-limits.ts';

export interface LifecycleRules {
  /** How long withdrawals must stay open before they are believed to have recovered. */
  recoveryMs: number;
}

/** An incident before its first reading is taken in. Version 0: it is not in the store yet. */
export const namedIncident = (id: string, exchange: string, { readAt: at }: Reading): Incident =>
  newIncident({ id, exchange, kind: 'withdrawal-suspension', at });

/**
 * Whether assets that stop now belong to this incident rather than to one of their own: within the window, or while
 * the whole exchange is off. A remnant that stays off for ever gathers nothing: its message is old, and its growth
 * would be seen by nobody.
 */
export const gathers = (incident: Incident, reading: Reading): boolean =>
  incident.status !== 'resolved' &&
  (reading.readAt - incident.openedAt < GATHERING_MS || isWhole(incident.members, reading));

/**
 * Whether these assets, added to this incident, would make it the whole exchange: then it takes them in however old
 * it is. One that was the whole exchange before has told so; the next time is another incident.
 */
export const wouldBeWhole = (incident: Incident, turnedOff: readonly Flag[], reading: Reading): boolean =>
  !incident.whole &&
  isWhole([...incident.members, ...turnedOff.map((flag) => newMember(flag, reading.readAt))], reading);

/** Takes new assets in. */
const join = (members: readonly IncidentMember[], turnedOff: readonly Flag[], reading: Reading): IncidentMember[] => {
  const present = new Set(members.map(rowKey));
  return [
    ...members,
    ...turnedOff.filter((flag) => !present.has(rowKey(flag))).map((flag) => stoppedMember(flag, reading)),
  ];
};

interface Change {
  before: Incident;
  after: Incident;
  /** Assets that nobody has been told of, or that had recovered and stopped again. */
  grown: boolean;
  relapsed: boolean;
}

/** The one reason to tell that outweighs the others, or null. Checked in order of weight. */
const reasonOf = ({ before, after, grown, relapsed }: Change): EventReason | null => {
  if (after.status === 'resolved')
    return after.members.some(({ phase }) => phase === 'recovered') ? 'resolved' : 'unlisted';
  if (before.events === 0) return after.status === 'confirmed' ? 'confirmed' : 'reported';
  if (after.whole && !before.whole) return 'escalated';
  if (after.severity !== before.severity) return after.members.some(({ overrun }) => overrun) ? 'overrun' : 'confirmed';
  if (before.statement !== undefined && before.members.length === 0) return 'begun';
  if (grown) return 'grown';
  if (after.flapping && !before.flapping) return 'flapping';
  if (before.status !== 'recovering' && after.status === 'recovering') return 'recovering';
  return relapsed ? 'relapsed' : null;
};

const assetsSaid = ({ assets, networks }: IncidentStatement): EventAsset[] =>
  assets.toSorted().map((asset) => ({ asset, networks: networks.toSorted(), reason: null }));

/** So many are looked through for people who have been told. */
const ELSEWHERE_MOST = 16;
const elsewhereOf = (members: readonly IncidentMember[]): string[] =>
  [...new Set(members.flatMap(({ excuse }) => excuse?.with ?? []))].slice(0, ELSEWHERE_MOST);

/** What is told of an incident as it stands. */
export const eventOf = (incident: Incident, reason: EventReason, at: number): IncidentEvent => {
  const { kind, statement, members } = incident;
  const begun = members.map(({ offSince }) => offSince);
  // What is open again, or off at this very moment by chance only, is named as well.
  const all = reason === 'resolved' || reason === 'recovering' || reason === 'flapping';
  return {
    seq: incident.events + 1,
    at,
    reason,
    severity: reason === 'resolved' ? 'info' : incident.severity,
    status: incident.status,
    whole: incident.whole,
    assets:
      members.length === 0 && statement !== undefined
        ? assetsSaid(statement)
        : eventAssets(members, all ? ({ phase }) => phase !== 'unlisted' : isOff),
    offSince:
      begun.length === 0 ? (statement?.publishedAt ?? statement?.seenAt ?? incident.openedAt) : Math.min(...begun),
    everConfirmed: statement !== undefined || members.some(({ everConfirmed }) => everConfirmed),
    ...(kind !== 'withdrawal-suspension' && { kind }),
    ...(kind === 'chain-event' && { elsewhere: elsewhereOf(members) }),
    ...(statement !== undefined && { statement }),
    ...(statement !== undefined && members.length === 0 && { alone: true as const }),
  };
};

/**
 * Growth is told at once where a card can be edited, and once at the end of the gathering window elsewhere. What
 * is told by a new message to everyone needs no settling.
 */
const settledAfter = (reason: EventReason | null, { before, grown }: Change): boolean => {
  if (reason === 'reported' || reason === 'begun' || reason === 'escalated' || reason === 'settled') return true;
  return grown ? false : before.settled;
};

const raised = (before: Severity, now: Severity): Severity => (reaches(before, now) ? before : higher(before, now));

/**
 * Takes one reading, and the assets that it shows newly off, into an incident. Answers the same object where
 * nothing changes (nothing needs to be written then). A reading that was asked for before the newest one taken
 * in was complete is not a second reading in a row: it changes nothing.
 */
export const advanceIncident = (
  before: Incident,
  reading: Reading,
  turnedOff: readonly Flag[],
  { recoveryMs }: LifecycleRules,
): Incident => {
  if (before.status === 'resolved' || reading.requestedAt < before.lastReadingAt) return before;
  // What was said and has not been seen yet: no reading can say that it is over.
  if (before.members.length === 0 && before.statement !== undefined && turnedOff.length === 0) return before;
  const at = reading.readAt;
  const patienceMs = recoveryMs * (before.flapping ? FLAPPING_PATIENCE : 1);
  const stopping = new Set(turnedOff.map(rowKey));
  // What has recovered is over, unless its next stop was given to this incident.
  const known = before.members.map((member) =>
    isFollowed(member) || stopping.has(rowKey(member)) ? advanceMember(member, reading, patienceMs) : member,
  );
  const joined = join(known, turnedOff, reading);
  const isWholeNow = isWholeConfirmed(joined, reading);
  const members = isWholeNow ? joined.map(withoutPartialExcuse) : joined;
  const changed =
    members.length !== before.members.length || members.some((member, index) => differs(before.members[index], member));
  const settles = !before.settled && at - before.openedAt >= GATHERING_MS && members.some(isOff);
  if (!changed && !settles) return before;

  const after: Incident = {
    ...before,
    members,
    status: statusOf(members),
    kind: before.kind === 'deposit-suspension' || !members.some(isOff) ? before.kind : suspensionKind(members),
    severity: raised(before.severity, severityOf(members, reading)),
    // What has been told of the whole exchange, confirmed, stays so until it is over.
    whole:
      (before.whole && before.severity === 'critical') ||
      before.statement?.whole === true ||
      // Who is told of this already is not told of everything for one reading, which may be a glitch.
      (reaches(before.severity, 'warn') ? isWholeNow : isWhole(members, reading)),
    flapping: before.flapping || isFlapping(members, at),
    lastReadingAt: at,
  };
  const stopped = (member: IncidentMember, index: number) => isOff(member) && !isOff(before.members[index] ?? member);
  const change: Change = {
    before,
    after,
    grown:
      members.length > before.members.length ||
      members.some((member, index) => stopped(member, index) && before.members[index]?.phase === 'recovered'),
    relapsed: members.some(stopped),
  };
  const reason = reasonOf(change) ?? (settles ? 'settled' : null);
  const told = reason === null ? after : withEvent(after, eventOf(after, reason, at));
  return { ...told, settled: settledAfter(reason, change), resolvedAt: told.status === 'resolved' ? at : null };
};

/** Compares what the store would show: two members of one key differ only in these. */
const differs = (before: IncidentMember | undefined, after: IncidentMember): boolean =>
  before === undefined ||
  before.phase !== after.phase ||
  before.readings !== after.readings ||
  before.turnedAt !== after.turnedAt ||
  before.excuse?.kind !== after.excuse?.kind ||
  before.excuse?.until !== after.excuse?.until ||
  before.overrun !== after.overrun ||
  before.reason !== after.reason;
