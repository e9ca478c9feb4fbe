import { WHOLE_EXCHANGE, type AssetRow } from '../core/availability.ts';
import { words } from './source-text.ts';

/** What a system or trading status says: a row for the whole exchange that never says open or suspended. */
export const platformRow = (reason: string | null): AssetRow => ({
  asset: WHOLE_EXCHANGE,
  network: null,
  deposit: 'unknown',
  withdrawal: 'unknown',
  reason: words(reason),
});
