import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, hasMark, isFields, sampleOf, sampleOfTable } from './fields.ts';
import { openIf } from './flag.ts';
import { platformRow } from './platform-row.ts';
import { code } from './source-text.ts';
import { millisecondsIn } from './source-time.ts';

const DOCUMENTS = 'https://apidocs.bithumb.com/v1.2.0/reference';

/** Every other status is an error: https://apidocs.bithumb.com/v1.2.0/docs/api-%EC%A3%BC%EC%9A%94-%EC%97%90%EB%9F%AC-%EC%BD%94%EB%93%9C */
const SUCCESS = '0000';
const isError = (body: unknown): boolean => has(body, 'status') && body.status !== SUCCESS;
const tableIn = (body: unknown): unknown => (field(body, 'status') === SUCCESS ? field(body, 'data') : undefined);

export const bithumb: Exchange = {
  id: 'bithumb',
  names: { en: 'Bithumb', ja: 'ビッサム', also: ['ビットサム', '빗썸'] },
  site: 'https://www.bithumb.com',
  statusPage: 'https://feed.bithumb.com/notice',
  endpoints: [
    documentedEndpoint({
      name: 'assets-status',
      url: 'https://api.bithumb.com/public/assetsstatus/ALL',
      about: 'funding',
      documentation: `${DOCUMENTS}/%EC%9E%85%EC%B6%9C%EA%B8%88-%EC%A7%80%EC%9B%90-%ED%98%84%ED%99%A9`,
      isError,
      recognises: (body) =>
        sampleOfTable(tableIn(body)).some((status) => hasMark(status, ['withdrawal_status', 'deposit_status'])),
      collect(body, rows) {
        const table = tableIn(body) as Record<string, unknown>;
        for (const key of Object.keys(table)) {
          const [asset, status] = [code(key), table[key]];
          if (asset === undefined || !isFields(status)) continue;
          const [deposit, withdrawal] = [openIf(status.deposit_status), openIf(status.withdrawal_status)];
          rows.add({ asset, network: null, deposit, withdrawal, reason: null });
        }
      },
    }),
    documentedEndpoint({
      name: 'ticker',
      url: 'https://api.bithumb.com/public/ticker/ALL_KRW',
      about: 'platform',
      documentation: `${DOCUMENTS}/%ED%98%84%EC%9E%AC%EA%B0%80-%EC%A0%95%EB%B3%B4-%EC%A1%B0%ED%9A%8C-all`,
      isError,
      recognises: (body) => sampleOfTable(tableIn(body)).some((price) => Object.hasOwn(price, 'opening_price')),
      collect: (_body, rows) => rows.add(platformRow(null)),
      time: (body) => millisecondsIn(field(field(body, 'data'), 'date')),
    }),
    documentedEndpoint({
      name: 'markets',
      url: 'https://api.bithumb.com/v1/market/all',
      about: 'platform',
      documentation: 'https://apidocs.bithumb.com/reference/%EB%A7%88%EC%BC%93%EC%BD%94%EB%93%9C-%EC%A1%B0%ED%9A%8C',
      recognises: (body) =>
        sampleOf(body).some((row) => Object.hasOwn(row, 'market') && Object.hasOwn(row, 'korean_name')),
      collect: (_body, rows) => rows.add(platformRow(null)),
    }),
  ],
  polls: ['assets-status'],
};
