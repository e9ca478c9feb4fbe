import type { Instant } from '../../core/time.ts';
import type { Transfer } from '../../core/transfer.ts';
import { isHarmless } from './look-alike.ts';
import type { KnownToken } from './network.ts';
import { exactly } from './node-value.ts';

/** What the readers need of a chain. */
export interface EvmNames {
  id: string;
  native: KnownToken;
  /** Blocks upon a transfer's own from which it counts as final, where an answer tells only that. */
  finalDepth: number;
  token(contract: string): KnownToken | undefined;
  /** Skeletons of the symbols that no unknown contract may bear. */
  guarded: ReadonlySet<string>;
}

export interface Place {
  txid: string | null;
  height: number | null;
  time: Instant | null;
  final: boolean | null;
}

/** What an explorer says of a token. */
export interface Told {
  symbol: string | null;
  decimals: number | null;
}

const NOTHING_TOLD: Told = { symbol: null, decimals: null };

/** A movement of the chain's own asset; `from` and `to` are folded. None where it is nothing or stays where it is. */
export const nativeTransfer = (
  names: EvmNames,
  place: Place,
  index: number,
  from: string,
  to: string | null,
  raw: bigint,
): Transfer | undefined => {
  if (raw <= 0n || from === to) return undefined;
  const { asset, decimals } = names.native;
  const [payer, receiver] = [[exactly(from)], to === null ? null : exactly(to)];
  return { chain: names.id, asset, contract: null, decimals, index, from: payer, to: receiver, raw, ...place };
};

/**
 * A token is known by its contract alone. Of an unknown one, what the explorer says is taken where it says it, but not
 * a symbol that reads as a known one.
 */
const nameOf = (names: EvmNames, contract: string, { symbol, decimals }: Told): Pick<Transfer, 'asset' | 'decimals'> =>
  names.token(contract) ?? {
    asset: symbol !== null && isHarmless(symbol, names.guarded) ? symbol : contract,
    decimals,
  };

/** A movement of a token. Anyone can emit an event of nothing in another's name: those of zero are none. */
export const tokenTransfer = (
  names: EvmNames,
  place: Place,
  index: number,
  token: { contract: string; told?: Told },
  [from, to]: readonly [string, string],
  raw: bigint,
): Transfer | undefined => {
  if (raw <= 0n || from === to) return undefined;
  const contract = exactly(token.contract);
  const { asset, decimals } = nameOf(names, contract, token.told ?? NOTHING_TOLD);
  const [payer, receiver] = [[exactly(from)], exactly(to)];
  return { chain: names.id, asset, contract, decimals, index, from: payer, to: receiver, raw, ...place };
};
