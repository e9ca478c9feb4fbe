import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, hasMark, isFields, sampleOf } from './fields.ts';
import { openIf, openIfWord } from './flag.ts';
import { code } from './source-text.ts';
import { millisecondsIn } from './source-time.ts';

const MARKS = ['withdraw_status', 'deposit_status', 'deposit_confirm_count', 'withdrawal_min_amount'];
const WEB_MARKS = ['is_withdraw', 'is_deposit', 'is_activate', 'listing_status', 'network_type'];

const listIn = (body: unknown): unknown =>
  field(body, 'result') === 'success' ? field(body, 'currencies') : undefined;

const statusOf = (value: unknown) => openIfWord(value, ['normal'], ['suspended']);

/**
 * The public list is read by its document. The web client's was verified on a body of December 2022 that a public
 * repository keeps (ccxt-net/ccxt.simple, docs/exchanges/coinone).
 */
export const coinone: Exchange = {
  id: 'coinone',
  names: { en: 'Coinone', ja: 'コインワン', also: ['coin one', '코인원'] },
  site: 'https://coinone.co.kr',
  statusPage: 'https://coinone.co.kr/info/notice',
  endpoints: [
    documentedEndpoint({
      name: 'currencies',
      url: 'https://api.coinone.co.kr/public/v2/currencies',
      about: 'funding',
      documentation: 'https://docs.coinone.co.kr/v1.0/reference/currencies',
      isError: (body) => field(body, 'result') === 'error',
      recognises: (body) => sampleOf(listIn(body)).some((row) => Object.hasOwn(row, 'symbol') && hasMark(row, MARKS)),
      collect(body, rows) {
        for (const currency of listIn(body) as unknown[]) {
          const asset = code(field(currency, 'symbol'));
          if (asset === undefined || !isFields(currency)) continue;
          const [deposit, withdrawal] = [statusOf(currency.deposit_status), statusOf(currency.withdraw_status)];
          rows.add({ asset, network: null, deposit, withdrawal, reason: null });
        }
      },
      time: (body) => millisecondsIn(field(body, 'server_time')),
    }),
    documentedEndpoint({
      name: 'web-coins',
      url: null,
      about: 'funding',
      documentation: 'what the web client received in 2022; undocumented',
      recognises: (body) =>
        sampleOf(field(body, 'coins')).some((row) => Object.hasOwn(row, 'symbol') && hasMark(row, WEB_MARKS)),
      collect(body, rows) {
        for (const coin of field(body, 'coins') as unknown[]) {
          const asset = code(field(coin, 'symbol'));
          if (asset === undefined || !isFields(coin)) continue;
          const [deposit, withdrawal] = [openIf(coin.is_deposit), openIf(coin.is_withdraw)];
          rows.add({ asset, network: code(coin.network_type) ?? null, deposit, withdrawal, reason: null });
        }
      },
    }),
  ],
  polls: ['currencies'],
};
