import type { Endpoint, Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, sampleOf } from './fields.ts';
import { openIf } from './flag.ts';
import { addNetworks, NOTHING_SAID } from './network-rows.ts';
import { code, scalar } from './source-text.ts';

const SUCCESS = '00000';
const isSuccess = (body: unknown): boolean => scalar(field(body, 'code')) === SUCCESS;

/** The two versions differ in the name of the coin; their flags are words, "true" and "false". */
const coins = (named: 'coin' | 'coinName', endpoint: Pick<Endpoint, 'name' | 'url' | 'documentation'>): Endpoint =>
  documentedEndpoint({
    ...endpoint,
    about: 'funding',
    isError: (body) => has(body, 'code') && !isSuccess(body),
    recognises: (body) =>
      isSuccess(body) &&
      sampleOf(field(body, 'data')).some((row) => Object.hasOwn(row, named) && Object.hasOwn(row, 'chains')),
    collect(body, rows) {
      for (const coin of field(body, 'data') as unknown[]) {
        const asset = code(field(coin, named));
        if (asset === undefined) continue;
        addNetworks(rows, {
          asset,
          networks: field(coin, 'chains'),
          on: ({ chain, rechargeable, withdrawable }) => ({
            network: code(chain) ?? null,
            deposit: openIf(rechargeable),
            withdrawal: openIf(withdrawable),
            reason: null,
          }),
          alone: NOTHING_SAID,
        });
      }
    },
  });

/**
 * Version 2 is read by its document; version 1, which is no longer served, was verified on a body of December 2022
 * that a public repository keeps (ccxt-net/ccxt.simple, docs/exchanges/bitget).
 */
export const bitget: Exchange = {
  id: 'bitget',
  names: { en: 'Bitget', ja: 'ビットゲット', also: ['bit get', 'ビットゲト'] },
  site: 'https://www.bitget.com',
  statusPage: 'https://www.bitget.com/support/categories/11865590960081',
  endpoints: [
    coins('coin', {
      name: 'coins',
      url: 'https://api.bitget.com/api/v2/spot/public/coins',
      documentation: 'https://www.bitget.com/api-doc/spot/market/Get-Coin-List',
    }),
    coins('coinName', {
      name: 'currencies-v1',
      url: null,
      documentation: 'https://bitgetlimited.github.io/apidoc/en/spot/#get-coin-list',
    }),
  ],
  polls: ['coins'],
};
