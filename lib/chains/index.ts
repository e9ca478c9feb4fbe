import type { Chain } from '../core/chain.ts';
import { arbitrum } from './arbitrum.ts';
import { base } from './base.ts';
import { bsc } from './bsc.ts';
import { ethereum } from './ethereum.ts';
import { gnosis } from './gnosis.ts';
import { optimism } from './optimism.ts';
import { polygon } from './polygon.ts';

/** Every chain there is: one line each. */
export const CHAINS = {
  arbitrum,
  base,
  bsc,
  ethereum,
  gnosis,
  optimism,
  polygon,
} satisfies Record<string, Chain>;
