import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, hasMark, isFields, sampleOf } from './fields.ts';
import { DELISTED_STATE, flag, openIfWord } from './flag.ts';
import { addNetworks } from './network-rows.ts';
import { code } from './source-text.ts';

const MARKS = ['withdrawalStatus', 'depositStatus', 'networkList', 'defaultNetwork', 'withdrawalMaxAmountPerRequest'];
const WEB_MARKS = ['withdrawal_status', 'deposit_status', 'currency_id', 'currency_network', 'is_liquidated'];

/** The web client's list says `disabled` besides. */
const statusOf = (value: unknown) => openIfWord(value, ['launched'], ['stopped', 'disabled']);

const listIn = (body: unknown): unknown => (flag(field(body, 'success')) === true ? field(body, 'data') : undefined);

/**
 * The public list is read by its document. The web client's was verified on a body of December 2022 that a public
 * repository keeps (ccxt-net/ccxt.simple, docs/exchanges/korbit).
 */
export const korbit: Exchange = {
  id: 'korbit',
  names: { en: 'Korbit', ja: 'コルビット', also: ['코빗', 'コービット'] },
  site: 'https://www.korbit.co.kr',
  statusPage: 'https://lightning.korbit.co.kr/notice',
  endpoints: [
    documentedEndpoint({
      name: 'currencies',
      url: 'https://api.korbit.co.kr/v2/currencies',
      about: 'funding',
      documentation: 'https://docs.korbit.co.kr/#/currencies',
      isError: (body) => has(body, 'error') || flag(field(body, 'success')) === false,
      recognises: (body) =>
        sampleOf(listIn(body)).some(
          (row) =>
            Object.hasOwn(row, 'name') && Object.hasOwn(row, 'fullName') && hasMark(row, MARKS, ['name', 'fullName']),
        ),
      collect(body, rows) {
        for (const currency of listIn(body) as unknown[]) {
          const asset = code(field(currency, 'name'))?.toUpperCase();
          if (asset === undefined || !isFields(currency)) continue;
          addNetworks(rows, {
            asset,
            networks: currency.networkList,
            on: ({ name, depositStatus, withdrawalStatus }) => ({
              network: code(name) ?? null,
              deposit: statusOf(depositStatus),
              withdrawal: statusOf(withdrawalStatus),
              reason: null,
            }),
            alone: {
              network: null,
              deposit: statusOf(currency.depositStatus),
              withdrawal: statusOf(currency.withdrawalStatus),
              reason: null,
            },
          });
        }
      },
    }),
    documentedEndpoint({
      name: 'web-currencies',
      url: null,
      about: 'funding',
      documentation: 'what the web client received in 2022; undocumented',
      recognises: (body) => sampleOf(body).some((row) => Object.hasOwn(row, 'symbol') && hasMark(row, WEB_MARKS)),
      collect(body, rows) {
        for (const currency of body as unknown[]) {
          const asset = code(field(currency, 'symbol'))?.toUpperCase();
          if (asset === undefined || !isFields(currency)) continue;
          const network = code(currency.currency_network) ?? null;
          const [deposit, withdrawal] = [statusOf(currency.deposit_status), statusOf(currency.withdrawal_status)];
          const gone = flag(currency.is_liquidated) === true;
          rows.add({ asset, network, ...(gone ? DELISTED_STATE : { deposit, withdrawal, reason: null }) });
        }
      },
    }),
  ],
  polls: ['currencies'],
};
