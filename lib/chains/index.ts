import type { Chain } from '../core/chain.ts';
import { nem } from './nem.ts';

/** Every chain there is: one line each. */
export const CHAINS = {
  nem,
} satisfies Record<string, Chain>;
