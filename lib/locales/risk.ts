import type { LocaleId } from '../core/locale-id.ts';
import { riskEn } from './risk-en.ts';
import { riskJa } from './risk-ja.ts';
import type { RiskWords } from './risk-words.ts';

export const RISK_WORDS = { ja: riskJa, en: riskEn } satisfies Record<LocaleId, RiskWords>;
