import { NOTHING_WATCHED, type WatchMemory, type WatchStore } from '../core/watchdog.ts';
import { unchanged } from './chain-store.ts';
import { pack, unpack } from './pack.ts';
import type { Table } from './table.ts';

const [WATCH, MEMORY] = ['watch', 'memory'];

/** One packed item, some 2 KB, written when a sign appears or ends and a few times a day besides. */
export const createWatchStore = ({ table }: { table: Table }): WatchStore => ({
  async load() {
    const item = await table.get(WATCH, MEMORY);
    return item === undefined
      ? NOTHING_WATCHED
      : { ...(unpack(item.memory) as Omit<WatchMemory, 'version'>), version: Number(item.version) };
  },
  async save({ version, ...memory }) {
    await table.put({ pk: WATCH, sk: MEMORY, memory: pack(memory), version: version + 1 }, unchanged(version));
    return { ...memory, version: version + 1 };
  },
});
