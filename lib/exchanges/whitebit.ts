import type { Availability } from '../core/availability.ts';
import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, hasMark, isFields, sampleOfTable } from './fields.ts';
import { openByBoth, openIf } from './flag.ts';
import { code } from './source-text.ts';

const MARKS = ['can_withdraw', 'can_deposit', 'unified_cryptoasset_id', 'networks', 'currency_precision'];

const codesIn = (list: unknown): string[] =>
  Array.isArray(list) ? list.map(code).filter((name) => name !== undefined) : [];

/** The lists name the networks that are open; of a direction without a list nothing is known. */
const listedIn = (list: unknown, network: string): Availability => {
  if (!Array.isArray(list)) return 'unknown';
  return list.includes(network) ? 'open' : 'suspended';
};

/** An asset's own flag decides whether anything is known; the list, on which networks. */
const stateOn = (flag: unknown, list: unknown, network: string): Availability => {
  const own = openIf(flag);
  return own === 'unknown' ? 'unknown' : openByBoth(own, listedIn(list, network));
};

/** Verified on two rows of a recorded body: a coin and a currency. */
export const whitebit: Exchange = {
  id: 'whitebit',
  names: { en: 'WhiteBIT', ja: 'ホワイトビット', also: ['white bit'] },
  site: 'https://whitebit.com',
  statusPage: 'https://status.whitebit.com',
  endpoints: [
    documentedEndpoint({
      name: 'assets',
      url: 'https://whitebit.com/api/v4/public/assets',
      about: 'funding',
      documentation: 'https://docs.whitebit.com/public/http-v4/#asset-status-list',
      isError: (body) => has(body, 'code') && has(body, 'message'),
      recognises: (body) =>
        sampleOfTable(body).some((one) => typeof one.name === 'string' && hasMark(one, MARKS, ['name', 'limits'])),
      collect(body, rows) {
        const table = body as Record<string, unknown>;
        for (const key of Object.keys(table)) {
          const [asset, about] = [code(key), table[key]];
          if (asset === undefined || !isFields(about)) continue;
          const { can_deposit, can_withdraw } = about;
          const [deposits, withdraws] = [field(about.networks, 'deposits'), field(about.networks, 'withdraws')];
          const networks = new Set([...codesIn(deposits), ...codesIn(withdraws)]);
          if (networks.size === 0)
            rows.add({
              asset,
              network: null,
              deposit: openIf(can_deposit),
              withdrawal: openIf(can_withdraw),
              reason: null,
            });
          for (const network of networks)
            rows.add({
              asset,
              network,
              deposit: stateOn(can_deposit, deposits, network),
              withdrawal: stateOn(can_withdraw, withdraws, network),
              reason: null,
            });
        }
      },
    }),
  ],
  polls: ['assets'],
};
