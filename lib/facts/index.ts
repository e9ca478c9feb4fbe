import type { ExchangeFacts } from '../core/risk/facts.ts';
import { ABROAD } from './abroad.ts';
import { JAPAN } from './japan.ts';

/**
 * What is known of exchanges beside what is read of them, as of 22 November 2026, with the page that says it. An event
 * that is missing was not found in the sources read, which is not to say that there was none. Registration is to be
 * read again from the regulator's list: https://www.fsa.go.jp/menkyo/menkyoj/kasoutuka.pdf
 */
export const FACTS: Readonly<Record<string, ExchangeFacts>> = { ...JAPAN, ...ABROAD };
