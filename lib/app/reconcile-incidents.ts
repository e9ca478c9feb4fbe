import { rowKey } from '../core/availability.ts';
import {
  advanceIncident,
  gathers,
  namedIncident,
  wouldBeWhole,
  type LifecycleRules,
} from '../core/incident-lifecycle.ts';
import type { Incident } from '../core/incident.ts';
import { claims } from '../core/statement-incident.ts';
import type { ExchangeHead, Flag } from '../core/exchange-store.ts';
import { Conflict, type IncidentStore } from '../core/stores.ts';
import { isFollowed, isWhole, newMember, type Reading } from '../core/suspension.ts';

/** A planner may take a pending event out of an incident between our reading and our writing of it: look again. */
const SAVE_TRIES = 5;

export interface Plan {
  /** The open incidents, and what this reading newly shows off for each. */
  shares: { incident: Incident; turnedOff: Flag[] }[];
  /** The head, with the name of a new incident on it where one begins. */
  head: ExchangeHead;
}

const newestFirst = (a: Incident, b: Incident): number => b.openedAt - a.openedAt;

/**
 * Decides which incident each newly stopped asset belongs to: the newest open one while it gathers, or where the
 * addition makes it the whole exchange; else one of its own, named before it is written so that a crash in
 * between leaves a trace of it.
 */
export const planIncidents = (
  head: ExchangeHead,
  found: readonly Incident[],
  turnedOff: readonly Flag[],
  reading: Reading,
): Plan => {
  const open = found.filter(({ status }) => status !== 'resolved');
  const counted = new Set(open.flatMap(({ members }) => members.filter(isFollowed).map(rowKey)));
  const fresh = turnedOff.filter((flag) => !counted.has(rowKey(flag)));
  // What was said of a stop takes in the flags that show it; the others go on as if nothing had been said. Words of a part
  // take nothing out of a stop of everything: it would be everything nowhere.
  const isEverything = isWhole(
    fresh.map((flag) => newMember(flag, reading.readAt)),
    reading,
  );
  const claimedBy = (flag: Flag): Incident | undefined =>
    open
      .toSorted(newestFirst)
      .find((one) => (!isEverything || one.statement?.whole === true) && claims(one, flag, reading.readAt));
  const rest = fresh.filter((flag) => claimedBy(flag) === undefined);
  const newest = open.filter(({ members }) => members.length > 0).toSorted(newestFirst)[0];
  const joins = newest !== undefined && (gathers(newest, reading) || wouldBeWhole(newest, rest, reading));
  const shares = open.map((incident) => ({
    incident,
    turnedOff: fresh.filter(
      (flag) => claimedBy(flag) === incident || (joins && incident === newest && rest.includes(flag)),
    ),
  }));
  if (rest.length === 0 || joins) return { shares, head };
  // A name that was given before a crash and never used is used now.
  const unused = head.open.find((id) => found.every((incident) => incident.id !== id));
  const id = unused ?? `${head.exchange}-${head.incidents + 1}`;
  const named = unused === undefined ? { ...head, open: [...head.open, id], incidents: head.incidents + 1 } : head;
  return {
    shares: [...shares, { incident: namedIncident(id, head.exchange, reading), turnedOff: rest }],
    head: named,
  };
};

/** A stop that its incident does not hold must not reach the flags: there it would look as if it had been told. */
const assertHeld = (incident: Incident, turnedOff: readonly Flag[]): void => {
  const held = new Set(incident.members.filter(isFollowed).map(rowKey));
  if (incident.status === 'resolved' || turnedOff.some((flag) => !held.has(rowKey(flag))))
    throw new Conflict('a newer reading was taken in');
};

/** Advances one incident in the store; on a conflict it is loaded again and the reading is taken in anew. */
export const reconcileIncident = async (
  incidents: IncidentStore,
  { incident, turnedOff }: Plan['shares'][number],
  reading: Reading,
  rules: LifecycleRules,
): Promise<Incident> => {
  let before = incident;
  for (let attempt = 1; ; attempt += 1) {
    const after = advanceIncident(before, reading, turnedOff, rules);
    if (turnedOff.length > 0) assertHeld(after, turnedOff);
    if (after === before) return before;
    try {
      return await incidents.save(after);
    } catch (error) {
      const found = error instanceof Conflict && attempt < SAVE_TRIES ? await incidents.load(incident.id) : undefined;
      if (found === undefined) throw error;
      before = found;
    }
  }
};
