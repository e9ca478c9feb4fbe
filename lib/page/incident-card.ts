import type { PublicIncident } from '../app/public-answers.ts';
import { WHOLE_EXCHANGE } from '../core/availability.ts';
import type { IncidentStatus } from '../core/incident.ts';
import type { LocaleId } from '../core/locale-id.ts';
import type { Instant } from '../core/time.ts';
import { html, type Markup } from './html.ts';
import { outflowEvidence, outflowHead, outflowSums } from './outflow-details.ts';
import { isSaidAlone, statementKind, statementQuote } from './statement-details.ts';
import { codesOf, shownCode, shownWords, timeOf } from './shown.ts';
import { PAGE_WORDS } from './words/index.ts';
import { STATEMENT_PAGE_WORDS } from './words/statement.ts';
import type { PageWords } from './words/words.ts';

type Entry = PublicIncident['timeline'][number];

/** What stands on the overview of each incident; its own page shows all that is kept. */
const OVERVIEW = { entries: 3, codes: 6 };
const SUMS_ON_CARD = 3;
const WHOLE_PAGE = { entries: 100, codes: 20 };

const TONES: Record<IncidentStatus, string> = {
  suspected: 'part',
  confirmed: 'bad',
  recovering: 'odd',
  resolved: 'good',
};

/** One asset's second reading says nothing of the others: the whole exchange is confirmed at `critical` alone. */
export const surenessOf = ({
  status,
  scope,
  severity,
}: Pick<PublicIncident, 'status' | 'scope' | 'severity'>): IncidentStatus =>
  status === 'confirmed' && scope.asset === WHOLE_EXCHANGE && severity !== 'critical' ? 'suspected' : status;

/** What the incident concerns, in one line. */
export const concernOf = (incident: PublicIncident, words: PageWords): string => {
  const { scope, assets, outflow, statement } = incident;
  const codes = [...new Set(assets.length > 0 ? assets.map(({ asset }) => asset) : statement?.assets)];
  const named = codesOf(codes, codes.length, OVERVIEW.codes, words);
  const kind = statementKind(incident, words.locale);
  if (kind !== undefined) return codes.length === 0 ? kind : `${kind} (${named})`;
  if (scope.asset === WHOLE_EXCHANGE) return words.whole;
  // Words that name no asset are of withdrawals, and no more is known.
  if (codes.length === 0) return STATEMENT_PAGE_WORDS[words.locale].kind['withdrawal-suspension'];
  return outflow === undefined ? named : `${outflowHead(incident, words.outflow)} (${named})`;
};

/** How sure it is, in the words of its kind. */
export const statusWords = (incident: PublicIncident, words: PageWords): string =>
  (incident.outflow === undefined ? words : words.outflow).status[surenessOf(incident)];

const changeOf = ({ kind, reason }: Entry, words: PageWords): string => {
  if (kind === undefined) return words.reason[reason];
  return reason === 'escalated' && kind === 'outflow' ? words.outflow.graver : words.outflow.reason[reason];
};

const becauseOf = ({ reason, severity }: Entry, words: PageWords): string => {
  const sure = severity === 'critical' ? words.because.confirmed : words.because.reported;
  return reason === 'escalated' ? `${words.because.escalated}; ${sure}` : words.because[reason];
};

/** What a reading has shown has its reason there; what was said has its own words, in the quotation above. */
const entryItem = (incident: PublicIncident, entry: Entry, codes: number, words: PageWords): Markup =>
  html`<li class="change ${entry.reason}" data-key="${incident.id}-${entry.at}-${entry.reason}">
    <p class="change-what">
      <strong>${changeOf(entry, words)}</strong>
      ${
        entry.kind === undefined && !isSaidAlone(incident)
          ? html`<span class="why">${becauseOf(entry, words)}</span>`
          : null
      }
    </p>
    <p class="change-more">
      ${timeOf(entry.at, words)} · ${entry.whole ? words.whole : codesOf(entry.assets, entry.count, codes, words)}
    </p>
  </li>`;

