import type { Chain } from '../core/chain.ts';
import { createCanonical } from './utxo/address.ts';
import { utxoBodies } from './utxo/bodies.ts';
import { createBitcoind } from './utxo/bitcoind.ts';
import { SATOSHI_DECIMALS, type UtxoCoin } from './utxo/coin.ts';
import { createEsplora } from './utxo/esplora.ts';

/**
 * Two blocks: of one alone, another of the same height replaces it a few times a year, and of two hardly ever. Six are
 * what exchanges and documents take as irreversible (https://developer.bitcoin.org/devguide/payment_processing.html).
 */
const DEPTH = { confirmed: 2, final: 6 };

const coin: UtxoCoin = {
  chain: 'bitcoin',
  asset: 'BTC',
  // https://github.com/bitcoin/bitcoin/blob/master/src/kernel/chainparams.cpp (CMainParams)
  canonical: createCanonical({ versions: [0x00, 0x05], prefix: 'bc' }),
  final: DEPTH.final,
};

export const bitcoin: Chain = {
  id: coin.chain,
  names: { en: 'Bitcoin', ja: 'ビットコイン' },
  also: ['btc', 'xbt'],
  native: { asset: coin.asset, decimals: SATOSHI_DECIMALS },
  blockSeconds: 600,
  depth: DEPTH,
  canonical: coin.canonical,
  token: () => undefined,
  bodies: utxoBodies(coin),
  apis: [createEsplora(coin), createBitcoind(coin)],
  endpoints: [
    { api: 'esplora', url: 'https://blockstream.info/api' },
    { api: 'esplora', url: 'https://mempool.space/api' },
  ],
};
