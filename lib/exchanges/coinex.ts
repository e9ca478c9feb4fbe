import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, isFields, sampleOf } from './fields.ts';
import { openByBoth, openIf } from './flag.ts';
import { addNetworks } from './network-rows.ts';
import { code, scalar } from './source-text.ts';

const isSuccess = (body: unknown): boolean => scalar(field(body, 'code')) === '0';

/** Verified on one row of a recorded body. A network is open where the asset is, too. */
export const coinex: Exchange = {
  id: 'coinex',
  names: { en: 'CoinEx', ja: 'コインイーエックス', also: ['coin ex', 'コインエックス'] },
  site: 'https://www.coinex.com',
  statusPage: 'https://announcement.coinex.com',
  endpoints: [
    documentedEndpoint({
      name: 'deposit-withdraw-config',
      url: 'https://api.coinex.com/v2/assets/all-deposit-withdraw-config',
      about: 'funding',
      documentation: 'https://docs.coinex.com/api/v2/assets/deposit-withdrawal/http/list-all-deposit-withdrawal-config',
      isError: (body) => has(body, 'code') && !isSuccess(body),
      recognises: (body) =>
        isSuccess(body) &&
        sampleOf(field(body, 'data')).some((row) => has(row.asset, 'ccy') && Object.hasOwn(row, 'chains')),
      collect(body, rows) {
        for (const entry of field(body, 'data') as unknown[]) {
          const about = field(entry, 'asset');
          const asset = code(field(about, 'ccy'));
          if (asset === undefined || !isFields(about)) continue;
          const [deposit, withdrawal] = [openIf(about.deposit_enabled), openIf(about.withdraw_enabled)];
          addNetworks(rows, {
            asset,
            networks: field(entry, 'chains'),
            on: ({ chain, deposit_enabled, withdraw_enabled }) => ({
              network: code(chain) ?? null,
              deposit: openByBoth(deposit, openIf(deposit_enabled)),
              withdrawal: openByBoth(withdrawal, openIf(withdraw_enabled)),
              reason: null,
            }),
            alone: { network: null, deposit, withdrawal, reason: null },
          });
        }
      },
    }),
  ],
  polls: ['deposit-withdraw-config'],
};
