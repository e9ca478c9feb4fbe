import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, hasMark, isFields, sampleOf } from './fields.ts';
import { openIf } from './flag.ts';
import { addNetworks } from './network-rows.ts';
import { code } from './source-text.ts';
import { millisecondsIn } from './source-time.ts';

const MARKS = ['chainDetail', 'chains', 'coinFulName', 'enableWithdraw', 'enableDeposit'];

const onlyChain = (list: unknown): string | null =>
  Array.isArray(list) && list.length === 1 ? (code(list[0]) ?? null) : null;

/** Read by its document, and by the older form of it that had the flags at the coin; not verified on a recorded body. */
export const bitrue: Exchange = {
  id: 'bitrue',
  names: { en: 'Bitrue', ja: 'ビットゥルー', also: ['ビットトゥルー'] },
  site: 'https://www.bitrue.com',
  statusPage: 'https://support.bitrue.com/hc/en-001',
  endpoints: [
    documentedEndpoint({
      name: 'exchange-info',
      url: 'https://www.bitrue.com/api/v1/exchangeInfo',
      about: 'funding',
      documentation: 'https://github.com/Bitrue-exchange/Spot-official-api-docs#exchangeInfo_endpoint',
      isError: (body) => has(body, 'code') && has(body, 'msg'),
      recognises: (body) =>
        sampleOf(field(body, 'coins')).some((row) => Object.hasOwn(row, 'coin') && hasMark(row, MARKS)),
      collect(body, rows) {
        for (const about of field(body, 'coins') as unknown[]) {
          const asset = code(field(about, 'coin'))?.toUpperCase();
          if (asset === undefined || !isFields(about)) continue;
          addNetworks(rows, {
            asset,
            networks: about.chainDetail,
            on: ({ chain, enableDeposit, enableWithdraw }) => ({
              network: code(chain) ?? null,
              deposit: openIf(enableDeposit),
              withdrawal: openIf(enableWithdraw),
              reason: null,
            }),
            alone: {
              network: onlyChain(about.chains),
              deposit: openIf(about.enableDeposit),
              withdrawal: openIf(about.enableWithdraw),
              reason: null,
            },
          });
        }
      },
      time: (body) => millisecondsIn(field(body, 'serverTime')),
    }),
  ],
  polls: ['exchange-info'],
};
