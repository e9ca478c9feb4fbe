import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** Where the generated tables stand. */
export const CHAIN_TABLE = resolve(ROOT, 'docs/measured/chains.md');
export const RECORDING_TABLE = resolve(ROOT, 'docs/measured/exchanges.md');
/** The table of exchanges stands between these marks. */
export const CONTRIBUTING = resolve(ROOT, 'CONTRIBUTING.md');
export const EXCHANGES_BEGIN = '<!-- exchanges: written by npm run conformance -->';
export const EXCHANGES_END = '<!-- exchanges end -->';
