import type { FlowKey, FlowStore, WalletFlow } from '../core/chain-stores.ts';
import { unchanged } from './chain-store.ts';
import { pack, unpack } from './pack.ts';
import type { Item, Table } from './table.ts';

const keyOf = (chain: string, wallet: string): string => `flow#${chain}#${wallet}`;
/** A chain's own asset has no contract, and no contract is called so. */
const assetKey = ({ contract }: Pick<FlowKey, 'contract'>): string => (contract === null ? 'native' : `of#${contract}`);

/** One item an asset and wallet, packed: read and written only when something moves. */
type Whole = Omit<WalletFlow, 'version'>;

const flowOf = ({ packed, version }: Item): WalletFlow => ({
  ...(unpack(packed) as Whole),
  version: version as number,
});

export const createFlowStore = ({ table }: { table: Table }): FlowStore => ({
  async flows(chain, keys) {
    const items = await table.getMany(keys.map((key) => ({ pk: keyOf(chain, key.wallet), sk: assetKey(key) })));
    return items.map(flowOf);
  },

  async save(flow) {
    const { version, ...whole } = flow;
    await table.put(
      {
        pk: keyOf(flow.chain, flow.wallet),
        sk: assetKey(flow),
        version: version + 1,
        packed: pack(whole satisfies Whole),
      },
      unchanged(version),
    );
    return { ...flow, version: version + 1 };
  },
});
