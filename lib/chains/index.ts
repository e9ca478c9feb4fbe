import type { Chain } from '../core/chain.ts';
import { bitcoin } from './bitcoin.ts';

/** Every chain there is: one line each. */
export const CHAINS = { bitcoin } satisfies Record<string, Chain>;
