import { createEvmChain } from './evm/create-evm-chain.ts';

/**
 * One sequencer orders blocks of 0.25 s; they are final with the Ethereum block that holds their batch (about 20
 * minutes = 4,800 blocks, https://docs.arbitrum.io/how-arbitrum-works/transaction-lifecycle). A minute of blocks is
 * taken as confirmed.
 * Contracts and decimals: https://github.com/Uniswap/default-token-list@49f39bd7 and
 * https://github.com/DefiLlama/DefiLlama-Adapters@002fdaec (projects/helper/coreAssets.json).
 * Endpoints: public ones that their operators or viem's chain definitions name, without a key.
 */
export const arbitrum = createEvmChain({
  id: 'arbitrum',
  chainId: 42161,
  names: { en: 'Arbitrum One', ja: 'アービトラム' },
  also: ['arb', 'arbitrum one', 'arb1', 'arbitrum-one'],
  native: { asset: 'ETH', decimals: 18 },
  blockSeconds: 0.25,
  depth: { confirmed: 240, final: 4800 },
  tokens: {
    '0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9': { asset: 'USDT', decimals: 6 },
    '0xaf88d065e77c8cC2239327C5EDb3A432268e5831': { asset: 'USDC', decimals: 6 },
    '0xFF970A61A04b1cA14834A43f5dE4533eBDDB5CC8': { asset: 'USDC.e', decimals: 6 },
    '0xDA10009cBd5D07dd0CeCc66161FC93D7c9000da1': { asset: 'DAI', decimals: 18 },
    '0x82aF49447D8a07e3bd95BD0d56f35241523fBab1': { asset: 'WETH', decimals: 18 },
    '0x2f2a2543B76A4166549F7aaB2e75Bef0aefC5B0f': { asset: 'WBTC', decimals: 8 },
    '0x912CE59144191C1204E64559FE8253a0e49E6548': { asset: 'ARB', decimals: 18 },
    '0xf97f4df75117a78c1A5a0DBb814Af92458539FB4': { asset: 'LINK', decimals: 18 },
    '0xFa7F8980b0f1E64A2062791cc3b0871572f1F7f0': { asset: 'UNI', decimals: 18 },
    '0xfc5A1A6EB076a2C7aD06eD22C90d7E710E35ad0a': { asset: 'GMX', decimals: 18 },
    '0x5979D7b546E38E414F7E9822514be443A4800529': { asset: 'wstETH', decimals: 18 },
  },
  endpoints: [
    { api: 'json-rpc', url: 'https://arb1.arbitrum.io/rpc' },
    { api: 'json-rpc', url: 'https://arbitrum-one-rpc.publicnode.com' },
  ],
});
