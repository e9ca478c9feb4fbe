import type { Silence } from '../core/silence.ts';
import type { SilenceStore } from '../core/stores.ts';
import { SECOND } from '../core/time.ts';
import type { Table } from './table.ts';

const SILENCE = 'silence';
const keyOf = (exchange: string): string => `${SILENCE}#${exchange}`;

/** One item an exchange; the time-to-live takes it away. */
export const createSilenceStore = ({ table }: { table: Table }): SilenceStore => ({
  async of(exchange) {
    const item = await table.get(keyOf(exchange), SILENCE);
    if (item === undefined) return undefined;
    const { pk: _pk, sk: _sk, expiresAt: _expiresAt, ...silence } = item;
    return silence as unknown as Silence;
  },
  save: (silence) =>
    table.put({
      ...silence,
      pk: keyOf(silence.exchange),
      sk: SILENCE,
      expiresAt: Math.ceil(silence.until / SECOND),
    }),
});
