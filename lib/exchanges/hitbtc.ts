import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { has, hasMark, isFields, sampleOfTable, type Fields } from './fields.ts';
import { DELISTED_STATE, flag, openByBoth, openIf } from './flag.ts';
import { addNetworks, type Said } from './network-rows.ts';
import { code } from './source-text.ts';

const MARKS = ['payout_enabled', 'payin_enabled', 'networks', 'precision_transfer', 'transfer_enabled'];

/** What is open on a network is so only where the currency is. */
const saidOf = (currency: Fields, network: Fields | undefined): Said => {
  const name = code(network?.protocol) ?? code(network?.network) ?? null;
  if (flag(currency.delisted) === true) return { network: name, ...DELISTED_STATE };
  const [deposit, withdrawal] = [openIf(currency.payin_enabled), openIf(currency.payout_enabled)];
  if (network === undefined) return { network: null, deposit, withdrawal, reason: null };
  return {
    network: name,
    deposit: openByBoth(deposit, openIf(network.payin_enabled)),
    withdrawal: openByBoth(withdrawal, openIf(network.payout_enabled)),
    reason: null,
  };
};

/** Read by its document; not verified on a recorded body. */
export const hitbtc: Exchange = {
  id: 'hitbtc',
  names: { en: 'HitBTC', ja: 'ヒットビーティーシー', also: ['hit btc', 'ヒットBTC'] },
  site: 'https://hitbtc.com',
  statusPage: 'https://hitbtc.com/system-monitor',
  endpoints: [
    documentedEndpoint({
      name: 'currencies',
      url: 'https://api.hitbtc.com/api/3/public/currency',
      about: 'funding',
      documentation: 'https://api.hitbtc.com/#currencies',
      isError: (body) => has(body, 'error'),
      recognises: (body) =>
        sampleOfTable(body).some((one) => Object.hasOwn(one, 'full_name') && hasMark(one, MARKS, ['full_name'])),
      collect(body, rows) {
        const table = body as Record<string, unknown>;
        for (const key of Object.keys(table)) {
          const [asset, currency] = [code(key), table[key]];
          if (asset === undefined || !isFields(currency)) continue;
          addNetworks(rows, {
            asset,
            networks: currency.networks,
            on: (network) => saidOf(currency, network),
            alone: saidOf(currency, undefined),
          });
        }
      },
    }),
  ],
  polls: ['currencies'],
};
