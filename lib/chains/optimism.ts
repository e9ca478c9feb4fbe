import { createEvmChain } from './evm/create-evm-chain.ts';

/**
 * One sequencer orders blocks of 2 s; they are final with the Ethereum block that holds their batch (up to about 30
 * minutes = 900 blocks, https://docs.optimism.io/concepts/transactions/transaction-finality). A minute of blocks is
 * taken as confirmed.
 * Contracts and decimals: https://github.com/Uniswap/default-token-list@49f39bd7 and
 * https://github.com/DefiLlama/DefiLlama-Adapters@002fdaec (projects/helper/coreAssets.json).
 * Endpoints: public ones that their operators or viem's chain definitions name, without a key.
 */
export const optimism = createEvmChain({
  id: 'optimism',
  chainId: 10,
  names: { en: 'OP Mainnet', ja: 'オプティミズム' },
  also: ['op', 'op mainnet', 'optimistic ethereum', 'op-mainnet'],
  native: { asset: 'ETH', decimals: 18 },
  blockSeconds: 2,
  depth: { confirmed: 30, final: 900 },
  tokens: {
    '0x94b008aA00579c1307B0EF2c499aD98a8ce58e58': { asset: 'USDT', decimals: 6 },
    '0x01bFF41798a0BcF287b996046Ca68b395DbC1071': { asset: 'USDT0', decimals: 6 },
    '0x0b2C639c533813f4Aa9D7837CAf62653d097Ff85': { asset: 'USDC', decimals: 6 },
    '0x7F5c764cBc14f9669B88837ca1490cCa17c31607': { asset: 'USDC.e', decimals: 6 },
    '0xDA10009cBd5D07dd0CeCc66161FC93D7c9000da1': { asset: 'DAI', decimals: 18 },
    '0x4200000000000000000000000000000000000006': { asset: 'WETH', decimals: 18 },
    '0x68f180fcCe6836688e9084f035309E29Bf0A2095': { asset: 'WBTC', decimals: 8 },
    '0x4200000000000000000000000000000000000042': { asset: 'OP', decimals: 18 },
    '0x1F32b1c2345538c0c6f582fCB022739c4A194Ebb': { asset: 'wstETH', decimals: 18 },
  },
  endpoints: [
    { api: 'json-rpc', url: 'https://mainnet.optimism.io' },
    { api: 'json-rpc', url: 'https://optimism-rpc.publicnode.com' },
  ],
});
