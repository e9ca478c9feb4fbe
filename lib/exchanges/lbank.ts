import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, hasMark, isFields, sampleOf } from './fields.ts';
import { flag, openIf } from './flag.ts';
import { code } from './source-text.ts';

const MARKS = ['canWithDraw', 'transferAmtScale', 'amountScale', 'minTransfer'];

const listIn = (body: unknown): unknown => (flag(field(body, 'result')) === true ? field(body, 'data') : undefined);

/** Read by its document; not verified on a recorded body. It says nothing of deposits. */
export const lbank: Exchange = {
  id: 'lbank',
  names: { en: 'LBank', ja: 'エルバンク', also: ['l bank'] },
  site: 'https://www.lbank.com',
  statusPage: 'https://www.lbank.com/support/announcement',
  endpoints: [
    documentedEndpoint({
      name: 'withdraw-configs',
      url: 'https://api.lbkex.com/v2/withdrawConfigs.do',
      about: 'funding',
      documentation: 'https://www.lbank.com/en-US/docs/index.html#get-coin-information',
      isError: (body) => has(body, 'result') && flag(body.result) !== true,
      recognises: (body) =>
        sampleOf(listIn(body)).some((row) => Object.hasOwn(row, 'assetCode') && hasMark(row, MARKS)),
      collect(body, rows) {
        for (const entry of listIn(body) as unknown[]) {
          const asset = code(field(entry, 'assetCode'))?.toUpperCase();
          if (asset === undefined || !isFields(entry)) continue;
          const network = code(entry.chain) ?? null;
          rows.add({ asset, network, deposit: 'unknown', withdrawal: openIf(entry.canWithDraw), reason: null });
        }
      },
    }),
  ],
  polls: ['withdraw-configs'],
};
