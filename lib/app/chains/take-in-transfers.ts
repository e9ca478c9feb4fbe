import {
  flowKey,
  type BlockMark,
  type ChainHead,
  type FlowDetector,
  type FlowKey,
  type FlowStore,
  type WalletFlow,
} from '../../core/chain-stores.ts';
import { NodeFailure, type Chain } from '../../core/chain.ts';
import { advanceFlow, firstFlow, type FlowReading } from '../../core/flow/advance-flow.ts';
import { findingOf, type TierAt } from '../../core/flow/episode.ts';
import { walletEvents, type WalletEvents } from '../../core/flow/wallet-events.ts';
import { findingKey, type OutflowFinding } from '../../core/outflow.ts';
import { HOUR, type Instant } from '../../core/time.ts';
import type { Transfer } from '../../core/transfer.ts';
import type { Wallet, WalletDirectory } from '../../core/wallet.ts';
import type { UsableNode } from './nodes.ts';

/**
 * Takes the findings of one exchange in, before the states that they come from are written. Taking the same in twice
 * changes nothing. `withdrawn` are keys of findings (findingKey) that rested on transfers that never were.
 */
export type TakeInOutflows = (
  exchange: string,
  findings: readonly OutflowFinding[],
  withdrawn: readonly string[],
) => Promise<void>;

export interface FlowPorts {
  flows: FlowStore;
  wallets: WalletDirectory;
  detector: FlowDetector;
  takeInOutflows: TakeInOutflows;
  /** Whether a wallet is watched for alarms. */
  watched: (wallet: Wallet) => boolean;
  announced?: (exchange: string, at: Instant) => boolean;
}

/** What one reading brings. */
export interface TransferReading {
  transfers: readonly Transfer[];
  dropped: readonly BlockMark[];
  markAt: FlowReading['markAt'];
  through: BlockMark | null;
  /** Accounts: the one that was read, and the number of its reading; events of others come with their own. */
  account: { address: string; reading: number } | null;
  /** States that are looked at though nothing came. */
  also: readonly FlowKey[];
  /** Where money can leave without a transfer: whose balances are compared, and what wallets paid the chain. */
  hidden?: { compared: readonly Wallet[]; fees: ReadonlyMap<string, bigint>; contiguousFrom: number };
  /** What else has become of transfers that are remembered. */
  settle?: (flow: WalletFlow) => WalletFlow;
  tipBefore: TierAt;
  tipAfter: TierAt;
  now: Instant;
}

const UNKNOWN = { raw: null, exact: false };

const unchanged = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

interface Balance {
  raw: bigint | null;
  /** Whether it is that at the end of the last block read. */
  exact: boolean;
}

/** What the node cannot tell is not known, and holds nothing up. */
const orUnknown = async (count: number, asked: Promise<(bigint | null)[]>): Promise<(bigint | null)[]> =>
  asked.catch((error: unknown) => {
    if (error instanceof NodeFailure) return Array.from({ length: count }, () => null);
    throw error;
  });

/** Balances of what has moved and of what is compared, in one question. */
const balancesOf = async (
  { api, ask }: Pick<UsableNode, 'api' | 'ask'>,
  keys: readonly FlowKey[],
  height: number | null,
): Promise<Balance[]> => {
  if (keys.length === 0) return [];
  const accounts = keys.map(({ wallet, contract }) => ({ address: wallet, contract }));
  if (api.balancesAt === undefined || height === null) {
    const raws = await orUnknown(keys.length, api.balances(ask, accounts, height));
    return raws.map((raw) => ({ raw, exact: false }));
  }
  const exact = await orUnknown(keys.length, api.balancesAt(ask, accounts, height));
  const missing = accounts.filter((_, index) => exact[index] === null);
  const about = missing.length === 0 ? [] : await orUnknown(missing.length, api.balances(ask, missing, height));
  return exact.map((raw) => (raw === null ? { raw: about.shift() ?? null, exact: false } : { raw, exact: true }));
};

/** The chain's own asset of wallets that are looked at though no transfer touched them. */
const compared = (
  chain: Chain,
  { wallets, watched }: FlowPorts,
  { hidden }: TransferReading,
  touched: readonly WalletEvents[],
): WalletEvents[] => {
  if (hidden === undefined) return [];
  const paid = [...hidden.fees.keys()].flatMap((address) => wallets.find(chain.id, address) ?? []).filter(watched);
  const native = new Set(touched.flatMap(({ key }) => (key.contract === null ? [key.wallet] : [])));
  const others = new Map([...paid, ...hidden.compared].map((wallet) => [wallet.address, wallet]));
  return [...others.values()]
    .filter(({ address }) => !native.has(address))
    .map((wallet) => ({ key: { wallet: wallet.address, contract: null }, ...chain.native, wallet, events: [] }));
};

/** Findings of the exchanges whose wallets say something else now than before. */
const toldOf = (
  flows: readonly { before: WalletFlow; after: WalletFlow; wallet: Wallet }[],
  { tipBefore, tipAfter }: TransferReading,
): Map<string, { findings: OutflowFinding[]; withdrawn: string[] }> => {
  const told = new Map<string, { findings: OutflowFinding[]; withdrawn: string[] }>();
  for (const { before, after, wallet } of flows) {
    const [was, is] = [findingOf(before, wallet, tipBefore), findingOf(after, wallet, tipAfter)];
    if (unchanged(was, is)) continue;
    const of = told.get(wallet.exchange) ?? { findings: [], withdrawn: [] };
    if (is !== undefined) of.findings.push(is);
    // An alarm that has grown quiet is not withdrawn: what it told did happen.
    else if (was !== undefined && after.taken.length < before.taken.length) of.withdrawn.push(findingKey(was));
    told.set(wallet.exchange, of);
  }
  return told;
};

