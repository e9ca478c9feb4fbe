import type { Incident } from '../core/incident.ts';
import type { LocaleId } from '../core/locale-id.ts';
import type { Locale } from './locale.ts';
import { statementEn } from './statement-en.ts';
import { statementJa } from './statement-ja.ts';
import type { StatementWords } from './statement-words.ts';

/** Alerts that rest on words, by language: what is missing fails the type check. */
export const STATEMENT_ALERTS: Readonly<Record<LocaleId, StatementWords>> = { en: statementEn, ja: statementJa };

/** An incident that rests on words, in a line. */
export const statementTitle = (
  { kind, status, statement, whole, members }: Incident,
  named: { exchange: string; assets: string },
  locale: Pick<Locale, 'id' | 'time'>,
): string =>
  STATEMENT_ALERTS[locale.id].title({
    ...named,
    kind,
    reason: 'confirmed',
    whole,
    alone: members.length === 0,
    sure: status !== 'suspected',
    ...(statement !== undefined && { statement }),
    time: locale.time,
  });
