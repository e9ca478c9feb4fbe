import type { PublicIncident } from '../app/public-answers.ts';
import type { LocaleId } from '../core/locale-id.ts';
import { html, type Markup } from './html.ts';
import { shownWords, timeOf } from './shown.ts';
import { STATEMENT_PAGE_WORDS } from './words/statement.ts';
import type { PageWords } from './words/words.ts';

/** What an incident is, where it is no stop of withdrawals; undefined for that. */
export const statementKind = ({ kind }: PublicIncident, locale: LocaleId): string | undefined =>
  kind === 'withdrawal-suspension' || kind === 'outflow' || kind === 'theft-suspected'
    ? undefined
    : STATEMENT_PAGE_WORDS[locale].kind[kind];

/** Whether it rests on words alone: no reading has shown it. */
export const isSaidAlone = ({ statement, assets }: PublicIncident): boolean =>
  statement !== undefined && assets.length === 0;

/** Who said it, its title, and a link to where it stands; nothing where nothing was said. */
export const statementQuote = ({ statement }: PublicIncident, locale: LocaleId, words: PageWords): Markup | null => {
  if (statement === undefined) return null;
  const { by, window } = STATEMENT_PAGE_WORDS[locale];
  const { title, url, publishedAt } = statement;
  const [from, until] = [statement.window?.from ?? null, statement.window?.until ?? null];
  const quoted = html`“${shownWords(title)}”`;
  return html`<p class="sure">
      ${by[statement.by]}${publishedAt === null ? null : html` (${timeOf(publishedAt, words)})`}
      ${title === '' ? null : url === null ? quoted : html`<a href="${url}" rel="noopener noreferrer nofollow">${quoted}</a>`}
    </p>
    ${
      from === null && until === null
        ? null
        : html`<p class="soft">
            ${window}: ${from === null ? null : timeOf(from, words)} – ${until === null ? null : timeOf(until, words)}
          </p>`
    }`;
};
