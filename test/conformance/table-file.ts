import { resolve } from 'node:path';

/** Where the generated table stands. */
export const CHAIN_TABLE = resolve(import.meta.dirname, '../../docs/measured/chains.md');
