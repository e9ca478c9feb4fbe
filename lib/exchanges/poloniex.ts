import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, hasMark, isFields, sampleOf, sampleOfTable, type Fields } from './fields.ts';
import { DELISTED_STATE, flag, openIf, openIfWord, suspendedIf } from './flag.ts';
import { addNetworks, NOTHING_SAID, type Said } from './network-rows.ts';
import { code } from './source-text.ts';

const DOCUMENTATION = 'https://api-docs.poloniex.com/spot/api/public/reference-data';

/** Errors have a code and a message, or `error` in the oldest version. */
const isError = (body: unknown): boolean => has(body, 'error') || (has(body, 'code') && has(body, 'message'));

/** A delisted asset keeps its place in the list, and whatever flags it had. */
const unlessDelisted = ({ delisted }: Fields, said: Said): Said =>
  flag(delisted) === true ? { ...said, ...DELISTED_STATE } : said;

const V1_MARKS = ['walletWithdrawalState', 'walletDepositState', 'walletState', 'tradingState', 'isMultiChain'];
const LEGACY_MARKS = ['disabled', 'frozen', 'txFee', 'humanType', 'isGeofenced'];

const walletState = (value: unknown) => openIfWord(value, ['ENABLED'], ['DISABLED']);

/** Each entry of version 1 is an object of one currency under its code. */
const currenciesOfV1 = (body: unknown): [string, Fields][] =>
  Array.isArray(body)
    ? body.flatMap((entry) =>
        isFields(entry) ? Object.entries(entry).filter((one): one is [string, Fields] => isFields(one[1])) : [],
      )
    : [];

/** None of the three forms was verified on a recorded body. */
export const poloniex: Exchange = {
  id: 'poloniex',
  names: { en: 'Poloniex', ja: 'ポロニエックス', also: ['ポロニックス'] },
  site: 'https://poloniex.com',
  statusPage: 'https://support.poloniex.com',
  endpoints: [
    documentedEndpoint({
      name: 'currencies',
      url: 'https://api.poloniex.com/v2/currencies',
      about: 'funding',
      documentation: `${DOCUMENTATION}#currencyv2-information`,
      isError,
      recognises: (body) =>
        sampleOf(body).some(
          (row) =>
            Object.hasOwn(row, 'coin') &&
            Object.hasOwn(row, 'networkList') &&
            hasMark(row, ['delisted', 'tradeEnable', 'supportCollateral', 'supportBorrow']),
        ),
      collect(body, rows) {
        for (const currency of body as unknown[]) {
          const asset = code(field(currency, 'coin'));
          if (asset === undefined || !isFields(currency)) continue;
          addNetworks(rows, {
            asset,
            networks: currency.networkList,
            on: ({ blockchain, depositEnable, withdrawalEnable }) =>
              unlessDelisted(currency, {
                network: code(blockchain) ?? null,
                deposit: openIf(depositEnable),
                withdrawal: openIf(withdrawalEnable),
                reason: null,
              }),
            alone: unlessDelisted(currency, NOTHING_SAID),
          });
        }
      },
    }),
    documentedEndpoint({
      name: 'currencies-v1',
      url: 'https://api.poloniex.com/currencies?includeMultiChainCurrencies=true',
      about: 'funding',
      documentation: `${DOCUMENTATION}#currency-information`,
      isError,
      recognises: (body) =>
        sampleOf(body).some((entry) =>
          sampleOfTable(entry).some((one) => hasMark(one, V1_MARKS) && Object.hasOwn(one, 'id')),
        ),
      collect(body, rows) {
        for (const [key, currency] of currenciesOfV1(body)) {
          const own = code(key);
          if (own === undefined) continue;
          const said = unlessDelisted(currency, {
            network: code(currency.blockchain) ?? null,
            deposit: walletState(currency.walletDepositState),
            withdrawal: walletState(currency.walletWithdrawalState),
            reason: null,
          });
          // USDTTRON is USDT on TRON.
          rows.add({ asset: code(currency.parentChain) ?? own, ...said }, own);
        }
      },
    }),
    documentedEndpoint({
      name: 'currencies-legacy',
      url: null,
      about: 'funding',
      documentation: 'https://docs.poloniex.com/#returncurrencies',
      isError,
      recognises: (body) => sampleOfTable(body).some((one) => Object.hasOwn(one, 'id') && hasMark(one, LEGACY_MARKS)),
      collect(body, rows) {
        const table = body as Record<string, unknown>;
        for (const key of Object.keys(table)) {
          const [asset, currency] = [code(key), table[key]];
          if (asset === undefined || !isFields(currency)) continue;
          // One flag for both directions.
          const state = suspendedIf(currency.disabled);
          const network = code(currency.blockchain) ?? null;
          rows.add({
            asset,
            ...unlessDelisted(currency, { network, deposit: state, withdrawal: state, reason: null }),
          });
        }
      },
    }),
  ],
  polls: ['currencies'],
};
