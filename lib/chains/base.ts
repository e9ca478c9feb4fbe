import { createEvmChain } from './evm/create-evm-chain.ts';

/**
 * An OP-stack chain with one sequencer and blocks of 2 s; final with the Ethereum block that holds their batch (up to
 * about 30 minutes = 900 blocks, https://docs.base.org/base-chain/network-information/transaction-finality). A minute
 * of blocks is taken as confirmed.
 * Contracts and decimals: https://github.com/Uniswap/default-token-list@49f39bd7 and
 * https://github.com/DefiLlama/DefiLlama-Adapters@002fdaec (projects/helper/coreAssets.json).
 * Endpoints: public ones that their operators or viem's chain definitions name, without a key.
 */
export const base = createEvmChain({
  id: 'base',
  chainId: 8453,
  names: { en: 'Base', ja: 'ベース' },
  also: ['base mainnet', 'base-mainnet'],
  native: { asset: 'ETH', decimals: 18 },
  blockSeconds: 2,
  depth: { confirmed: 30, final: 900 },
  tokens: {
    '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913': { asset: 'USDC', decimals: 6 },
    '0xd9aAEc86B65D86f6A7B5B1b0c42FFA531710b6CA': { asset: 'USDbC', decimals: 6 },
    '0x50c5725949A6F0c72E6C4a641F24049A917DB0Cb': { asset: 'DAI', decimals: 18 },
    '0x4200000000000000000000000000000000000006': { asset: 'WETH', decimals: 18 },
    '0xcbB7C0000aB88B473b1f5aFd9ef808440eed33Bf': { asset: 'cbBTC', decimals: 8 },
    '0x2Ae3F1Ec7F1F5012CFEab0185bfc7aa3cf0DEc22': { asset: 'cbETH', decimals: 18 },
    '0x940181a94A35A4569E4529A3CDfB74e38FD98631': { asset: 'AERO', decimals: 18 },
  },
  endpoints: [
    { api: 'json-rpc', url: 'https://mainnet.base.org' },
    { api: 'json-rpc', url: 'https://base-rpc.publicnode.com' },
  ],
});
