import type { LocaleId } from '../core/locale-id.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import type { Locale } from './locale.ts';

/** Every language there is: one line each. */
export const LOCALES = {
  en,
  ja,
} satisfies Record<LocaleId, Locale>;
