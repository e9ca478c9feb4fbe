import { BACKPACK_TO_COINBASE } from './backpack-to-coinbase.ts';
import { COINEX_TO_XT } from './coinex-to-xt.ts';
import { KEYED } from './keyed.ts';
import type { Made } from './parts.ts';
import { PLATFORM } from './platform.ts';

export type { Made } from './parts.ts';

/** A list of flags as each exchange documents it, made by us: those that are polled, and those that a key opens. */
export const MADE_LISTS: readonly Made[] = [...BACKPACK_TO_COINBASE, ...COINEX_TO_XT, ...KEYED];

/** The same, and what says nothing of withdrawals: all that is polled. */
export const MADE_BODIES: readonly Made[] = [...MADE_LISTS, ...PLATFORM];
