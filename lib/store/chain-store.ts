import type { AccountReading, ChainHead, ChainStore } from '../core/chain-stores.ts';
import { pack, unpack } from './pack.ts';
import type { Expression, Item, Table } from './table.ts';

const HEAD = 'head';
const keyOf = (chain: string): string => `chain#${chain}`;
const accountKey = (address: string): string => `account#${address}`;

/** Hashes, gaps and the health of nodes are many small texts: they are packed. */
type Packed = Pick<ChainHead, 'recent' | 'dropped' | 'nodes' | 'gaps' | 'alarmed'>;

const itemOf = ({ recent, dropped, nodes, gaps, alarmed, ...rest }: ChainHead): Item => ({
  pk: keyOf(rest.chain),
  sk: HEAD,
  ...rest,
  packed: pack({ recent, dropped, nodes, gaps, alarmed } satisfies Packed),
});

const headOf = ({ pk: _pk, sk: _sk, packed, ...rest }: Item): ChainHead => ({
  ...(rest as unknown as Omit<ChainHead, keyof Packed>),
  ...(unpack(packed) as Packed),
});

const accountOf = ({ pk: _pk, sk: _sk, packed, ...rest }: Item): AccountReading => ({
  ...(rest as unknown as Omit<AccountReading, 'cursor' | 'pending'>),
  ...(unpack(packed) as Pick<AccountReading, 'cursor' | 'pending'>),
});

/** The write goes through only where nobody has written since it was read. */
export const unchanged = (version: number): Expression =>
  version === 0
    ? { text: 'attribute_not_exists(pk)' }
    : { text: '#version = :version', names: { '#version': 'version' }, values: { ':version': version } };

/** Chains: a head written at every poll, and where accounts are read one by one an item each with its cursor. */
export const createChainStore = ({ table }: { table: Table }): ChainStore => ({
  async head(chain) {
    const item = await table.get(keyOf(chain), HEAD);
    return item === undefined ? undefined : headOf(item);
  },

  async heads(chains) {
    const items = await table.getMany(chains.map((chain) => ({ pk: keyOf(chain), sk: HEAD })));
    return items.map(headOf);
  },

  async saveHead(head) {
    const next = { ...head, version: head.version + 1 };
    await table.put(itemOf(next), unchanged(head.version));
    return next;
  },

  async accounts(chain, addresses) {
    const items = await table.getMany(addresses.map((address) => ({ pk: keyOf(chain), sk: accountKey(address) })));
    return items.map(accountOf);
  },

  async saveAccount(account) {
    const { cursor, pending, ...rest } = { ...account, version: account.version + 1 };
    await table.put(
      {
        pk: keyOf(account.chain),
        sk: accountKey(account.address),
        ...rest,
        packed: pack({ cursor, pending } satisfies Pick<AccountReading, 'cursor' | 'pending'>),
      },
      unchanged(account.version),
    );
    return { ...account, version: account.version + 1 };
  },
});
