import type { Chain } from '../core/chain.ts';
import { canonicalAddress } from './nem/address.ts';
import { bodies } from './nem/bodies.ts';
import { canonicalMosaic, XEM } from './nem/mosaic.ts';
import { nis1 } from './nem/nis1.ts';
import { XEM_DECIMALS } from './nem/transaction.ts';

export const nem: Chain = {
  id: 'nem',
  names: { en: 'NEM', ja: 'NEM（ネム）' },
  also: ['xem', 'nem1', 'nis1'],
  native: { asset: 'XEM', decimals: XEM_DECIMALS },
  blockSeconds: 60,
  // A node rewrites no more than 360 blocks (`BlockChainRewriteLimit` of the node).
  depth: { confirmed: 10, final: 360 },
  canonical: canonicalAddress,
  token: (contract) => (canonicalMosaic(contract) === XEM ? { asset: 'XEM', decimals: XEM_DECIMALS } : undefined),
  bodies,
  apis: [nis1],
  // Volunteers' nodes, listed by https://nemnodes.org with TLS in 2025, of three operators; and two seeds of the
  // node's own release 0.6.102 (peers-config_mainnet.json), without TLS. Any of them may be gone: name your own.
  endpoints: [
    { api: 'nis1', url: 'https://nis1.dusanjp.com:7891' },
    { api: 'nis1', url: 'https://mosio.tsvr.net:7891' },
    { api: 'nis1', url: 'https://super-nem.love:7891' },
    { api: 'nis1', url: 'http://hachi.nem.ninja:7890' },
    { api: 'nis1', url: 'http://san.nem.ninja:7890' },
  ],
};
