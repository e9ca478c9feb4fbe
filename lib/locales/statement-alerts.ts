import type { LocaleId } from '../core/locale-id.ts';
import { statementEn } from './statement-en.ts';
import { statementJa } from './statement-ja.ts';
import type { StatementWords } from './statement-words.ts';

/** Alerts that rest on words, by language: what is missing fails the type check. */
export const STATEMENT_ALERTS: Readonly<Record<LocaleId, StatementWords>> = { en: statementEn, ja: statementJa };
