import { listSuspended } from '../core/exchange-view.ts';
import type { SuspendedList } from '../core/suspended-list.ts';
import type { ExchangeHead, ExchangeStore, Flag } from '../core/exchange-store.ts';
import { Conflict } from '../core/stores.ts';
import { dealOut, shardOf, unpackFlag, type PackedFlag } from './flag-shards.ts';
import { pack, unpack } from './pack.ts';
import type { Item, Table } from './table.ts';

const HEAD = 'head';
const keyOf = (exchange: string): string => `exchange#${exchange}`;
/** The number of shards is part of the name: a new layout never mixes with the old one. */
const shardKey = (shards: number, index: number): string => `flags#${shards}#${String(index).padStart(4, '0')}`;

/** What is off, beside the flags: the answer to most questions, in one small read. */
const SUSPENDED = 'suspended';
/** No chat shows more by name. */
const SUSPENDED_NAMED = 15;

const flagsIn = (items: readonly Item[]): Flag[] =>
  items.flatMap(({ flags }) => (unpack(flags) as PackedFlag[]).map(unpackFlag));

const headOf = (item: Item): ExchangeHead => {
  const { pk: _pk, sk: _sk, ...head } = item;
  return head as unknown as ExchangeHead;
};

/** Exchanges: a small head written at every poll, and shards of flags written only where they change. */
export const createExchangeStore = ({ table }: { table: Table }): ExchangeStore => ({
  async head(exchange) {
    const item = await table.get(keyOf(exchange), HEAD);
    return item === undefined ? undefined : headOf(item);
  },

  async heads(exchanges) {
    const items = await table.getMany(exchanges.map((exchange) => ({ pk: keyOf(exchange), sk: HEAD })));
    return items.map(headOf);
  },

  async saveHead(head) {
    const next = { ...head, version: head.version + 1 };
    await table.put(
      { pk: keyOf(head.exchange), sk: HEAD, ...next },
      head.version === 0
        ? { text: 'attribute_not_exists(pk)' }
        : { text: '#version = :version', names: { '#version': 'version' }, values: { ':version': head.version } },
    );
    return next;
  },

  async flags({ exchange, shards }) {
    const items: Item[] = [];
    const pages = table.query({
      key: {
        text: 'pk = :pk AND begins_with(sk, :shards)',
        values: { ':pk': keyOf(exchange), ':shards': `flags#${shards}#` },
      },
      consistent: true,
    });
    for await (const item of pages) items.push(item);
    return flagsIn(items);
  },

  async flagsOf({ exchange, shards }, assets) {
    const wanted = new Set(shards === 0 ? [] : assets.map((asset) => shardOf(asset, shards)));
    return flagsIn(
      await table.getMany([...wanted].map((index) => ({ pk: keyOf(exchange), sk: shardKey(shards, index) }))),
    );
  },

  async suspended(exchange) {
    const item = await table.get(keyOf(exchange), SUSPENDED, false);
    return item === undefined ? undefined : (unpack(item.list) as SuspendedList);
  },

  async saveFlags(exchange, shards, before, after, at) {
    const old = dealOut(before, shards).map((shard) => JSON.stringify(shard));
    const changed = dealOut(after, shards).flatMap((shard, index) =>
      JSON.stringify(shard) === old[index] ? [] : [{ shard, index }],
    );
    const list = pack(listSuspended(after, SUSPENDED_NAMED));
    const writes = await Promise.allSettled(
      [
        ...changed.map(({ shard, index }) => ({ sk: shardKey(shards, index), flags: pack(shard) })),
        ...(changed.length === 0 ? [] : [{ sk: SUSPENDED, list }]),
      ].map((item) =>
        table.put(
          { pk: keyOf(exchange), at, ...item },
          // An overlapping poll that read earlier must not put old flags over newer ones.
          { text: 'attribute_not_exists(pk) OR #at <= :at', names: { '#at': 'at' }, values: { ':at': at } },
        ),
      ),
    );
    const failed = writes.find((write) => write.status === 'rejected');
    if (failed !== undefined)
      throw failed.reason instanceof Conflict
        ? failed.reason
        : new Error('flags were not written', { cause: failed.reason });
  },
});
