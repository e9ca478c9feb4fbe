import type { EnteredAnnouncement, EnteredStore } from '../core/entered.ts';
import { Conflict } from '../core/stores.ts';
import type { Table } from './table.ts';

const ENTERED = 'entered';

/** One partition: administrators enter a few a year. */
export const createEnteredStore = ({ table }: { table: Table }): EnteredStore => ({
  async add(entered) {
    try {
      await table.put({ pk: ENTERED, sk: entered.id, ...entered }, { text: 'attribute_not_exists(pk)' });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  },
  async waiting() {
    const found: EnteredAnnouncement[] = [];
    for await (const { pk: _pk, sk: _sk, ...entered } of table.query({
      key: { text: 'pk = :pk', values: { ':pk': ENTERED } },
    }))
      found.push(entered as unknown as EnteredAnnouncement);
    return found.toSorted((a, b) => a.at - b.at);
  },
  remove: (id) => table.remove(ENTERED, id),
});
