import { createEvmChain } from './evm/create-evm-chain.ts';

/**
 * Fast finality makes a block irreversible after two more that two thirds of the validators attested (BEP-126,
 * https://github.com/bnb-chain/BEPs/blob/master/BEPs/BEP126.md); without it, two thirds of 21 validators: 15 blocks,
 * twice that as final. Pegged tokens (BSC-USD, Binance-Peg USDC) have 18 decimals where their originals have 6.
 * Contracts and decimals: https://github.com/Uniswap/default-token-list@49f39bd7 and
 * https://github.com/DefiLlama/DefiLlama-Adapters@002fdaec (projects/helper/coreAssets.json).
 * Endpoints: public ones that their operators or viem's chain definitions name, without a key.
 */
export const bsc = createEvmChain({
  id: 'bsc',
  chainId: 56,
  names: { en: 'BNB Smart Chain', ja: 'BNBスマートチェーン' },
  also: ['bnb', 'bep20', 'bep-20', 'binance smart chain', 'bnb chain'],
  native: { asset: 'BNB', decimals: 18 },
  blockSeconds: 0.75,
  depth: { confirmed: 15, final: 30 },
  tokens: {
    '0x55d398326f99059fF775485246999027B3197955': { asset: 'USDT', decimals: 18 },
    '0x8AC76a51cc950d9822D68b83fE1Ad97B32Cd580d': { asset: 'USDC', decimals: 18 },
    '0x7130d2A12B9BCbFAe4f2634d864A1Ee1Ce3Ead9c': { asset: 'BTCB', decimals: 18 },
    '0x2170Ed0880ac9A755fd29B2688956BD959F933F8': { asset: 'ETH', decimals: 18 },
    '0xbb4CdB9CBd36B01bD1cBaEBF2De08d9173bc095c': { asset: 'WBNB', decimals: 18 },
    '0xe9e7CEA3DedcA5984780Bafc599bD69ADd087D56': { asset: 'BUSD', decimals: 18 },
    '0x1AF3F329e8BE154074D8769D1FFa4eE058B1DBc3': { asset: 'DAI', decimals: 18 },
    '0x0E09FaBB73Bd3Ade0a17ECC321fD13a19e81cE82': { asset: 'CAKE', decimals: 18 },
    '0xc5f0f7b66764F6ec8C8Dff7BA683102295E16409': { asset: 'FDUSD', decimals: 18 },
    '0x40af3827F39D0EAcBF4A168f8D4ee67c121D11c9': { asset: 'TUSD', decimals: 18 },
    '0xa2E3356610840701BDf5611a53974510Ae27E2e1': { asset: 'wBETH', decimals: 18 },
    '0x8d0D000Ee44948FC98c9B98A4FA4921476f08B0d': { asset: 'USD1', decimals: 18 },
  },
  endpoints: [
    { api: 'json-rpc', url: 'https://bsc-rpc.publicnode.com' },
    { api: 'json-rpc', url: 'https://56.rpc.thirdweb.com' },
  ],
});
