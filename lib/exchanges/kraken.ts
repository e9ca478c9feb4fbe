import type { Exchange } from '../core/exchange.ts';
import { statuspage } from '../core/feed-formats.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, hasMark, isFields, sampleOfTable, type Fields } from './fields.ts';
import { stateIn, type BothWays } from './flag.ts';
import { platformRow } from './platform-row.ts';
import { code, words } from './source-text.ts';
import { isoIn } from './source-time.ts';

const DOCUMENTS = 'https://docs.kraken.com/api-reference/market-data';

/** get-asset-info: the status of an asset. */
const ASSET_STATES: Readonly<Record<string, BothWays>> = {
  enabled: { deposit: 'open', withdrawal: 'open' },
  deposit_only: { deposit: 'open', withdrawal: 'suspended' },
  withdrawal_only: { deposit: 'suspended', withdrawal: 'open' },
  funding_temporarily_disabled: { deposit: 'suspended', withdrawal: 'suspended' },
};

/** https://support.kraken.com/articles/360001185506: Kraken's own names of two coins. */
const COMMON_CODES: Readonly<Record<string, string>> = { XBT: 'BTC', XDG: 'DOGE' };
/** The same document: the first assets carry X (coins) or Z (currencies) before a code of three letters. */
const LEGACY_CODE = /^(?:X(?:ETC|ETH|LTC|MLN|REP|XBT|XDG|XLM|XMR|XRP|ZEC)|Z(?:AUD|CAD|EUR|GBP|JPY|USD))$/;

const isError = (body: unknown): boolean => {
  const errors = field(body, 'error');
  return Array.isArray(errors) ? errors.length > 0 : errors !== undefined && errors !== null;
};
const resultOf = (body: unknown): unknown => (isError(body) ? undefined : field(body, 'result'));

/** Pairs have an altname and a status as well, and a base besides. */
const isAsset = (value: Fields): boolean =>
  hasMark(value, ['aclass', 'altname', 'status']) && !Object.hasOwn(value, 'base');

/** XXBT → BTC, XETH → ETH, ZEUR → EUR; ADA.S (staked) and others keep their own. */
const commonCode = (key: string, altname: string | undefined): string => {
  const name = altname ?? (LEGACY_CODE.test(key) ? key.slice(1) : key);
  return (Object.hasOwn(COMMON_CODES, name) ? COMMON_CODES[name] : undefined) ?? name;
};

export const kraken: Exchange = {
  id: 'kraken',
  names: { en: 'Kraken', ja: 'クラーケン', also: ['payward', 'くらーけん'] },
  site: 'https://www.kraken.com',
  statusPage: 'https://status.kraken.com',
  endpoints: [
    documentedEndpoint({
      name: 'assets',
      url: 'https://api.kraken.com/0/public/Assets',
      about: 'funding',
      documentation: `${DOCUMENTS}/get-asset-info`,
      isError,
      recognises: (body) => sampleOfTable(resultOf(body)).some(isAsset),
      collect(body, rows) {
        const assets = resultOf(body) as Record<string, unknown>;
        for (const key of Object.keys(assets)) {
          const [own, value] = [code(key), assets[key]];
          if (own === undefined || !isFields(value)) continue;
          const { deposit, withdrawal } = stateIn(ASSET_STATES, value.status);
          rows.add(
            { asset: commonCode(own, code(value.altname)), network: null, deposit, withdrawal, reason: null },
            own,
          );
        }
      },
    }),
    documentedEndpoint({
      name: 'system-status',
      url: 'https://api.kraken.com/0/public/SystemStatus',
      about: 'platform',
      documentation: `${DOCUMENTS}/get-system-status`,
      isError,
      recognises: (body) => words(field(resultOf(body), 'status')) !== null,
      collect: (body, rows) => rows.add(platformRow(words(field(resultOf(body), 'status')))),
      time: (body) => isoIn(field(resultOf(body), 'timestamp')),
    }),
  ],
  polls: ['assets', 'system-status'],
  feeds: [statuspage('https://status.kraken.com')],
};
