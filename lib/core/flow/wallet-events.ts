import { flowKey, type FlowKey } from '../chain-stores.ts';
import type { FlowEvent } from '../outflow.ts';
import type { Instant } from '../time.ts';
import type { Transfer } from '../transfer.ts';
import { movesOf, type WalletMove } from '../wallet-moves.ts';
import type { Wallet, WalletDirectory } from '../wallet.ts';

/** A transfer as one wallet sees it. */
export interface WalletEvent {
  kind: FlowEvent['kind'];
  /** Whether the wallet pays. */
  pays: boolean;
  /** Smallest unit: of a payment joined from several wallets this one's part. */
  raw: bigint;
  /** The counterparty; null where it cannot be seen. */
  to: string | null;
  at: Instant;
  /** Between wallets that may be one exchange's. */
  disputed?: true;
  transfer: Transfer;
}

/** The events of one asset of one wallet, in the order of the transfers. */
export interface WalletEvents {
  key: FlowKey;
  asset: string;
  decimals: number;
  wallet: Wallet;
  events: WalletEvent[];
}

export interface EventsInput {
  wallets: Pick<WalletDirectory, 'find'>;
  /** Whether a wallet is watched for alarms; others are counterparties alone. */
  watched: (wallet: Wallet) => boolean;
  /** For transfers that are in no block yet. */
  now: Instant;
  /** How much a wallet has given lately, where that is known: it divides a payment that several wallets made. */
  weight: (key: FlowKey) => bigint;
}

/** Divides an amount by weights, exactly; equally where there are none. */
export const divide = (raw: bigint, weights: readonly bigint[]): bigint[] => {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  const by = total === 0n ? weights.map(() => 1n) : weights;
  const whole = total === 0n ? BigInt(weights.length) : total;
  const parts = by.map((weight) => (raw * weight) / whole);
  const rest = raw - parts.reduce((sum, part) => sum + part, 0n);
  return parts.map((part, index) => (index === 0 ? part + rest : part));
};

/**
 * What transfers are to the watched wallets that they touch (lib/core/wallet-moves.ts says which are the exchange's
 * own). A payment that several labelled wallets join is divided between those of one exchange; every exchange that has
 * a part in it counts the whole. Assets whose decimals nobody knows are passed over: their amounts mean nothing.
 */
export const walletEvents = (transfers: readonly Transfer[], input: EventsInput): WalletEvents[] => {
  const found = new Map<string, WalletEvents>();
  const add = (
    { wallet, kind, counterparty, disputed }: WalletMove,
    transfer: Transfer,
    pays: boolean,
    raw: bigint,
  ): void => {
    const { asset, contract, decimals } = transfer;
    if (decimals === null || raw === 0n || !input.watched(wallet)) return;
    const key = { wallet: wallet.address, contract };
    const known = found.get(flowKey(key)) ?? { key, asset, decimals, wallet, events: [] };
    const at = transfer.time ?? input.now;
    known.events.push({ kind, pays, raw, to: counterparty, at, ...(disputed && { disputed }), transfer });
    found.set(flowKey(key), known);
  };
  for (const transfer of transfers) {
    const moves = movesOf(transfer, input.wallets);
    const paying = moves.filter(({ wallet }) => transfer.from.includes(wallet.address));
    for (const ofOne of Map.groupBy(paying, ({ wallet }) => wallet.exchange).values()) {
      const { contract } = transfer;
      const parts = divide(
        transfer.raw,
        ofOne.map(({ wallet }) => input.weight({ wallet: wallet.address, contract })),
      );
      for (const [index, move] of ofOne.entries()) add(move, transfer, true, parts[index] ?? 0n);
    }
    for (const move of moves) if (!paying.includes(move)) add(move, transfer, false, transfer.raw);
  }
  return [...found.values()];
};
