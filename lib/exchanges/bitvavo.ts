import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, hasMark, isFields, sampleOf } from './fields.ts';
import { DELISTED_STATE, openIfWord } from './flag.ts';
import { code, words } from './source-text.ts';

const MARKS = ['withdrawalStatus', 'depositStatus', 'depositConfirmations', 'withdrawalMinAmount'];
const GONE = 'DELISTED';

const statusOf = (value: unknown) => openIfWord(value, ['OK'], ['MAINTENANCE', GONE]);

/** The flags are the asset's: they name a network only where there is one. */
const onlyNetwork = (list: unknown): string | null =>
  Array.isArray(list) && list.length === 1 ? (code(list[0]) ?? null) : null;

/** Read by its document; not verified on a recorded body. */
export const bitvavo: Exchange = {
  id: 'bitvavo',
  names: { en: 'Bitvavo', ja: 'ビットバーボ', also: ['ビットヴァヴォ'] },
  site: 'https://bitvavo.com',
  statusPage: 'https://status.bitvavo.com',
  endpoints: [
    documentedEndpoint({
      name: 'assets',
      url: 'https://api.bitvavo.com/v2/assets',
      about: 'funding',
      documentation: 'https://docs.bitvavo.com/docs/rest-api/get-asset-data/',
      isError: (body) => has(body, 'errorCode'),
      recognises: (body) => sampleOf(body).some((row) => Object.hasOwn(row, 'symbol') && hasMark(row, MARKS)),
      collect(body, rows) {
        for (const about of body as unknown[]) {
          const asset = code(field(about, 'symbol'));
          if (asset === undefined || !isFields(about)) continue;
          const { depositStatus, withdrawalStatus } = about;
          rows.add({
            asset,
            network: onlyNetwork(about.networks),
            // Deposits end first: while withdrawals still pass, the asset is not off.
            ...(withdrawalStatus === GONE
              ? DELISTED_STATE
              : {
                  deposit: statusOf(depositStatus),
                  withdrawal: statusOf(withdrawalStatus),
                  reason: words(about.message),
                }),
          });
        }
      },
    }),
  ],
  polls: ['assets'],
};
