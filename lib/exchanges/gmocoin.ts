import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has } from './fields.ts';
import { platformRow } from './platform-row.ts';
import { scalar } from './source-text.ts';
import { isoIn } from './source-time.ts';

const STATES = ['OPEN', 'PREOPEN', 'MAINTENANCE'];

const isSuccess = (body: unknown): boolean => scalar(field(body, 'status')) === '0';
const stateIn = (body: unknown): string => scalar(field(field(body, 'data'), 'status'));

/** Registered in Japan (関東財務局長 第00006号). It tells of trading alone; verified on the example of its document. */
export const gmocoin: Exchange = {
  id: 'gmocoin',
  names: { en: 'GMO Coin', ja: 'GMOコイン', also: ['gmo', 'ジーエムオーコイン', 'z.com coin'] },
  site: 'https://coin.z.com/jp/',
  statusPage: 'https://coin.z.com/jp/news/',
  endpoints: [
    documentedEndpoint({
      name: 'status',
      url: 'https://api.coin.z.com/public/v1/status',
      about: 'platform',
      documentation: 'https://api.coin.z.com/docs/#status',
      isError: (body) => has(body, 'messages'),
      recognises: (body) => isSuccess(body) && STATES.includes(stateIn(body)),
      collect: (body, rows) => rows.add(platformRow(stateIn(body))),
      time: (body) => isoIn(field(body, 'responsetime')),
    }),
  ],
  polls: ['status'],
};
