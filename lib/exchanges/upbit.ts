import type { Availability } from '../core/availability.ts';
import { Unreadable, type Exchange } from '../core/exchange.ts';
import { code, field, isFields, listOf, uniqueRows, words } from './body.ts';

/** https://docs.upbit.com/kr/reference/get-service-status: what each wallet state means for deposits and withdrawals. */
const WALLET_STATES: Readonly<Record<string, { deposit: Availability; withdrawal: Availability }>> = {
  working: { deposit: 'open', withdrawal: 'open' },
  withdraw_only: { deposit: 'suspended', withdrawal: 'open' },
  deposit_only: { deposit: 'open', withdrawal: 'suspended' },
  paused: { deposit: 'suspended', withdrawal: 'suspended' },
  unsupported: { deposit: 'suspended', withdrawal: 'suspended' },
};
const UNKNOWN = { deposit: 'unknown', withdrawal: 'unknown' } as const;

const stateOf = (value: unknown) => (typeof value === 'string' && Object.hasOwn(WALLET_STATES, value) ? WALLET_STATES[value] : undefined) ?? UNKNOWN;

const isWallet = (value: unknown): boolean => isFields(value) && 'currency' in value && ('wallet_state' in value || 'block_state' in value);

export const upbit: Exchange = {
  id: 'upbit',
  names: { en: 'Upbit', ja: 'アップビット', also: ['업비트', 'アプビット'] },
  site: 'https://upbit.com', statusPage: 'https://upbit.com/service_center/notice',
  endpoints: [{
    name: 'wallet-status', url: 'https://api.upbit.com/v1/status/wallet', about: 'funding',
    documentation: 'https://docs.upbit.com/kr/reference/get-service-status',
    recognises: (body) => Array.isArray(body) && isWallet(body[0]),
    read: (body) => {
      const wallets = listOf(body, 'the answer');
      if (!wallets.some(isWallet)) throw new Unreadable('no row has the fields of Upbit');
      return uniqueRows(wallets.flatMap((wallet) => {
        const asset = code(field(wallet, 'currency'));
        if (asset === undefined) return [];
        return [{ asset, network: code(field(wallet, 'net_type')) ?? null, ...stateOf(field(wallet, 'wallet_state')), reason: words(field(wallet, 'message')) }];
      }), 'the list of wallets');
    },
  }],
  polls: ['wallet-status'],
};
