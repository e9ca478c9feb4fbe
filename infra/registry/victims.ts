import type { WalletKind } from '../../lib/core/wallet.ts';
import type { Fact } from './read-rows.ts';
import { SOURCES } from './sources.ts';

/**
 * Wallets that were robbed, by the transactions of the theft and what was published of it: the lists lack most of
 * them. They are kept as history, and some are used again.
 */
const ROBBED: readonly [exchange: string, chain: string, address: string, kind: WalletKind, label: string][] = [
  ['bybit', 'ethereum', '0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4', 'cold', 'Bybit Cold Wallet 1'],
  ['cryptocom', 'bitcoin', 'bc1q7cyrfmck2ffu2ud3rn5l5a8yv6f0chkp0zpemf', 'hot', 'Crypto.com, robbed 2022'],
  ['poloniex', 'ethereum', '0xa910f92acdaf488fa6ef02174fb86208ad7722ba', 'hot', 'Poloniex 4'],
  ['stake', 'ethereum', '0x974caa59e49682cda0ad2bbe82983419a2ecc400', 'hot', 'Stake, robbed 2023'],
  ['stake', 'polygon', '0x019d0706d65c4768ec8081ed7ce41f59eef9b86c', 'hot', 'Stake, robbed 2023'],
  ['stake', 'bsc', '0xfa500178de024bf43cfa69b7e636a28ab68f2741', 'hot', 'Stake, robbed 2023'],
  ['upbit', 'ethereum', '0x5e032243d507c743b061ef021e2ec7fcc6d3ab89', 'hot', 'Upbit 3'],
  ['wazirx', 'ethereum', '0x27fd43babfbe83a81d14665b1a6fb8030a60c9b4', 'cold', 'WazirX Safe, robbed 2024'],
];

export const VICTIMS: readonly Fact[] = ROBBED.map(([exchange, chain, address, kind, label]) => ({
  exchange,
  chain,
  address,
  kind,
  label,
  sources: 1 << SOURCES.findIndex(({ code }) => code === 'hand'),
  confidence: 'on-chain-and-press',
}));
