import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, hasMark, isFields, sampleOf } from './fields.ts';
import { openIf } from './flag.ts';
import { okxRights } from './key-rights.ts';
import { platformRow } from './platform-row.ts';
import { okxSigning } from './signing/okx.ts';
import { code, scalar, words } from './source-text.ts';

const DOCUMENTS = 'https://www.okx.com/docs-v5/en';
const MARKS = ['canWd', 'canDep', 'canInternal', 'mainNet', 'minWd', 'wdTickSz'];

const listIn = (body: unknown): unknown => (scalar(field(body, 'code')) === '0' ? field(body, 'data') : undefined);
const isError = (body: unknown): boolean => has(body, 'code') && scalar(body.code) !== '0';

/** `USDT-TRC20`, `BTCK-OKC`: what stands before the network is the name of the coin on it. */
const networkOf = (chain: string | undefined): string | null =>
  chain === undefined ? null : (code(chain.slice(chain.indexOf('-') + 1)) ?? chain);

/** Nothing is listed while no maintenance is planned: that is the usual answer. */
const isStatusList = (body: unknown): boolean => {
  const list = listIn(body);
  if (!Array.isArray(list) || typeof field(body, 'msg') !== 'string') return false;
  return list.length === 0 || sampleOf(list).some((row) => Object.hasOwn(row, 'state') && Object.hasOwn(row, 'title'));
};

const saidIn = (body: unknown): string => {
  const notices = (listIn(body) as unknown[]).flatMap((row) => {
    const [state, title] = [words(field(row, 'state')), words(field(row, 'title'))];
    return state === null ? [] : [title === null ? state : `${state}: ${title}`];
  });
  return notices.length === 0 ? 'no maintenance is listed' : notices.join('; ');
};

/** Formerly OKEx. Both readings were verified on recordings; the flags need a key. */
export const okx: Exchange = {
  id: 'okx',
  names: { en: 'OKX', ja: 'オーケーエックス', also: ['okex', 'オーケイエックス'] },
  site: 'https://www.okx.com',
  statusPage: 'https://www.okx.com/status',
  endpoints: [
    documentedEndpoint({
      name: 'system-status',
      url: 'https://www.okx.com/api/v5/system/status',
      about: 'platform',
      documentation: `${DOCUMENTS}/#status-get-status`,
      isError,
      recognises: isStatusList,
      collect: (body, rows) => rows.add(platformRow(saidIn(body))),
    }),
    documentedEndpoint({
      name: 'currencies',
      url: null,
      signed: { method: 'GET', url: 'https://www.okx.com/api/v5/asset/currencies', scheme: okxSigning },
      about: 'funding',
      documentation: `${DOCUMENTS}/#funding-account-rest-api-get-currencies`,
      isError,
      recognises: (body) => sampleOf(listIn(body)).some((row) => Object.hasOwn(row, 'ccy') && hasMark(row, MARKS)),
      collect(body, rows) {
        for (const entry of listIn(body) as unknown[]) {
          const asset = code(field(entry, 'ccy'));
          if (asset === undefined || !isFields(entry)) continue;
          const own = code(entry.chain);
          const [deposit, withdrawal] = [openIf(entry.canDep), openIf(entry.canWd)];
          rows.add({ asset, network: networkOf(own), deposit, withdrawal, reason: null }, asset, own);
        }
      },
    }),
  ],
  polls: ['system-status'],
  keyRights: okxRights,
};
