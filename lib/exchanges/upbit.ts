import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, hasMark, isFields, sampleOf } from './fields.ts';
import { stateIn, type BothWays } from './flag.ts';
import { upbitSigning } from './signing/upbit.ts';
import { code, words } from './source-text.ts';

const ADDRESS = 'https://api.upbit.com/v1/status/wallet';
const DOCUMENTATION = 'https://docs.upbit.com/kr/reference/get-service-status';

/** What each wallet state means, by the document above. */
const WALLET_STATES: Readonly<Record<string, BothWays>> = {
  working: { deposit: 'open', withdrawal: 'open' },
  withdraw_only: { deposit: 'suspended', withdrawal: 'open' },
  deposit_only: { deposit: 'open', withdrawal: 'suspended' },
  paused: { deposit: 'suspended', withdrawal: 'suspended' },
  unsupported: { deposit: 'suspended', withdrawal: 'suspended' },
};

const MARKS = ['wallet_state', 'block_state', 'block_height', 'net_type'];

/**
 * Its document wants a key, of whatever permission; it has been seen to answer without one. With a key, it is asked
 * with it alone.
 */
export const upbit: Exchange = {
  id: 'upbit',
  names: { en: 'Upbit', ja: 'アップビット', also: ['업비트', 'アプビット'] },
  site: 'https://upbit.com',
  statusPage: 'https://upbit.com/service_center/notice',
  endpoints: [
    documentedEndpoint({
      name: 'wallet-status',
      url: ADDRESS,
      signed: { method: 'GET', url: ADDRESS, scheme: upbitSigning },
      about: 'funding',
      documentation: DOCUMENTATION,
      isError: (body) => has(body, 'error'),
      recognises: (body) =>
        sampleOf(body).some((row) => Object.hasOwn(row, 'currency') && hasMark(row, MARKS, ['currency', 'message'])),
      collect(body, rows) {
        for (const wallet of body as unknown[]) {
          const asset = code(field(wallet, 'currency'));
          if (asset === undefined || !isFields(wallet)) continue;
          const { deposit, withdrawal } = stateIn(WALLET_STATES, wallet.wallet_state);
          rows.add({
            asset,
            network: code(wallet.net_type) ?? null,
            deposit,
            withdrawal,
            reason: words(wallet.message),
          });
        }
      },
    }),
  ],
  polls: ['wallet-status'],
};
