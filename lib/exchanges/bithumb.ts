import { Unreadable, type Exchange } from '../core/exchange.ts';
import { code, field, isFields, openIf, uniqueRows } from './body.ts';

const SUCCESS = '0000';

const statusesIn = (body: unknown): [string, unknown][] => {
  if (field(body, 'status') !== SUCCESS) throw new Unreadable('Bithumb answered with an error');
  const data = field(body, 'data');
  if (!isFields(data)) throw new Unreadable('data is no table of assets');
  return Object.entries(data).filter(([, value]) => isFields(value));
};

const hasFlag = ([, value]: [string, unknown]): boolean => isFields(value) && ('withdrawal_status' in value || 'deposit_status' in value);

export const bithumb: Exchange = {
  id: 'bithumb',
  names: { en: 'Bithumb', ja: 'ビッサム', also: ['ビットサム', '빗썸'] },
  site: 'https://www.bithumb.com', statusPage: 'https://feed.bithumb.com/notice',
  endpoints: [{
    name: 'assets-status', url: 'https://api.bithumb.com/public/assetsstatus/ALL', about: 'funding',
    documentation: 'https://apidocs.bithumb.com/v1.2.0/reference/%EC%9E%85%EC%B6%9C%EA%B8%88-%EC%A7%80%EC%9B%90-%ED%98%84%ED%99%A9',
    recognises: (body) => field(body, 'status') === SUCCESS && isFields(field(body, 'data')) && Object.entries(field(body, 'data') as object).slice(0, 3).some(hasFlag),
    read: (body) => {
      const statuses = statusesIn(body);
      if (statuses.length > 0 && statuses.every(([, value]) => isFields(value) && 'opening_price' in value)) throw new Unreadable('prices, not the status of assets');
      return uniqueRows(statuses.flatMap(([key, value]) => {
        const asset = code(key);
        if (asset === undefined) return [];
        return [{ asset, network: null, deposit: openIf(field(value, 'deposit_status')), withdrawal: openIf(field(value, 'withdrawal_status')), reason: null }];
      }), 'the table of assets');
    },
  }],
  polls: ['assets-status'],
};
