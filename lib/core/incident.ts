import type { Excuse } from './said.ts';
import type { Statement } from './statement.ts';
import type { OutflowDetail, OutflowSeen } from './outflow-incident.ts';
import type { Severity } from './severity.ts';
import type { Instant } from './time.ts';

export const INCIDENT_KINDS = [
  'withdrawal-suspension',
  'deposit-suspension',
  'outflow',
  'theft-suspected',
  'announcement',
  'regulatory',
  'maintenance',
  'chain-event',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** suspected (one reading) → confirmed (a second in a row) → recovering (all open again) → resolved. */
export type IncidentStatus = 'suspected' | 'confirmed' | 'recovering' | 'resolved';

/**
 * One asset and network that an incident concerns.
 * reported: off in one reading. confirmed: off in two in a row. recovering: open again, not yet for long
 * enough. recovered: open for long enough. unlisted: gone from the exchange's list for too long to judge.
 */
export interface IncidentMember {
  asset: string;
  network: string | null;
  phase: 'reported' | 'confirmed' | 'recovering' | 'recovered' | 'unlisted';
  /** When it was first read off in this incident. */
  offSince: Instant;
  /** First of the unbroken readings that say what the last one said (off or open). */
  turnedAt: Instant;
  /** How many readings in a row have said so; counted no further than what any rule asks for. */
  readings: number;
  /** Why it is no alarm; missing where nothing is known, or once its time is over. */
  excuse?: Excuse;
  /** It goes on although its announced time is over. */
  overrun?: true;
  /** Times of the changes between off and open within the last hour, to tell flapping. */
  flips: Instant[];
  /** Whether a second reading in a row ever said off. */
  everConfirmed: boolean;
  reason: string | null;
}

/** Why there is something to tell. */
export type EventReason =
  /** First reading that says off. */
  | 'reported'
  /** Second reading in a row. */
  | 'confirmed'
  /** Further assets joined within the gathering window. */
  | 'grown'
  /** The end of the gathering window: growth told to those whose card cannot be edited. */
  | 'settled'
  /** The whole exchange is concerned now. */
  | 'escalated'
  /** What was announced has begun. */
  | 'begun'
  /** The announced time is over, and it goes on. */
  | 'overrun'
  /** It goes on and off. */
  | 'flapping'
  /** What it rested on was reorganised away or replaced: told to everyone who was told. */
  | 'corrected'
  /** Every member is open again, for long enough; nothing unusual has left for hours. */
  | 'resolved'
  /** Only the timeline hears of these. */
  | 'recovering'
  | 'relapsed'
  /** What was announced lies so far back that nothing can be said of it any more. */
  | 'lapsed'
  /** Gone from the exchange's list: nothing can be seen of it any more. */
  | 'unlisted';

/** The events that are told to nobody: they stand in the timeline alone. */
export const SILENT_REASONS: readonly EventReason[] = ['recovering', 'relapsed', 'unlisted', 'lapsed'];

/** A change of an incident, with what held at that time: it is rendered from this alone, whenever it is sent. */
export interface IncidentEvent {
  /** 1, 2, 3 … within the incident. */
  seq: number;
  at: Instant;
  reason: EventReason;
  severity: Severity;
  status: IncidentStatus;
  /** Whether the whole exchange is concerned. */
  whole: boolean;
  /** The assets concerned at that time, in order of code, with their networks (empty where the source knows none). */
  assets: EventAsset[];
  /** When the first of them was read off. */
  offSince: Instant;
  /** For `resolved`: whether any second reading ever confirmed it. */
  everConfirmed: boolean;
  /** What it was taken for at that time; missing in events of a plain suspension. */
  kind?: IncidentKind;
  /** Of a chain's standstill: the incidents at other exchanges that are the same; who was told of one is told no more. */
  elsewhere?: string[];
  /** What was said of it by then. */
  statement?: IncidentStatement;
  /** Whether that is all: no flag has shown it. */
  alone?: true;
  /** What had left by then; only in events of an outflow. */
  outflow?: OutflowSeen;
}

export interface EventAsset {
  asset: string;
  networks: string[];
  reason: string | null;
}

/** An event in brief. */
export interface TimelineEntry {
  at: Instant;
  reason: EventReason;
  severity: Severity;
  status: IncidentStatus;
  whole: boolean;
  /** Codes of the assets concerned, no more than HISTORY_ASSETS of them. */
  assets: string[];
  /** How many there were. */
  count: number;
  /** What it was taken for at that time; only of an outflow. */
  kind?: OutflowSeen['kind'];
}

/** An incident's item stays small: only the last changes are kept with it (all of them are items of their own). */
export const HISTORY_LENGTH = 100;
export const HISTORY_ASSETS = 20;

/** What an administrator made of an incident that was told as a trial. */
export const VERDICTS = ['real', 'false'] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * `<exchange>-<n>`, or `<exchange>-o<n>` of outflows: the n-th of that exchange; `<exchange>-n<n>` of what was said, by its
 * hash. Safe in a URL, a nonce and a button.
 */
const INCIDENT_ID = /^[a-z0-9]{1,60}-[on]?\d{1,9}$/;
export const isIncidentId = (text: string): boolean => INCIDENT_ID.test(text);

/** A statement as an incident keeps and shows it. */
export type IncidentStatement = Omit<Statement, 'confidence' | 'evidence' | 'feed'>;

export interface Incident {
  /** As `isIncidentId` says. */
  id: string;
  exchange: string;
  kind: IncidentKind;
  status: IncidentStatus;
  severity: Severity;
  whole: boolean;
  members: IncidentMember[];
  openedAt: Instant;
  updatedAt: Instant;
  resolvedAt: Instant | null;
  /** When the newest reading taken in was complete: one that was asked for before changes nothing. */
  lastReadingAt: Instant;
  /** It has gone on and off too often: it must stay open for longer before it is believed. */
  flapping: boolean;
  /** Number of events so far. */
  events: number;
  /** The last changes in brief, oldest first: what programs and pages show without another read. */
  history: TimelineEntry[];
  /** Events that have not been handed on yet. They live in the incident's own item. */
  pending: IncidentEvent[];
  /** Whether growth has been told to those whose card cannot be edited. */
  settled: boolean;
  /** What was said of it, by the exchange or about it: alone, or beside what its flags say. */
  statement?: IncidentStatement;
  /** What has left; only of an outflow, which has no members. */
  outflow?: OutflowDetail;
  /** The last verdict of an administrator; missing until there is one. */
  verdict?: Verdict;
  /** For the store's conditional writes. */
  version: number;
}

const only = (values: readonly string[]): string | null => {
  const [first = null, ...others] = new Set(values);
  return others.length === 0 ? first : null;
};

/** Of an outflow, `network` is the chain. */
const outflowScope = ({ parts }: OutflowDetail): { asset: string | null; network: string | null } => ({
  asset: only(parts.map(({ asset }) => asset)),
  network: only(parts.map(({ chain }) => chain)),
});

/** What the public sees as scope. `asset` is `*` for the whole exchange, null where several are named. */
export const scopeOf = (
  incident: Pick<Incident, 'whole' | 'members' | 'outflow' | 'statement'>,
): { asset: string | null; network: string | null } => {
  if (incident.outflow !== undefined) return outflowScope(incident.outflow);
  if (incident.whole) return { asset: '*', network: null };
  if (incident.members.length === 0 && incident.statement !== undefined)
    return { asset: only(incident.statement.assets), network: only(incident.statement.networks) };
  const [first, ...rest] = incident.members;
  if (first === undefined) return { asset: null, network: null };
  if (rest.some((member) => member.asset !== first.asset)) return { asset: null, network: null };
  return { asset: first.asset, network: rest.length === 0 ? first.network : null };
};

/** An incident of which nothing has been told yet. Version 0: it is not in the store. */
export const newIncident = ({
  id,
  exchange,
  kind,
  at,
}: Pick<Incident, 'id' | 'exchange' | 'kind'> & { at: Instant }): Incident => ({
  id,
  exchange,
  kind,
  status: 'suspected',
  // Raised by what is taken in.
  severity: 'info',
  whole: false,
  members: [],
  openedAt: at,
  updatedAt: at,
  resolvedAt: null,
  // Nothing has been taken in yet: any reading is newer.
  lastReadingAt: 0,
  flapping: false,
  events: 0,
  history: [],
  pending: [],
  settled: true,
  version: 0,
});
