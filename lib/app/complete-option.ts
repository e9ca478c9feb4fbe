import { completeAsset, completeExchange, exchangeIn } from '../commands/complete-option.ts';
import { isAssetCode } from '../commands/subscription.ts';
import type { Choice, Incoming } from '../core/channel.ts';
import type { Exchange } from '../core/exchange.ts';
import type { ExchangeStore } from '../core/exchange-store.ts';
import type { IncidentStore } from '../core/stores.ts';
import { LOCALES } from '../locales/index.ts';
import type { Locale } from '../locales/locale.ts';
import { firstLocale } from './first-locale.ts';

/** No platform shows more: https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-autocomplete */
const INCIDENTS_SHOWN = 25;
const NAMED_MOST = 100;

export interface CompletePorts {
  directory: Readonly<Record<string, Exchange>>;
  exchanges: Pick<ExchangeStore, 'head' | 'flags'>;
  incidents: Pick<IncidentStore, 'list'>;
}

/** What can be subscribed to at an exchange: the codes of its stored flags that are still listed. */
const assetsOf = async (exchange: Exchange | undefined, { exchanges }: CompletePorts): Promise<string[]> => {
  const head = exchange === undefined ? undefined : await exchanges.head(exchange.id);
  const flags = head === undefined || head.shards === 0 ? [] : await exchanges.flags(head);
  return flags
    .filter(({ asset, missingSince }) => missingSince === null && isAssetCode(asset))
    .map(({ asset }) => asset);
};

const completeIncident = async (
  typed: string,
  locale: Locale,
  { incidents, directory }: CompletePorts,
): Promise<Choice[]> => {
  const { incidents: recent } = await incidents.list({ limit: INCIDENTS_SHOWN });
  const wanted = typed.trim().toLowerCase();
  return recent
    .filter(({ id }) => id.startsWith(wanted))
    .map(({ id, exchange, openedAt }) => {
      const names = directory[exchange]?.names;
      const name = names === undefined ? exchange : locale.exchangeName(names);
      return { label: `${name}: ${locale.time(openedAt)} [${id}]`.slice(0, NAMED_MOST), value: id };
    });
};

/**
 * What may complete the option that somebody is typing. It reads and changes nothing: no person is looked up, none
 * is stored, no event is claimed.
 */
export const createCompleteOption =
  (ports: CompletePorts) =>
  async ({ option, command, ...incoming }: Incoming): Promise<Choice[]> => {
    const locale = LOCALES[firstLocale(incoming)];
    const typed = (command?.options[option ?? ''] ?? '').slice(0, NAMED_MOST);
    if (option === 'exchange')
      return completeExchange(typed, ports.directory, locale, {
        withAll: command?.name === 'subscribe' || command?.name === 'unsubscribe',
      });
    if (option === 'asset')
      return completeAsset(typed, await assetsOf(exchangeIn(command?.options ?? {}, ports.directory), ports));
    return option === 'incident' ? completeIncident(typed, locale, ports) : [];
  };
