import { createHash } from 'node:crypto';
import type { LocaleId } from '../core/locale-id.ts';
import { html, Markup } from './html.ts';
import { PAGE_WORDS } from './words.ts';

const STYLE = `
:root{color-scheme:light dark;--ink:#1d2433;--soft:#5b6475;--line:#d9dee8;--paper:#fff;--good:#14683a;--bad:#a3201c;--odd:#7a5200}
@media (prefers-color-scheme:dark){:root{--ink:#e8ebf2;--soft:#a7b0c2;--line:#38404f;--paper:#151922;--good:#6fd39b;--bad:#ff9a94;--odd:#f0c264}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:1rem;font:1rem/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
a{color:inherit}h1{font-size:1.5rem;margin:.5rem 0}h2{font-size:1.2rem;margin:2rem 0 .5rem}
p,li,td,th{overflow-wrap:anywhere}.soft{color:var(--soft);font-size:.9rem}
table{width:100%;border-collapse:collapse}th,td{text-align:left;padding:.5rem .25rem;border-bottom:1px solid var(--line);vertical-align:top}
.good{color:var(--good)}.bad{color:var(--bad);font-weight:600}.odd{color:var(--odd)}
article{border-bottom:1px solid var(--line);padding:.5rem 0}ol{padding-left:1.25rem;margin:.25rem 0}
header{display:flex;justify-content:space-between;align-items:baseline;gap:1rem}`;

/** Nothing but this page's own style runs: https://www.w3.org/TR/CSP3/ */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const layout = (locale: LocaleId, title: string, path: string, content: Markup): string => {
  const words = PAGE_WORDS[locale];
  const other = locale === 'ja' ? 'en' : 'ja';
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${new Markup(STYLE)}
        </style>
      </head>
      <body>
        <header>
          <p><a href="/?lang=${locale}">Mamori</a></p>
          <p><a href="${path}?lang=${other}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a></p>
        </header>
        <main>${content}</main>
        <footer><p class="soft">${words.disclaimer}</p></footer>
      </body>
    </html>`.text;
};

/** The page's language: what is asked for, else what the browser prefers, else English. */
export const chooseLocale = (asked: string | undefined, acceptLanguage: string | undefined): LocaleId => {
  if (asked === 'ja' || asked === 'en') return asked;
  const [first] = /\b(ja|en)\b/i.exec(acceptLanguage ?? '') ?? [];
  return first?.toLowerCase() === 'ja' ? 'ja' : 'en';
};
