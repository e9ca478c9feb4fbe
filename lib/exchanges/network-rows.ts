import type { AssetRow } from '../core/availability.ts';
import type { RowList } from './distinct-rows.ts';
import { isFields, type Fields } from './fields.ts';

/** What one entry says of an asset: on one network, or of the asset itself. */
export type Said = Omit<AssetRow, 'asset'>;

interface Listed {
  asset: string;
  /** The exchange's own code, where it is not the asset's. */
  ownAsset?: string;
  /** The networks as the body has them: a list, or whatever stands in its place. */
  networks: unknown;
  /** What an entry of that list says. */
  on(network: Fields): Said;
  /** What is said of an asset without a network. */
  alone: Said;
}

/** Adds one row a network of an asset, or one for the asset itself where it has none. */
export const addNetworks = (rows: RowList, { asset, ownAsset, networks, on, alone }: Listed): void => {
  const entries = Array.isArray(networks) ? networks.filter(isFields) : [];
  if (entries.length === 0) rows.add({ asset, ...alone }, ownAsset);
  for (const entry of entries) rows.add({ asset, ...on(entry) }, ownAsset);
};

/** Said of an asset of whose state a body tells nothing. */
export const NOTHING_SAID: Said = { network: null, deposit: 'unknown', withdrawal: 'unknown', reason: null };
