import type { LocaleId } from '../core/locale-id.ts';
import { outflowEn } from './outflow-en.ts';
import { outflowJa } from './outflow-ja.ts';
import type { OutflowWords } from './outflow-words.ts';

/** Alerts of unusual outflows, by language: what is missing fails the type check. */
export const OUTFLOW_ALERTS: Readonly<Record<LocaleId, OutflowWords>> = { en: outflowEn, ja: outflowJa };
