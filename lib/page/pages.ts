import type { PublicExchange, PublicIncident } from '../app/public-answers.ts';
import type { LocaleId } from '../core/locale-id.ts';
import type { Instant } from '../core/time.ts';
import { html, type Markup } from './html.ts';
import { layout } from './layout.ts';
import { PAGE_WORDS, type PageWords } from './words.ts';

const TONES: Record<PublicExchange['state'], string> = {
  operational: 'good',
  'partly-suspended': 'bad',
  suspended: 'bad',
  unknown: 'odd',
};

const reading = ({ state, readAt, id }: PublicExchange['sources'][number], words: PageWords, now: Instant): Markup =>
  html`<div>
    <span class="${state === 'fresh' ? 'good' : 'odd'}">${words.source[state]}</span>
    <span class="soft"
      >${id} ·
      ${
        readAt === null ? words.never : html`<time datetime="${readAt}">${words.ago(now - Date.parse(readAt))}</time>`
      }</span
    >
  </div>`;

const exchangeRow = (exchange: PublicExchange, locale: LocaleId, now: Instant): Markup => {
  const words = PAGE_WORDS[locale];
  return html`<tr>
    <th scope="row">${locale === 'ja' ? exchange.nameJa : exchange.name}</th>
    <td>
      <span class="${TONES[exchange.state]}">${words.state[exchange.state]}</span
      >${exchange.rows.all === 0 ? null : html`<div class="soft">${words.rows(exchange.rows.all, exchange.rows.suspended)}</div>`}
    </td>
    <td>${exchange.sources.map((source) => reading(source, words, now))}</td>
  </tr>`;
};

const concerned = (entry: { whole: boolean; assets: string[]; count: number }, words: PageWords): string => {
  if (entry.whole) return words.whole;
  const more = entry.count - entry.assets.length;
  return entry.assets.join(', ') + (more > 0 ? ` ${words.andMore(more)}` : '');
};

const when = (at: string): Markup => html`<time datetime="${at}">${at.slice(0, 16).replace('T', ' ')} UTC</time>`;

const incidentCard = (incident: PublicIncident, names: ReadonlyMap<string, string>, locale: LocaleId): Markup => {
  const words = PAGE_WORDS[locale];
  const name = names.get(incident.exchange) ?? incident.exchange;
  return html`<article>
    <h3>
      <a href="/incidents/${incident.id}?lang=${locale}">${name}</a> ·
      <span class="${incident.status === 'resolved' ? 'good' : 'bad'}">${words.status[incident.status]}</span>
    </h3>
    <ol>
      ${incident.timeline.map(
        (entry) =>
          html`<li>
            ${when(entry.at)} ${words.reason[entry.reason]}
            <div class="soft">${concerned(entry, words)}</div>
          </li>`,
      )}
    </ol>
  </article>`;
};

const namesOf = (exchanges: readonly PublicExchange[], locale: LocaleId): Map<string, string> =>
  new Map(exchanges.map(({ id, name, nameJa }) => [id, locale === 'ja' ? nameJa : name]));

/** The page at `/`: each exchange's state with the age of its readings, and the latest incidents. */
export const overviewPage = (
  exchanges: readonly PublicExchange[],
  incidents: readonly PublicIncident[],
  locale: LocaleId,
  now: Instant,
): string => {
  const words = PAGE_WORDS[locale];
  const names = namesOf(exchanges, locale);
  return layout(
    locale,
    'Mamori',
    '/',
    html`<h1>Mamori</h1>
      <p>${words.tagline}</p>
      <h2>${words.incidents}</h2>
      ${incidents.length === 0 ? html`<p>${words.noIncidents}</p>` : incidents.map((incident) => incidentCard(incident, names, locale))}
      <h2>${words.exchanges}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.exchange}</th>
            <th scope="col">${words.withdrawals}</th>
            <th scope="col">${words.reading}</th>
          </tr>
        </thead>
        <tbody>
          ${exchanges.map((exchange) => exchangeRow(exchange, locale, now))}
        </tbody>
      </table>`,
  );
};

/** An incident's own page, which alerts link to. */
export const incidentPage = (
  incident: PublicIncident,
  exchange: { name: string; nameJa: string } | undefined,
  locale: LocaleId,
): string => {
  const words = PAGE_WORDS[locale];
  const name = (locale === 'ja' ? exchange?.nameJa : exchange?.name) ?? incident.exchange;
  const card = incidentCard(incident, new Map([[incident.exchange, name]]), locale);
  return layout(
    locale,
    `${name} · Mamori`,
    `/incidents/${incident.id}`,
    html`<p><a href="/?lang=${locale}">${words.back}</a></p>
      ${card}`,
  );
};
