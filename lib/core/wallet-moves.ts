import type { FlowEvent } from './outflow.ts';
import type { Transfer } from './transfer.ts';
import type { Wallet, WalletDirectory } from './wallet.ts';

/** What a transfer is to one wallet that it touches. */
export interface WalletMove {
  wallet: Wallet;
  kind: FlowEvent['kind'];
  /** The other side; null where it cannot be seen, or is several addresses. */
  counterparty: string | null;
  /** The exchange that the other side is labelled as, this wallet's own included; null where it bears no label. */
  owner: string | null;
  /** Between wallets of one exchange by labels that do not settle it: it counts as if it had left. */
  disputed: boolean;
  /**
   * False where another paying wallet of the same exchange and transfer counts it already: a transfer's amount is
   * that of all its inputs together, and only once gone.
   */
  counted: boolean;
}

/**
 * Whether two wallets are of one exchange beyond doubt. `disputed`: a list names another exchange for one of them, or
 * the receiver bears its label on another chain alone (a contract there may be anybody's here). No label at all is
 * `no`: whoever moves to a new address, an exchange or a thief, moves out.
 */
export const sameExchange = (
  payer: Pick<Wallet, 'exchange' | 'conflicts'>,
  receiver: Pick<Wallet, 'exchange' | 'conflicts' | 'sameKeyAs'> | undefined,
): 'yes' | 'no' | 'disputed' => {
  if (receiver === undefined) return 'no';
  const named = [receiver.exchange, ...receiver.conflicts];
  if (payer.exchange !== receiver.exchange)
    return named.includes(payer.exchange) || payer.conflicts.includes(receiver.exchange) ? 'disputed' : 'no';
  const settled = payer.conflicts.length === 0 && receiver.conflicts.length === 0 && receiver.sameKeyAs === undefined;
  return settled ? 'yes' : 'disputed';
};

const paid = (payers: readonly Wallet[], receiver: Wallet | undefined, to: string | null): WalletMove[] => {
  const seen = new Set<string>();
  return payers.map((wallet) => {
    const same = sameExchange(wallet, receiver);
    const counted = !seen.has(wallet.exchange);
    seen.add(wallet.exchange);
    return {
      wallet,
      kind: same === 'yes' ? 'internal' : 'out',
      counterparty: to,
      owner: receiver?.exchange ?? null,
      disputed: same === 'disputed',
      counted,
    };
  });
};

const received = (wallet: Wallet, payers: readonly Wallet[], from: readonly string[]): WalletMove => {
  const verdicts = payers.map((payer) => sameExchange(payer, wallet));
  const internal = verdicts.includes('yes');
  const [owner] = payers;
  return {
    wallet,
    kind: internal ? 'internal' : 'in',
    counterparty: from.length === 1 ? (from[0] ?? null) : null,
    owner: (payers.find(({ exchange }) => exchange === wallet.exchange) ?? owner)?.exchange ?? null,
    disputed: !internal && verdicts.includes('disputed'),
    counted: true,
  };
};

/**
 * What a transfer is to each labelled wallet that it touches; nothing where it touches none, or goes back to its payer.
 * Sweeps, refills, change, consolidation and rescues between labelled wallets of one exchange are `internal`: whose the
 * receiving address is decides, never the shape. To another exchange's wallet it is `out` (a transfer sent there by
 * mistake is gone all the same), and to an unlabelled address too.
 */
export const movesOf = (transfer: Transfer, wallets: Pick<WalletDirectory, 'find'>): WalletMove[] => {
  const { chain, from, to } = transfer;
  if (to !== null && from.includes(to)) return [];
  const payers = [...new Set(from)].flatMap((address) => wallets.find(chain, address) ?? []);
  const receiver = to === null ? undefined : wallets.find(chain, to);
  return [...paid(payers, receiver, to), ...(receiver === undefined ? [] : [received(receiver, payers, from)])];
};
