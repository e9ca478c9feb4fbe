import { DELISTED, rowKey } from '../../lib/core/availability.ts';
import type { IncidentMember } from '../../lib/core/incident.ts';
import { reaches, type Severity } from '../../lib/core/severity.ts';
import { isOff } from '../../lib/core/suspension.ts';
import type { Told, YearPlayed } from './year-play.ts';
import type { Minute, Script, Stop } from './year-script.ts';
import { chainBegins, isUnannounced, truthOf, type Truth } from './year-truth.ts';

/** An alert at warn or above: a message of its own, not an edit. `falseFor` is null where it is true. */
export interface Alert {
  at: Minute;
  exchange: number;
  severity: Severity;
  falseFor: string | null;
  trueFor: string | null;
  id: string;
}

/** So many exchanges make a stop the chain's doing. */
const CHAIN_EXCHANGES = 3;

const isAlarming = ({ excuse, reason, ...member }: IncidentMember): boolean =>
  isOff({ ...member, reason }) && excuse === undefined && reason !== DELISTED;

/** New messages: the first at warn, one that is critical now, one of the whole exchange, one whose time is over. */
const isAlert = ({ incident, event }: Told, told: ReadonlyMap<string, Severity>): boolean => {
  if (!reaches(event.severity, 'warn')) return false;
  const before = told.get(incident.id);
  return (
    before === undefined || before !== event.severity || event.reason === 'escalated' || event.reason === 'overrun'
  );
};

interface Case {
  truth: Truth;
  /** Episodes that were told, by the incident that told them. */
  known: Map<number, string>;
  chains: ReturnType<typeof chainBegins>;
}

const causeOfWhole = ({ at }: Told, { truth }: Case): Pick<Alert, 'falseFor' | 'trueFor'> => {
  const whole = truth.wholeAt(at);
  const real = whole.find(isUnannounced);
  if (real !== undefined) return { falseFor: null, trueFor: `${real.cause}, everything` };
  return { falseFor: whole[0]?.cause ?? truth.faultAt(at) ?? 'parts taken for everything', trueFor: null };
};

const causeOfChain = ({ episode }: Stop, at: Minute, { chains }: Case): string =>
  // What stopped in this very minute could not be known yet.
  chains(episode, at - 1) >= CHAIN_EXCHANGES ? 'chain' : 'chain, before the third';

const causeOfRows = (
  { at, incident, event }: Told,
  { truth, known, chains }: Case,
): Pick<Alert, 'falseFor' | 'trueFor'> => {
  const alarming = incident.members.filter(isAlarming);
  const stops = alarming.flatMap((member) => truth.stopsAt(rowKey(member), at));
  const isNew = ({ episode }: Stop): boolean =>
    !known.has(episode) || known.get(episode) === incident.id || event.reason === 'overrun';
  const real = stops.filter((stop) => isUnannounced(stop) || stop.cause === 'flapping');
  const fresh = real.find(isNew);
  for (const { episode } of real) if (!known.has(episode)) known.set(episode, incident.id);
  if (fresh !== undefined) return { falseFor: null, trueFor: fresh.cause };
  if (real[0] !== undefined) return { falseFor: `${real[0].cause}, told again`, trueFor: null };
  const [stop] = stops;
  if (stop?.cause === 'chain') return { falseFor: causeOfChain(stop, at, { truth, known, chains }), trueFor: null };
  return { falseFor: stop?.cause ?? truth.faultAt(at) ?? 'over by then', trueFor: null };
};

/** Judges every alert by what was so. */
export const judge = (scripts: readonly Script[], { told }: YearPlayed): Alert[] => {
  const chains = chainBegins(scripts);
  const cases = scripts.map((script): Case => ({ truth: truthOf(script), known: new Map(), chains }));
  const severities = new Map<string, Severity>();
  return told.flatMap((one): Alert[] => {
    const { incident, event, at, exchange } = one;
    const counts = event.reason !== 'resolved' && isAlert(one, severities);
    const toldWhole = event.whole && (event.severity === 'critical' || event.reason === 'escalated');
    if (event.reason !== 'resolved' && reaches(event.severity, 'warn')) severities.set(incident.id, event.severity);
    if (!counts) return [];
    const cause = toldWhole ? causeOfWhole(one, cases[exchange]!) : causeOfRows(one, cases[exchange]!);
    return [{ at, exchange, severity: event.severity, id: incident.id, ...cause }];
  });
};
