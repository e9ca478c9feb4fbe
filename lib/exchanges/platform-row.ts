import { WHOLE_EXCHANGE, type AssetRow } from '../core/availability.ts';

/** What a system or trading status says: one row for the whole exchange that never says open or suspended. */
export const platformRow = (reason: string | null): AssetRow[] =>
  [{ asset: WHOLE_EXCHANGE, network: null, deposit: 'unknown', withdrawal: 'unknown', reason }];
