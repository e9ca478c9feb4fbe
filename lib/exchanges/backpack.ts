import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, sampleOf } from './fields.ts';
import { openIf } from './flag.ts';
import { addNetworks, NOTHING_SAID } from './network-rows.ts';
import { code } from './source-text.ts';

/** Read by its document; not verified on a recorded body. */
export const backpack: Exchange = {
  id: 'backpack',
  names: { en: 'Backpack Exchange', ja: 'バックパック', also: ['backpack'] },
  site: 'https://backpack.exchange',
  statusPage: 'https://status.backpack.exchange',
  endpoints: [
    documentedEndpoint({
      name: 'assets',
      url: 'https://api.backpack.exchange/api/v1/assets',
      about: 'funding',
      documentation: 'https://docs.backpack.exchange/#tag/Assets/operation/get_assets',
      isError: (body) => has(body, 'code') && has(body, 'message'),
      recognises: (body) => sampleOf(body).some((row) => Object.hasOwn(row, 'symbol') && Object.hasOwn(row, 'tokens')),
      collect(body, rows) {
        for (const about of body as unknown[]) {
          const asset = code(field(about, 'symbol'));
          if (asset === undefined) continue;
          addNetworks(rows, {
            asset,
            networks: field(about, 'tokens'),
            on: ({ blockchain, depositEnabled, withdrawEnabled }) => ({
              network: code(blockchain) ?? null,
              deposit: openIf(depositEnabled),
              withdrawal: openIf(withdrawEnabled),
              reason: null,
            }),
            alone: NOTHING_SAID,
          });
        }
      },
    }),
  ],
  polls: ['assets'],
};
