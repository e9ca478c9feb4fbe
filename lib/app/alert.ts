import { DELISTED } from '../core/availability.ts';
import type { RenderAlert } from '../core/alert.ts';
import type { Exchange } from '../core/exchange.ts';
import type { EventAsset } from '../core/incident.ts';
import { LOCALES } from '../locales/index.ts';
import type { Locale } from '../locales/locale.ts';

/** A message stays readable: the others are on the incident's page. */
const ASSETS_SHOWN = 30;

/** `BTC, USDT (TRC20, ERC20) and 12 more` */
export const nameAssets = (assets: readonly Pick<EventAsset, 'asset' | 'networks'>[], locale: Locale): string => {
  const shown = assets.slice(0, ASSETS_SHOWN).map(({ asset, networks }) => (networks.length === 0 ? asset : `${asset} (${networks.join(', ')})`));
  const more = assets.length - shown.length;
  return locale.list(more > 0 ? [...shown, locale.andMore(more)] : shown);
};

/** What the exchange says where it says one thing of all of them; several different words help nobody. */
const commonWords = (assets: readonly EventAsset[]): string | null => {
  const said = new Set(assets.map(({ reason }) => reason));
  const [only] = said;
  return said.size === 1 ? (only ?? null) : null;
};

/** Puts events into words, in the reader's language, from the event alone. */
export const createRenderAlert = ({ directory, publicUrl }: {
  directory: Readonly<Record<string, Exchange>>;
  publicUrl?: string | undefined;
}): RenderAlert => (incident, event, localeId) => {
  const locale = LOCALES[localeId];
  const exchange = directory[incident.exchange];
  const said = commonWords(event.assets);
  const facts = {
    exchange: exchange === undefined ? incident.exchange : locale.exchangeName(exchange.names),
    assets: nameAssets(event.assets, locale),
    reason: event.reason, whole: event.whole, offSince: event.offSince, at: event.at,
    confirmed: event.reason === 'resolved' ? event.everConfirmed : event.severity !== 'watch',
    said, delisted: said === DELISTED,
  };
  return {
    title: locale.alertTitle(facts),
    body: locale.alertBody(facts),
    buttons: [],
    links: [
      ...(exchange === undefined ? [] : [{ label: locale.links.statusPage, url: exchange.statusPage }]),
      ...(publicUrl === undefined ? [] : [{ label: locale.links.incident, url: `${publicUrl}/incidents/${incident.id}` }]),
    ],
    severity: event.severity,
  };
};
