import type { PublicExchange } from '../app/public-answers.ts';
import type { LocaleId } from '../core/locale-id.ts';
import { html, type Markup } from './html.ts';
import type { PageWords } from './words/words.ts';

/** Codes and names of strangers are cut: a page stays small whatever an exchange lists. */
const CODE_MOST = 24;
const SAID_MOST = 160;

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

export const shownCode = (code: string): string => cut(code, CODE_MOST);
export const shownWords = (said: string): string => cut(said, SAID_MOST);

export const nameOf = ({ name, nameJa }: Pick<PublicExchange, 'name' | 'nameJa'>, locale: LocaleId): string =>
  locale === 'ja' ? nameJa : name;

/** A time with its machine-readable form. */
export const timeOf = (at: string, words: PageWords): Markup =>
  html`<time datetime="${at}">${words.time(Date.parse(at))}</time>`;

/** `BTC, ETH and 3 more`, no more than `most` of them. */
export const codesOf = (codes: readonly string[], count: number, most: number, words: PageWords): string => {
  const shown = codes.slice(0, most).map(shownCode);
  const more = count - shown.length;
  return shown.join(', ') + (more > 0 ? ` ${words.andMore(more)}` : '');
};
