import { verdictButtons } from '../commands/verdict-buttons.ts';
import { DELISTED } from '../core/availability.ts';
import type { RenderAlert } from '../core/alert.ts';
import type { Exchange } from '../core/exchange.ts';
import type { EventAsset, IncidentEvent } from '../core/incident.ts';
import { LOCALES } from '../locales/index.ts';
import { GUIDANCE } from '../locales/guidance.ts';
import { OUTFLOW_ALERTS } from '../locales/outflow-alerts.ts';
import { statementParts } from './statement-message.ts';
import type { AlertFacts, Locale } from '../locales/locale.ts';

/** A message stays readable, and within every platform's limit: the others are on the incident's page. */
const ASSETS_SHOWN = 30;
const NETWORKS_SHOWN = 4;
const CHARACTERS_SHOWN = 700;
/** The title is what a lock screen shows. */
const HEADLINE_SHOWN = 6;
/** An exchange may say something else of every asset; more than this helps nobody. */
const WORDS_SHOWN = 2;
const WORDS_MOST = 200;

const shorten = (all: readonly string[], most: number, locale: Locale): string[] => {
  let length = 0;
  const shown = all.slice(0, most).filter((name, index) => {
    length += name.length;
    return index === 0 || length <= CHARACTERS_SHOWN;
  });
  return shown.length < all.length ? [...shown, locale.andMore(all.length - shown.length)] : shown;
};

const nameAsset = ({ asset, networks }: EventAsset, locale: Locale): string =>
  networks.length === 0 ? asset : `${asset} (${shorten(networks, NETWORKS_SHOWN, locale).join(', ')})`;

const codesOf = (assets: readonly EventAsset[]): string[] => assets.map(({ asset }) => asset);

/** The assets in one line, and in full where that says more. */
const nameAssets = (
  assets: readonly EventAsset[],
  whole: boolean,
  locale: Locale,
): Pick<AlertFacts, 'headline' | 'assets'> => {
  const headline = locale.list(shorten(codesOf(assets), HEADLINE_SHOWN, locale));
  const full = locale.list(
    shorten(
      assets.map((one) => nameAsset(one, locale)),
      ASSETS_SHOWN,
      locale,
    ),
  );
  return { headline, assets: full !== '' && (whole || full !== headline) ? full : null };
};

/** What the exchange itself says, and what it has given up for good. */
const wordsOf = (
  assets: readonly EventAsset[],
  locale: Locale,
): Pick<AlertFacts, 'said' | 'delisted' | 'allDelisted'> => {
  const delisted = assets.filter(({ reason }) => reason === DELISTED);
  const said = new Set(
    assets.flatMap(({ reason }) => {
      const words =
        reason === null || reason === DELISTED
          ? ''
          : reason.replaceAll(/\s+/g, ' ').trim().slice(0, WORDS_MOST).toWellFormed();
      return words === '' ? [] : [words];
    }),
  );
  return {
    said: [...said].slice(0, WORDS_SHOWN),
    delisted: delisted.length === 0 ? null : locale.list(shorten(codesOf(delisted), HEADLINE_SHOWN, locale)),
    allDelisted: assets.length > 0 && delisted.length === assets.length,
  };
};

/** The whole exchange is confirmed when its severity says so; one asset's second reading does not do. */
const isConfirmed = ({ reason, whole, severity, status, everConfirmed }: IncidentEvent): boolean => {
  if (reason === 'resolved') return everConfirmed;
  return whole ? severity === 'critical' : status === 'confirmed';
};

/** Puts events into words, in the reader's language, from the event alone. */
export const createRenderAlert =
  ({
    directory,
    publicUrl,
  }: {
    directory: Readonly<Record<string, Exchange>>;
    publicUrl?: string | undefined;
  }): RenderAlert =>
  (incident, event, localeId, trial, personal) => {
    const [locale, outflows] = [LOCALES[localeId], OUTFLOW_ALERTS[localeId]];
    const exchange = directory[incident.exchange];
    const facts: AlertFacts = {
      exchange: exchange === undefined ? incident.exchange : locale.exchangeName(exchange.names),
      reason: event.reason,
      whole: event.whole,
      offSince: event.offSince,
      at: event.at,
      confirmed: isConfirmed(event),
      ...nameAssets(event.assets, event.whole, locale),
      ...wordsOf(event.assets, locale),
    };
    const { outflow: seen, reason, status } = event;
    const said = statementParts(event, { exchange: facts.exchange, assets: facts.headline }, locale);
    const concerned = said.title === undefined ? locale.alertBody(facts) : [];
    const flow = { exchange: facts.exchange, reason, over: status === 'resolved' };
    return {
      title: seen === undefined ? (said.title ?? locale.alertTitle(facts)) : outflows.title({ ...flow, seen }),
      body: [
        ...(trial === undefined ? [] : [locale.trial(trial)]),
        ...(personal?.figures === undefined
          ? []
          : locale.own.figures(personal.figures, status === 'resolved', personal.now)),
        ...(seen === undefined ? [...said.body, ...concerned] : outflows.body({ ...flow, seen })),
        // Where money may be gone, or nothing can be got at: what comes next is fraud, and questions.
        ...(event.severity === 'critical' ? [GUIDANCE[localeId].scams, GUIDANCE[localeId].contacts] : []),
      ],
      buttons: [
        { label: locale.buttons.statusNow, command: `/status ${incident.exchange}` },
        { label: locale.buttons.timeline, command: `/incident ${incident.id}` },
        ...(trial === undefined
          ? [{ label: locale.buttons.stop, command: `/unsubscribe ${incident.exchange}` }]
          : verdictButtons(incident.id, locale)),
      ],
      links: [
        ...said.links,
        ...(exchange === undefined ? [] : [{ label: locale.links.statusPage, url: exchange.statusPage }]),
        ...(publicUrl === undefined
          ? []
          : [{ label: locale.links.incident, url: `${publicUrl}/incidents/${incident.id}` }]),
      ],
      severity: event.severity,
      mark: locale.severities[event.severity],
      ...(personal?.phrase !== undefined && { phrase: locale.own.phraseIs(personal.phrase) }),
      ...(personal?.silent === true && { silent: true }),
    };
  };
