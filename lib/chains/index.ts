import type { Chain } from '../core/chain.ts';
import { arbitrum } from './arbitrum.ts';
import { base } from './base.ts';
import { bitcoin } from './bitcoin.ts';
import { bsc } from './bsc.ts';
import { ethereum } from './ethereum.ts';
import { gnosis } from './gnosis.ts';
import { nem } from './nem.ts';
import { optimism } from './optimism.ts';
import { polygon } from './polygon.ts';

/** Every chain there is: one line each. */
export const CHAINS = {
  arbitrum,
  base,
  bitcoin,
  bsc,
  ethereum,
  gnosis,
  nem,
  optimism,
  polygon,
} satisfies Record<string, Chain>;