const timeline = (incident: PublicIncident, most: typeof OVERVIEW, words: PageWords): Markup => {
  const shown = incident.timeline.slice(-most.entries).toReversed();
  const earlier = incident.timeline.length - shown.length;
  return html`<ol class="timeline" reversed aria-label="${words.timeline}">
      ${shown.map((entry) => entryItem(incident, entry, most.codes, words))}
    </ol>
    ${earlier > 0 ? html`<p class="soft">${words.earlier(earlier)}</p>` : null}`;
};

const badges = (incident: PublicIncident, words: PageWords): Markup => {
  const sure = surenessOf(incident);
  return html`<p class="badges">
      <span class="badge ${TONES[sure]}">${statusWords(incident, words)}</span>
      <span class="severity">${words.severity[incident.severity]}</span>
    </p>
    ${
      isSaidAlone(incident)
        ? null
        : html`<p class="sure">${(incident.outflow === undefined ? words : words.outflow).sureness[sure]}</p>`
    }
    ${statementQuote(incident, words.locale, words)}`;
};

/** An incident in brief, with its last changes: why, and how sure. Its heading links to its own page. */
export const incidentCard = (incident: PublicIncident, name: string, locale: LocaleId, now: Instant): Markup => {
  const words = PAGE_WORDS[locale];
  const news = `${name}: ${concernOf(incident, words)}. ${statusWords(incident, words)}`;
  return html`<li
    class="card incident ${TONES[surenessOf(incident)]}"
    data-key="incident-${incident.id}"
    data-news="${news}"
  >
    <h3><a href="/incidents/${incident.id}?lang=${locale}">${name}: ${concernOf(incident, words)}</a></h3>
    ${badges(incident, words)}
    <p class="soft">${words.since(words.ago(now - Date.parse(incident.openedAt)))}</p>
    ${incident.outflow === undefined ? null : outflowSums(incident.outflow, locale, now, SUMS_ON_CARD)}
    ${timeline(incident, OVERVIEW, words)}
  </li>`;
};

/** Rows of members that one page shows: an exchange may list thousands. */
const MEMBERS_MOST = 100;

const memberRow = (
  { asset, network, phase, since, reason }: PublicIncident['assets'][number],
  words: PageWords,
): Markup =>
  html`<tr>
    <th scope="row">
      <span translate="no">${shownCode(asset)}</span
      >${network === null ? null : html` <span class="soft" translate="no">${shownCode(network)}</span>`}
    </th>
    <td>${words.phase[phase]}</td>
    <td>${timeOf(since, words)}</td>
    <td>${reason === null ? '–' : shownWords(reason)}</td>
  </tr>`;

const members = ({ assets }: PublicIncident, words: PageWords): Markup => {
  const { asset, phase, since, says } = words.member;
  const more = assets.length - MEMBERS_MOST;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${asset}">
      <table>
        <thead>
          <tr>
            ${[asset, phase, since, says].map((title) => html`<th scope="col">${title}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${assets.slice(0, MEMBERS_MOST).map((member) => memberRow(member, words))}
        </tbody>
      </table>
    </div>
    ${more > 0 ? html`<p class="soft">${words.andMore(more)}</p>` : null}`;
};

/** All that is known of an incident. */
export const incidentArticle = (incident: PublicIncident, name: string, locale: LocaleId, now: Instant): Markup => {
  const words = PAGE_WORDS[locale];
  return html`<article class="card incident whole ${TONES[surenessOf(incident)]}" data-key="incident-${incident.id}">
    <h1>${name}: ${concernOf(incident, words)}</h1>
    ${badges(incident, words)}
    <p class="soft">${words.since(words.ago(now - Date.parse(incident.openedAt)))}</p>
    ${incident.outflow === undefined ? null : outflowSums(incident.outflow, locale, now)}
    <h2>${words.timeline}</h2>
    ${timeline(incident, WHOLE_PAGE, words)}
    ${
      incident.outflow !== undefined
        ? outflowEvidence(incident.outflow, locale)
        : incident.assets.length > 0
          ? members(incident, words)
          : null
    }
  </article>`;
};
