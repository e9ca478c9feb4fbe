import { rowKey, type AssetRow, type Availability } from '../core/availability.ts';
import { Unreadable } from '../core/exchange.ts';

/** The rows of one body as they are read. */
export interface RowList {
  /** `ownAsset` and `ownNetwork` are the exchange's own codes where they differ from the row's. */
  add(row: AssetRow, ownAsset?: string, ownNetwork?: string): void;
  /** One row a key, in the body's order. Throws Unreadable where there is none. */
  distinct(): AssetRow[];
}

/** Indices of rows that share a key with another one. */
const clashing = (rows: readonly AssetRow[]): Set<number> => {
  const first = new Map<string, number>();
  const found = new Set<number>();
  for (let index = 0; index < rows.length; index += 1) {
    const key = rowKey(rows[index] as AssetRow);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, index);
    else found.add(earlier).add(index);
  }
  return found;
};

const agreed = (one: Availability, other: Availability): Availability => (one === other ? one : 'unknown');

/** The same key twice and nothing to tell them apart: where they disagree, nothing is known. */
const merged = (rows: readonly AssetRow[]): AssetRow[] => {
  const byKey = new Map<string, AssetRow>();
  for (const row of rows) {
    const other = byKey.get(rowKey(row));
    byKey.set(
      rowKey(row),
      other === undefined
        ? row
        : {
            ...other,
            deposit: agreed(other.deposit, row.deposit),
            withdrawal: agreed(other.withdrawal, row.withdrawal),
            reason: other.reason === row.reason ? other.reason : null,
          },
    );
  }
  return [...byKey.values()];
};

/** Whether no two rows share a key: the usual case, and the one that has to be quick. */
const allDistinct = (rows: readonly AssetRow[]): boolean => {
  const seen = new Set<string>();
  for (const { asset, network } of rows) seen.add(network === null ? asset : `${asset}\t${network}`);
  return seen.size === rows.length;
};

type Own = readonly (string | undefined)[];

/**
 * Rows that would share a key under common codes keep the exchange's own, first of the asset, then of the
 * network. It does not depend on their order: a list that is merely sorted anew must look the same.
 */
const toldApart = (rows: AssetRow[], ownAssets: Own, ownNetworks: Own): AssetRow[] => {
  for (const [name, owns] of [
    ['asset', ownAssets],
    ['network', ownNetworks],
  ] as const) {
    for (const index of clashing(rows)) {
      const own = owns[index];
      if (own !== undefined) rows[index] = { ...(rows[index] as AssetRow), [name]: own };
    }
  }
  return merged(rows);
};

export const createRowList = (): RowList => {
  const rows: AssetRow[] = [];
  const ownAssets: (string | undefined)[] = [];
  const ownNetworks: (string | undefined)[] = [];
  return {
    add(row, ownAsset, ownNetwork) {
      rows.push(row);
      ownAssets.push(ownAsset);
      ownNetworks.push(ownNetwork);
    },
    distinct() {
      if (rows.length === 0) throw new Unreadable('the answer holds no row');
      return allDistinct(rows) ? rows : toldApart(rows, ownAssets, ownNetworks);
    },
  };
};
