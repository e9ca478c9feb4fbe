import type { Chain } from '../core/chain.ts';

/** Every chain there is: one line each. */
export const CHAINS = {} satisfies Record<string, Chain>;
