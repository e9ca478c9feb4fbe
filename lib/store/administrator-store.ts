import { NO_CHANGES, type AdministratorList, type AdministratorStore } from '../core/administrators.ts';
import type { Seal } from '../core/stores.ts';
import type { Table } from './table.ts';

const KEY = 'administrators';

/** One sealed item: two changes at once cannot both go by what was before. */
export const createAdministratorStore = ({ table, seal }: { table: Table; seal: Seal }): AdministratorStore => ({
  async load() {
    const item = await table.get(KEY, KEY, true);
    if (item === undefined) return NO_CHANGES;
    const { added, removed } = JSON.parse(seal.open(item.sealed as Uint8Array, KEY)) as AdministratorList;
    return { added, removed, version: item.version as number };
  },
  async save({ version, ...list }) {
    await table.put(
      { pk: KEY, sk: KEY, sealed: seal.seal(JSON.stringify(list), KEY), version: version + 1 },
      version === 0
        ? { text: 'attribute_not_exists(pk)' }
        : { text: '#version = :version', names: { '#version': 'version' }, values: { ':version': version } },
    );
  },
});
