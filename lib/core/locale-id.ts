export const LOCALE_IDS = ['ja', 'en'] as const;
/** Languages that people are written to in; `lib/locales/index.ts` has one of each. */
export type LocaleId = (typeof LOCALE_IDS)[number];