/** The transfers as the wallets see them, with the states as they are. */
const prepare = async (
  chain: Chain,
  ports: FlowPorts,
  reading: TransferReading,
): Promise<{ all: WalletEvents[]; known: Map<string, WalletFlow> }> => {
  const { flows, wallets, watched } = ports;
  const { transfers, account, also, now } = reading;
  const only = (wallet: Wallet): boolean => watched(wallet) && (account === null || wallet.address === account.address);
  const input = { wallets, watched: only, now };
  const touched = walletEvents(transfers, { ...input, weight: () => 1n });
  const others = compared(chain, ports, reading, touched);
  const keys = new Map([...[...touched, ...others].map(({ key }) => key), ...also].map((key) => [flowKey(key), key]));
  const found = keys.size === 0 ? [] : await flows.flows(chain.id, [...keys.values()]);
  const known = new Map(found.map((flow) => [flowKey(flow), flow]));
  const weight = (key: FlowKey): bigint => BigInt(known.get(flowKey(key))?.balance ?? 1n);
  return { all: [...walletEvents(transfers, { ...input, weight }), ...others], known };
};

export interface TakenIn {
  /** Wallets whose outflow is unusual now, of those that were looked at. */
  alarmed: FlowKey[];
  /** Those that were looked at and are not. */
  calm: FlowKey[];
}

/**
 * Takes transfers into the states of the wallets that they touch: findings are handed on first, then the states are
 * written, so that a crash in between is seen again by the next poll and changes nothing twice. Throws Conflict where
 * another poll was faster.
 */
export const takeInTransfers = async (
  chain: Chain,
  node: Pick<UsableNode, 'api' | 'ask'>,
  ports: FlowPorts,
  reading: TransferReading,
): Promise<TakenIn> => {
  const { all, known } = await prepare(chain, ports, reading);
  const isIn = ({ reading: taken }: WalletFlow): boolean =>
    reading.account !== null && taken >= reading.account.reading;
  const moved = all.filter(({ key }) => !(known.has(flowKey(key)) && isIn(known.get(flowKey(key)) as WalletFlow)));
  const balances = await balancesOf(
    node,
    moved.map(({ key }) => key),
    reading.through?.height ?? null,
  );
  const { hidden } = reading;
  const unusual = [...known.values()].flatMap(({ wallet, episode }) =>
    episode !== null && reading.now - episode.at <= HOUR ? (ports.wallets.find(chain.id, wallet) ?? []) : [],
  );
  const neighboursOf = ({ exchange, address }: Wallet): number =>
    new Set(unusual.filter((one) => one.exchange === exchange && one.address !== address).map((one) => one.address))
      .size;
  const advance = (before: WalletFlow, wallet: Wallet, events: WalletEvents['events'], balance: Balance) => ({
    before,
    wallet,
    after: advanceFlow(reading.settle?.(before) ?? before, events, {
      detector: ports.detector,
      dropped: reading.dropped,
      markAt: reading.markAt,
      through: reading.through,
      reading: reading.account?.reading ?? 0,
      final: reading.tipAfter.final,
      neighbours: neighboursOf(wallet),
      balance: balance.raw,
      exact:
        hidden !== undefined && balance.exact && before.contract === null
          ? { fees: hidden.fees.get(before.wallet) ?? 0n, contiguousFrom: hidden.contiguousFrom }
          : null,
      announced: (at) => ports.announced?.(wallet.exchange, at) === true,
      now: reading.now,
    }),
  });
  const advanced = moved.map(({ events, ...of }, index) =>
    advance(known.get(flowKey(of.key)) ?? firstFlow(chain.id, of), of.wallet, events, balances[index] ?? UNKNOWN),
  );
  const movedKeys = new Set(moved.map(({ key }) => flowKey(key)));
  const watchedOnly = [...known.values()].flatMap((flow) => {
    const wallet = movedKeys.has(flowKey(flow)) ? undefined : ports.wallets.find(chain.id, flow.wallet);
    if (wallet === undefined) return [];
    const { after, before } = advance(flow, wallet, [], UNKNOWN);
    // Nothing moved: where a reading stands is no news of its own.
    return [{ before, wallet, after: { ...after, through: before.through, reading: before.reading } }];
  });
  const looked = [...advanced, ...watchedOnly];

  for (const [exchange, { findings, withdrawn }] of toldOf(looked, reading))
    // Exchanges one after another: there are few, and each has an incident of its own.
    // oxlint-disable-next-line no-await-in-loop
    await ports.takeInOutflows(exchange, findings, withdrawn);

  const isBefore = (flow: WalletFlow): boolean => (flow.exactAt ?? -1) < (hidden?.contiguousFrom ?? -1);
  // Where a reading stands is no change of its own: what has not moved is not written.
  const changed = looked.filter(
    ({ before, after }) =>
      !unchanged(before, { ...after, through: before.through, reading: before.reading, exactAt: before.exactAt }) ||
      (after.exactAt !== null && (before.exactAt === null || isBefore(before))),
  );
  await Promise.all(changed.map(({ after }) => ports.flows.save(after)));
  const keyOf = ({ after: { wallet, contract } }: { after: WalletFlow }): FlowKey => ({ wallet, contract });
  return {
    alarmed: looked.filter(({ after }) => after.episode !== null).map(keyOf),
    calm: looked.filter(({ after }) => after.episode === null).map(keyOf),
  };
};

/** The wallets that are alarmed after a reading. */
export const alarmedAfter = ({ alarmed }: Pick<ChainHead, 'alarmed'>, taken: TakenIn): FlowKey[] => {
  const looked = new Set([...taken.alarmed, ...taken.calm].map(flowKey));
  return [...alarmed.filter((key) => !looked.has(flowKey(key))), ...taken.alarmed];
};
