import type { WalletStore } from '../core/stores.ts';
import type { WalletRecord } from '../core/wallet.ts';
import type { Item, Table } from './table.ts';

const WALLETS = 'wallets';
const HEAD = 'head';
const RECORD = 'wallet#';
/** Writes at once: an import of thousands neither takes minutes nor runs into the table's limit. */
const WRITES_AT_ONCE = 16;

const keyOf = ({ chain, address, exchange }: WalletRecord): string => `${RECORD}${chain}#${address}#${exchange}`;

const recordOf = (item: Item): WalletRecord => {
  const { pk: _pk, sk: _sk, ...record } = item;
  return record as unknown as WalletRecord;
};

/**
 * The operator's wallets: an item each, and a head whose version tells readers in one unit whether to read them again.
 * The head is moved last, so that whoever reads anew finds all.
 */
export const createWalletStore = ({ table }: { table: Table }): WalletStore => ({
  async version() {
    const head = await table.get(WALLETS, HEAD);
    return typeof head?.version === 'number' ? head.version : 0;
  },

  async all() {
    const records: WalletRecord[] = [];
    const pages = table.query({
      key: { text: 'pk = :pk AND begins_with(sk, :record)', values: { ':pk': WALLETS, ':record': RECORD } },
      consistent: true,
    });
    for await (const item of pages) records.push(recordOf(item));
    return records;
  },

  async save(records) {
    const left = [...records];
    const write = async (): Promise<void> => {
      for (let record = left.pop(); record !== undefined; record = left.pop())
        await table.put({ pk: WALLETS, sk: keyOf(record), ...record });
    };
    await Promise.all(Array.from({ length: WRITES_AT_ONCE }, write));
    await table.update(WALLETS, HEAD, {
      text: 'ADD #version :one',
      names: { '#version': 'version' },
      values: { ':one': 1 },
    });
  },
});
