import type { OutflowHead, OutflowStore } from '../core/stores.ts';
import { unchanged } from './chain-store.ts';
import type { Item, Table } from './table.ts';

const HEAD = 'outflow';
const keyOf = (exchange: string): string => `outflow#${exchange}`;

const headOf = ({ pk: _pk, sk: _sk, ...head }: Item): OutflowHead => head as unknown as OutflowHead;

/** One small item an exchange: which of its outflow incidents may be open. Written when one begins or ends. */
export const createOutflowStore = ({ table }: { table: Table }): OutflowStore => ({
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
    await table.put({ pk: keyOf(head.exchange), sk: HEAD, ...next }, unchanged(head.version));
    return next;
  },
});
