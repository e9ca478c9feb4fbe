import type { LocaleId } from '../../core/locale-id.ts';
import type { SourceState } from '../../core/availability.ts';
import type { ExchangeState } from '../../core/exchange-view.ts';
import type { EventReason, IncidentMember, IncidentStatus } from '../../core/incident.ts';
import type { Severity } from '../../core/severity.ts';
import type { OutflowWords } from './outflow.ts';

export interface Tally {
  all: number;
  /** Names of the exchanges where something is stopped. */
  stopped: string[];
  /** Whether any of those has stopped as a whole. */
  whole: boolean;
  unknown: number;
  /** Names of the exchanges that money leaves in an unusual way. */
  leaving: string[];
}

/** Everything that the page says in one language. */
export interface PageWords {
  locale: LocaleId;
  tagline: string;
  /** The page in one sentence. */
  summary: (tally: Tally) => string;
  skip: string;
  exchanges: string;
  readings: string;
  incidents: string;
  timeline: string;
  noIncidents: string;
  never: string;
  /** What the age of a reading means: `read 12 seconds ago`. */
  read: (age: string) => string;
  /** The same of a source that cannot be read now. */
  readLast: (age: string) => string;
  rows: (all: number, suspended: number) => string;
  /** Beside a state that is not a stop although rows are off. */
  rowsCalm: (all: number, suspended: number) => string;
  exchangeSays: (words: string) => string;
  /** Nothing is read of the exchange's own flags. */
  walletsAlone: string;
  state: Record<ExchangeState, string>;
  source: Record<SourceState, string>;
  /** What the kind of a reading means for the reader; empty where it needs no word. */
  sourceMeans: Record<SourceState, string>;
  status: Record<IncidentStatus, string>;
  /** How sure that is, and why. */
  sureness: Record<IncidentStatus, string>;
  reason: Record<EventReason, string>;
  because: Record<EventReason, string>;
  severity: Record<Severity, string>;
  phase: Record<IncidentMember['phase'], string>;
  member: { asset: string; phase: string; since: string; says: string };
  outflow: OutflowWords;
  whole: string;
  andMore: (count: number) => string;
  earlier: (count: number) => string;
  since: (age: string) => string;
  ago: (milliseconds: number) => string;
  time: (at: number) => string;
  back: string;
  languages: string;
  lost: string;
  notFound: { title: string; body: string };
  disclaimer: string;
}
