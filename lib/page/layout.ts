import type { LocaleId } from '../core/locale-id.ts';
import { assetUrl } from './assets.ts';
import { html, type Markup } from './html.ts';
import { PAGE_WORDS } from './words/index.ts';

/** Nothing but this service's own files runs, and nothing is sent elsewhere: https://www.w3.org/TR/CSP3/ */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What a page is made of, apart from what all pages share. */
export interface PageParts {
  locale: LocaleId;
  title: string;
  /** The page's own path: the other language is the same page. */
  path: string;
  content: Markup;
  /** Whether the simulated chats are on it. */
  withChats?: boolean;
}

const LANGUAGES: readonly (readonly [LocaleId, string])[] = [
  ['en', 'English'],
  ['ja', '日本語'],
];

const languageLink = ([id, name]: readonly [LocaleId, string], { locale, path }: PageParts): Markup =>
  html`<a href="${path}?lang=${id}" lang="${id}" hreflang="${id}" ${id === locale ? html`aria-current="true"` : null}
    >${name}</a
  >`;

const headOf = ({ locale, title, withChats = false }: PageParts): Markup =>
  html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="description" content="${PAGE_WORDS[locale].tagline}" />
    <title>${title}</title>
    <link rel="icon" href="${assetUrl('icon.svg')}" type="image/svg+xml" />
    <link rel="stylesheet" href="${assetUrl('page.css')}" />
    ${withChats ? html`<link rel="stylesheet" href="${assetUrl('chats.css')}" />` : null}
    <script type="module" src="${assetUrl('page.js')}"></script>
    ${withChats ? html`<script type="module" src="${assetUrl('chats.js')}"></script>` : null}`;

/** A whole page. What carries `data-live` is exchanged by the script when it changes; without script it stays as it is. */
export const layout = (parts: PageParts): string => {
  const { locale, content } = parts;
  const words = PAGE_WORDS[locale];
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        ${headOf(parts)}
      </head>
      <body>
        <a class="skip" href="#content">${words.skip}</a>
        <header class="top">
          <a class="brand" href="/?lang=${locale}"
            ><img src="${assetUrl('icon.svg')}" alt="" width="28" height="28" />Mamori</a
          >
          <nav class="languages" aria-label="${words.languages}">
            ${LANGUAGES.map((language) => languageLink(language, parts))}
          </nav>
        </header>
        <p class="lost" id="lost" role="status" data-text="${words.lost}"></p>
        <p class="unseen" id="news" role="status" aria-live="polite"></p>
        <main id="content" tabindex="-1">${content}</main>
        <footer class="foot"><p>${words.disclaimer}</p></footer>
      </body>
    </html>`.text;
};
