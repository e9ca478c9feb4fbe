import type { LocaleId } from '../../core/locale-id.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import type { PageWords } from './words.ts';

export const PAGE_WORDS = { ja, en } satisfies Record<LocaleId, PageWords>;
