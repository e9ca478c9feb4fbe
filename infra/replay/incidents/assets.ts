import type { AssetFact } from '../facts.ts';

export const XEM: AssetFact = { chain: 'nem', asset: 'XEM', contract: null, decimals: 6 };
export const BTC: AssetFact = { chain: 'bitcoin', asset: 'BTC', contract: null, decimals: 8 };
export const ETH: AssetFact = { chain: 'ethereum', asset: 'ETH', contract: null, decimals: 18 };

/** A token of Ethereum; contracts are those of lib/chains/ethereum.ts. */
const token = (asset: string, contract: string, decimals: number): AssetFact => ({
  chain: 'ethereum',
  asset,
  contract,
  decimals,
});

export const USDT = token('USDT', '0xdac17f958d2ee523a2206206994597c13d831ec7', 6);
export const STETH = token('stETH', '0xae7ab96520de3a18e5e111b5eaab095312d7fe84', 18);
export const METH = token('mETH', '0xd5f7838f5c461feff7fe49ea5ebaf7728bb0adfa', 18);
export const CMETH = token('cmETH', '0xe6829d9a7ee3040e1276fa75293bde931859e8fa', 18);
