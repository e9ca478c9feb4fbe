import type { PublicExchange } from '../app/public-answers.ts';
import type { LocaleId } from '../core/locale-id.ts';
import type { Instant } from '../core/time.ts';
import { html, type Markup } from './html.ts';
import { nameOf, shownWords } from './shown.ts';
import { PAGE_WORDS } from './words/index.ts';
import type { PageWords } from './words/words.ts';

/** Colour and shape go together: nobody needs to see the one to know the other. */
export const TONES = {
  operational: 'good',
  'partly-suspended': 'part',
  suspended: 'bad',
  unknown: 'odd',
} as const satisfies Record<PublicExchange['state'], string>;

const readingOf = (
  { state, readAt, id, detail }: PublicExchange['sources'][number],
  words: PageWords,
  now: Instant,
): Markup => {
  const age =
    readAt === null ? words.never : words[state === 'fresh' ? 'read' : 'readLast'](words.ago(now - Date.parse(readAt)));
  const means = readAt === null && state === 'unreachable' ? '' : words.sourceMeans[state];
  return html`<li class="reading">
    <span
      ><span class="kind ${state === 'fresh' ? 'good' : 'odd'}">${words.source[state]}</span>
      <span class="age">${readAt === null ? age : html`<time datetime="${readAt}">${age}</time>`}</span></span
    >
    <code class="source" translate="no">${id}</code>
    ${means === '' ? null : html`<span class="means">${means}${detail ? html` <code lang="en">${shownWords(detail)}</code>` : null}</span>`}
  </li>`;
};

const rowsOf = ({ state, rows }: PublicExchange, words: PageWords): Markup | null => {
  if (rows.all === 0) return null;
  const told = state === 'operational' ? words.rowsCalm : words.rows;
  return html`<p class="rows">${told(rows.all, rows.suspended)}</p>`;
};

const exchangeCard = (exchange: PublicExchange, locale: LocaleId, now: Instant): Markup => {
  const words = PAGE_WORDS[locale];
  const tone = TONES[exchange.state];
  return html`<li class="card exchange ${tone}" data-key="exchange-${exchange.id}">
    <h3>${nameOf(exchange, locale)}</h3>
    <p class="state"><span class="mark ${tone}" aria-hidden="true"></span>${words.state[exchange.state]}</p>
    ${rowsOf(exchange, words)}
    ${exchange.platform === null ? null : html`<p class="rows">${words.exchangeSays(shownWords(exchange.platform))}</p>`}
    ${
      exchange.sources.length === 0
        ? html`<p class="rows">${words.walletsAlone}</p>`
        : html`<ul class="readings" aria-label="${words.readings}">
            ${exchange.sources.map((source) => readingOf(source, words, now))}
          </ul>`
    }
  </li>`;
};

/** Each exchange's state, with the age and kind of each of its readings. */
export const exchangeList = (exchanges: readonly PublicExchange[], locale: LocaleId, now: Instant): Markup =>
  html`<ul class="exchanges">
    ${exchanges.map((exchange) => exchangeCard(exchange, locale, now))}
  </ul>`;
