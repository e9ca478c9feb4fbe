import { createEvmChain } from './evm/create-evm-chain.ts';

/**
 * Polygon was reorganised more than a hundred blocks deep (157 blocks on 22 February 2023), exchanges wait for 128 to
 * 256 blocks; milestones make blocks final in seconds where the node tells them (`finalized`,
 * https://docs.polygon.technology/pos/concepts/finality/finality).
 * Contracts and decimals: https://github.com/Uniswap/default-token-list@49f39bd7 and
 * https://github.com/DefiLlama/DefiLlama-Adapters@002fdaec (projects/helper/coreAssets.json).
 * Endpoints: public ones that their operators or viem's chain definitions name, without a key.
 */
export const polygon = createEvmChain({
  id: 'polygon',
  chainId: 137,
  names: { en: 'Polygon', ja: 'ポリゴン' },
  also: ['matic', 'polygon pos', 'pol'],
  native: { asset: 'POL', decimals: 18 },
  blockSeconds: 2,
  depth: { confirmed: 128, final: 256 },
  tokens: {
    '0xc2132D05D31c914a87C6611C10748AEb04B58e8F': { asset: 'USDT', decimals: 6 },
    '0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359': { asset: 'USDC', decimals: 6 },
    '0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174': { asset: 'USDC.e', decimals: 6 },
    '0x8f3Cf7ad23Cd3CaDbD9735AFf958023239c6A063': { asset: 'DAI', decimals: 18 },
    '0x7ceB23fD6bC0adD59E62ac25578270cFf1b9f619': { asset: 'WETH', decimals: 18 },
    '0x1BFD67037B42Cf73acF2047067bd4F2C47D9BfD6': { asset: 'WBTC', decimals: 8 },
    '0x0d500B1d8E8eF31E21C99d1Db9A6444d3ADf1270': { asset: 'WPOL', decimals: 18 },
    '0x53E0bca35eC356BD5ddDFebbD1Fc0fD03FaBad39': { asset: 'LINK', decimals: 18 },
    '0xb33EaAd8d922B1083446DC23f610c2567fB5180f': { asset: 'UNI', decimals: 18 },
    '0xD6DF932A45C0f255f85145f286eA0b292B21C90B': { asset: 'AAVE', decimals: 18 },
  },
  endpoints: [
    { api: 'json-rpc', url: 'https://polygon-bor-rpc.publicnode.com' },
    { api: 'json-rpc', url: 'https://polygon.drpc.org' },
  ],
});
