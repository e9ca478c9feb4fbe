import { createEvmChain } from './evm/create-evm-chain.ts';

/**
 * Slots of 5 s in epochs of 16: two epochs and a half make a block final (48 slots are taken,
 * https://docs.gnosischain.com/about/specs/gbc). As on Ethereum, 12 are taken as confirmed.
 * Contracts and decimals: https://github.com/Uniswap/default-token-list@49f39bd7 and
 * https://github.com/DefiLlama/DefiLlama-Adapters@002fdaec (projects/helper/coreAssets.json).
 * Endpoints: public ones that their operators or viem's chain definitions name, without a key.
 */
export const gnosis = createEvmChain({
  id: 'gnosis',
  chainId: 100,
  names: { en: 'Gnosis Chain', ja: 'グノーシスチェーン' },
  also: ['xdai', 'gno', 'gnosis chain'],
  native: { asset: 'XDAI', decimals: 18 },
  blockSeconds: 5,
  depth: { confirmed: 12, final: 48 },
  tokens: {
    '0xDDAfbb505ad214D7b80b1f830fcCc89B60fb7A83': { asset: 'USDC', decimals: 6 },
    '0x4ECaBa5870353805a9F068101A40E0f32ed605C6': { asset: 'USDT', decimals: 6 },
    '0xe91D153E0b41518A2Ce8Dd3D7944Fa863463a97d': { asset: 'WXDAI', decimals: 18 },
    '0x6A023CCd1ff6F2045C3309768eAd9E68F978f6e1': { asset: 'WETH', decimals: 18 },
    '0x8e5bBbb09Ed1ebdE8674Cda39A0c169401db4252': { asset: 'WBTC', decimals: 8 },
    '0x9C58BAcC331c9aa871AFD802DB6379a98e80CEdb': { asset: 'GNO', decimals: 18 },
    '0xE2e73A1c69ecF83F464EFCE6A5be353a37cA09b2': { asset: 'LINK', decimals: 18 },
  },
  endpoints: [
    { api: 'json-rpc', url: 'https://rpc.gnosischain.com' },
    { api: 'json-rpc', url: 'https://gnosis-rpc.publicnode.com' },
  ],
});
