import type { Label } from '../core/announcement.ts';
import type { EventReason, IncidentKind } from '../core/incident.ts';
import type { Statement } from '../core/statement.ts';
import type { Instant } from '../core/time.ts';

/** What there is to say of an incident that rests on words, or is excused by them. */
export interface StatementFacts {
  exchange: string;
  kind: IncidentKind;
  reason: EventReason;
  /** Missing where the words themselves are no longer kept. */
  statement?: Pick<Statement, 'by' | 'title' | 'publishedAt' | 'window'> & { label: Label };
  /** Codes in one line; empty where none is named. */
  assets: string;
  whole: boolean;
  /** Whether the exchange itself says so, and it was understood. */
  sure: boolean;
  /** Whether no flag has shown it. */
  alone: boolean;
  /** A time in the reader's language. */
  time: (at: Instant) => string;
}

export interface StatementWords {
  title(facts: StatementFacts): string;
  /** Paragraphs: what was said, from when to when, how sure, what to do now. */
  body(facts: StatementFacts): string[];
  /** What was said, beside what the flags show. */
  quote(facts: StatementFacts): string[];
  /** The words' own page. */
  link: string;
}
