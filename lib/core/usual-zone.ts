import type { LocaleId } from './locale-id.ts';

/** Where most who read a language are; anyone may name his own. */
export const USUAL_ZONES: Readonly<Record<LocaleId, string>> = { ja: 'Asia/Tokyo', en: 'UTC' };
