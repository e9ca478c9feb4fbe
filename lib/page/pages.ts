import type { PublicExchange, PublicIncident } from '../app/public-answers.ts';
import type { LocaleId } from '../core/locale-id.ts';
import type { Instant } from '../core/time.ts';
import { exchangeList, TONES } from './exchange-list.ts';
import { html, type Markup } from './html.ts';
import { concernOf, incidentArticle, incidentCard, statusWords } from './incident-card.ts';
import { layout } from './layout.ts';
import { nameOf } from './shown.ts';
import { tryIt } from './try-it.ts';
import { PAGE_WORDS } from './words/index.ts';
import type { PageWords } from './words/words.ts';

/** Where a page is shown: language, time, and which channels are simulated here (none where it is deployed). */
export interface Setting {
  locale: LocaleId;
  now: Instant;
  simulated: readonly string[];
}

const STATES: readonly PublicExchange['state'][] = ['suspended', 'partly-suspended', 'operational', 'unknown'];

const tally = (exchanges: readonly PublicExchange[], words: PageWords): Markup =>
  html`<ul class="tally">
    ${STATES.flatMap((state) => {
      const count = exchanges.filter((exchange) => exchange.state === state).length;
      return count === 0
        ? []
        : [
            html`<li>
              <span class="mark ${TONES[state]}" aria-hidden="true"></span><b>${count}</b> ${words.state[state]}
            </li>`,
          ];
    })}
  </ul>`;

/** Open incidents on top of all else, one line each. */
const alerts = (
  incidents: readonly PublicIncident[],
  names: ReadonlyMap<string, string>,
  { locale, now }: Setting,
): Markup | null => {
  const words = PAGE_WORDS[locale];
  // News and announced maintenance stand in the list below.
  const open = incidents.filter(({ status, severity }) => status !== 'resolved' && severity !== 'info');
  if (open.length === 0) return null;
  return html`<ul class="alerts">
    ${open.map(
      (incident) =>
        html`<li data-key="alert-${incident.id}">
          <a href="/incidents/${incident.id}?lang=${locale}"
            ><b>${names.get(incident.exchange) ?? incident.exchange}: ${concernOf(incident, words)}</b>
            <span
              >${statusWords(incident, words)} · ${words.since(words.ago(now - Date.parse(incident.openedAt)))}</span
            ></a
          >
        </li>`,
    )}
  </ul>`;
};

/** Those whose flags are read, or of which something is known besides: the others are neither known nor unknown. */
const read = (exchanges: readonly PublicExchange[]): PublicExchange[] =>
  exchanges.filter(({ flags, state }) => flags || state !== 'unknown');

const hero = (
  exchanges: readonly PublicExchange[],
  incidents: readonly PublicIncident[],
  names: ReadonlyMap<string, string>,
  setting: Setting,
): Markup => {
  const words = PAGE_WORDS[setting.locale];
  const stopped = exchanges.filter(({ state }) => state === 'suspended' || state === 'partly-suspended');
  const unknown = exchanges.filter(({ state }) => state === 'unknown').length;
  const leaving = new Set(
    incidents
      .filter(({ status, outflow }) => status !== 'resolved' && outflow !== undefined)
      .map(({ exchange }) => exchange),
  );
  const mood = stopped.length > 0 ? 'bad' : leaving.size > 0 || unknown === exchanges.length ? 'odd' : 'good';
  return html`<section class="hero ${mood}" id="hero" data-live aria-labelledby="summary">
    <h1 id="summary">
      ${words.summary({
        all: exchanges.length,
        stopped: stopped.map((one) => nameOf(one, setting.locale)),
        whole: stopped.some(({ state }) => state === 'suspended'),
        unknown,
        leaving: [...leaving].map((id) => names.get(id) ?? id),
      })}
    </h1>
    <p class="tagline">${words.tagline}</p>
    ${tally(exchanges, words)} ${alerts(incidents, names, setting)}
  </section>`;
};

/** The page at `/`: each exchange's state with the age of its readings, the latest incidents, and the chats to try. */
export const overviewPage = (
  exchanges: readonly PublicExchange[],
  incidents: readonly PublicIncident[],
  setting: Setting,
): string => {
  const { locale, now, simulated } = setting;
  const words = PAGE_WORDS[locale];
  const names = new Map(exchanges.map((exchange) => [exchange.id, nameOf(exchange, locale)]));
  return layout({
    locale,
    title: 'Mamori',
    path: '/',
    withChats: simulated.length > 0,
    content: html`${hero(read(exchanges), incidents, names, setting)}
      ${simulated.length > 0 ? tryIt(simulated, locale) : null}
      <div class="columns">
        <section id="exchanges" data-live aria-labelledby="exchanges-title">
          <h2 id="exchanges-title">${words.exchanges}</h2>
          ${exchangeList(exchanges, locale, now)}
        </section>
        <section id="incidents" data-live aria-labelledby="incidents-title">
          <h2 id="incidents-title">${words.incidents}</h2>
          ${
            incidents.length === 0
              ? html`<p class="card calm">${words.noIncidents}</p>`
              : html`<ul class="incidents">
                  ${incidents.map((one) => incidentCard(one, names.get(one.exchange) ?? one.exchange, locale, now))}
                </ul>`
          }
        </section>
      </div>`,
  });
};

/** An incident's own page, which alerts link to. */
export const incidentPage = (
  incident: PublicIncident,
  exchange: Pick<PublicExchange, 'name' | 'nameJa'> | undefined,
  { locale, now }: Setting,
): string => {
  const name = exchange === undefined ? incident.exchange : nameOf(exchange, locale);
  return layout({
    locale,
    title: `${name} · Mamori`,
    path: `/incidents/${incident.id}`,
    content: html`<p class="back"><a href="/?lang=${locale}">${PAGE_WORDS[locale].back}</a></p>
      <section id="incident" data-live>${incidentArticle(incident, name, locale, now)}</section>`,
  });
};

/** What stands in place of a page that is not there. */
export const notFoundPage = (locale: LocaleId): string => {
  const { notFound, back } = PAGE_WORDS[locale];
  return layout({
    locale,
    title: `${notFound.title} · Mamori`,
    path: '/',
    content: html`<h1>${notFound.title}</h1>
      <p>${notFound.body}</p>
      <p class="back"><a href="/?lang=${locale}">${back}</a></p>`,
  });
};
