import type { LocaleId } from '../core/locale-id.ts';

/** The page's language: what is asked for, else what the browser prefers, else English. */
export const chooseLocale = (asked: string | undefined, acceptLanguage: string | undefined): LocaleId => {
  if (asked === 'ja' || asked === 'en') return asked;
  const [first] = /\b(ja|en)\b/i.exec(acceptLanguage ?? '') ?? [];
  return first?.toLowerCase() === 'ja' ? 'ja' : 'en';
};
