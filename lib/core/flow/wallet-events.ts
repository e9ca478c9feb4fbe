import type { FlowKey } from '../chain-stores.ts';
import { flowKey } from '../chain-stores.ts';
import type { FlowEvent } from '../outflow.ts';
import type { Instant } from '../time.ts';
import type { Transfer } from '../transfer.ts';
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
  chain: string;
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

const payersOf = (transfer: Transfer, { chain, wallets }: EventsInput): Wallet[] =>
  [...new Set(transfer.from)].flatMap((address) => wallets.find(chain, address) ?? []);

/**
 * What transfers are to the watched wallets that they touch. A payment between wallets of one exchange is `internal`
 * to both; everything else leaves (`out`) or comes (`in`). Assets whose decimals nobody knows are passed over: their
 * amounts mean nothing.
 */
export const walletEvents = (transfers: readonly Transfer[], input: EventsInput): WalletEvents[] => {
  const found = new Map<string, WalletEvents>();
  const add = (wallet: Wallet, { asset, contract, decimals }: Transfer, event: WalletEvent): void => {
    if (decimals === null || event.raw === 0n || !input.watched(wallet)) return;
    const key = { wallet: wallet.address, contract };
    const known = found.get(flowKey(key)) ?? { key, asset, decimals, wallet, events: [] };
    known.events.push(event);
    found.set(flowKey(key), known);
  };
  for (const transfer of transfers) {
    const payers = payersOf(transfer, input);
    const receiver = transfer.to === null ? undefined : input.wallets.find(input.chain, transfer.to);
    const at = transfer.time ?? input.now;
    const weights = payers.map(({ address }) => input.weight({ wallet: address, contract: transfer.contract }));
    const parts = divide(transfer.raw, weights);
    for (const [index, payer] of payers.entries())
      add(payer, transfer, {
        kind: receiver?.exchange === payer.exchange ? 'internal' : 'out',
        pays: true,
        raw: parts[index] ?? 0n,
        to: transfer.to,
        at,
        transfer,
      });
    if (receiver !== undefined)
      add(receiver, transfer, {
        kind: payers.some(({ exchange }) => exchange === receiver.exchange) ? 'internal' : 'in',
        pays: false,
        raw: transfer.raw,
        to: transfer.from[0] ?? null,
        at,
        transfer,
      });
  }
  return [...found.values()];
};
