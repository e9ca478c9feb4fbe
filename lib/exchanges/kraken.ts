import type { Availability } from '../core/availability.ts';
import { Unreadable, type Exchange } from '../core/exchange.ts';
import { code, field, isFields, uniqueRows, words, type Fields } from './body.ts';
import { platformRow } from './platform-row.ts';

/** https://docs.kraken.com/api/docs/rest-api/get-asset-info: status of an asset. */
const STATUSES: Readonly<Record<string, { deposit: Availability; withdrawal: Availability }>> = {
  enabled: { deposit: 'open', withdrawal: 'open' },
  deposit_only: { deposit: 'open', withdrawal: 'suspended' },
  withdrawal_only: { deposit: 'suspended', withdrawal: 'open' },
  funding_temporarily_disabled: { deposit: 'suspended', withdrawal: 'suspended' },
};
const UNKNOWN = { deposit: 'unknown', withdrawal: 'unknown' } as const;
const statusOf = (value: unknown) => (typeof value === 'string' && Object.hasOwn(STATUSES, value) ? STATUSES[value] : undefined) ?? UNKNOWN;

/** https://support.kraken.com/articles/360001185506: Kraken's own names of two coins. */
const COMMON_CODES: Readonly<Record<string, string>> = { XBT: 'BTC', XDG: 'DOGE' };

const resultOf = (body: unknown): Fields => {
  const errors = field(body, 'error');
  if (Array.isArray(errors) && errors.length > 0) throw new Unreadable('Kraken answered with an error');
  const result = field(body, 'result');
  if (!Array.isArray(errors) || !isFields(result)) throw new Unreadable('no result');
  return result;
};

const isAsset = (value: unknown): value is Fields => isFields(value) && 'altname' in value && 'aclass' in value;

/** XXBT → BTC, ZEUR → EUR; ADA.S (staked) and others keep their own. */
const assetOf = (key: string, altname: string | undefined): string | undefined => {
  const own = altname ?? code(key);
  return own === undefined ? undefined : (Object.hasOwn(COMMON_CODES, own) ? COMMON_CODES[own] : undefined) ?? own;
};

export const kraken: Exchange = {
  id: 'kraken',
  names: { en: 'Kraken', ja: 'クラーケン', also: ['payward', 'くらーけん'] },
  site: 'https://www.kraken.com', statusPage: 'https://status.kraken.com',
  endpoints: [
    {
      name: 'assets', url: 'https://api.kraken.com/0/public/Assets', about: 'funding',
      documentation: 'https://docs.kraken.com/api/docs/rest-api/get-asset-info',
      recognises: (body) => isFields(field(body, 'result')) && Object.values(field(body, 'result') as object).slice(0, 3).some(isAsset),
      read: (body) => {
        const assets = Object.entries(resultOf(body)).filter(([, value]) => isAsset(value));
        return uniqueRows(assets.flatMap(([key, value]) => {
          const asset = assetOf(key, code(field(value, 'altname')));
          return asset === undefined ? [] : [{ asset, network: null, ...statusOf(field(value, 'status')), reason: null }];
        }), 'the table of assets');
      },
    },
    {
      name: 'system-status', url: 'https://api.kraken.com/0/public/SystemStatus', about: 'platform',
      documentation: 'https://docs.kraken.com/api/docs/rest-api/get-system-status',
      recognises: (body) => typeof field(field(body, 'result'), 'status') === 'string',
      read: (body) => {
        const status = words(field(resultOf(body), 'status'));
        if (status === null) throw new Unreadable('Kraken said no status');
        return platformRow(status);
      },
      time: (body) => Date.parse(String(field(field(body, 'result'), 'timestamp'))) || null,
    },
  ],
  polls: ['assets', 'system-status'],
};
