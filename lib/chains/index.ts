import type { Chain } from '../core/chain.ts';
import { bitcoin } from './bitcoin.ts';
import { nem } from './nem.ts';

/** Every chain there is: one line each. */
export const CHAINS = {
  bitcoin,
  nem,
} satisfies Record<string, Chain>;
