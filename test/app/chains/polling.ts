import { createPollChain, type PollChainPorts } from '../../../lib/app/chains/poll-chain.ts';
import type { FlowDetector } from '../../../lib/core/chain-stores.ts';
import type { Chain, NodeEndpoint } from '../../../lib/core/chain.ts';
import { findingKey, type OutflowFinding } from '../../../lib/core/outflow.ts';
import type { Wallet, WalletDirectory } from '../../../lib/core/wallet.ts';
import { createNodeReader } from '../../../lib/sources/node-reader.ts';
import { createChainStore } from '../../../lib/store/chain-store.ts';
import { createFlowStore } from '../../../lib/store/flow-store.ts';
import type { Table } from '../../../lib/store/table.ts';
import { silentLog } from '../poll/scripted-exchange.ts';
import { scriptedChain, type World } from './scripted-chain.ts';

/** A detector whose state shows whether anything was taken in twice or not at all: half of a wallet at once is a theft. */
export const countingDetector: FlowDetector = {
  advance(state, { kind, amount, balance }) {
    const { out, count } = (state ?? { out: 0, count: 0 }) as { out: number; count: number };
    const share = kind === 'out' && balance !== null ? amount / (balance + amount) : 0;
    const level = share >= 0.5 ? 'warn' : null;
    return {
      state: { out: out + (kind === 'out' ? amount : 0), count: count + 1 },
      assessment: { level, score: share * 5, share, reasons: [] },
    };
  },
  retract(state, { kind, amount }) {
    const { out, count } = state as { out: number; count: number };
    return { out: out - (kind === 'out' ? amount : 0), count: count - 1 };
  },
};

export const walletOf = (address: string, exchange = 'kucoin', others: Partial<Wallet> = {}): Wallet => ({
  exchange,
  chain: 'scripted',
  address,
  kind: 'hot',
  label: null,
  source: 'test',
  confidence: 'high',
  conflicts: [],
  ...others,
});

export const directoryOf = (wallets: readonly Wallet[]): WalletDirectory => {
  const byAddress = new Map(wallets.map((wallet) => [wallet.address, wallet]));
  return {
    find: (_chain, address) => byAddress.get(address),
    touches: () => (address) => byAddress.has(address),
    of: (exchange) => wallets.filter((wallet) => wallet.exchange === exchange),
  };
};

/** Polls of a scripted world: what was told is kept as an incident would keep it, the last word of each wallet. */
export const startPolling = (
  world: World,
  table: Table,
  endpoints: readonly NodeEndpoint[],
  {
    wallets = [walletOf('hot'), walletOf('cold', 'kucoin', { kind: 'cold' })],
    ...others
  }: Partial<Omit<PollChainPorts, 'wallets'>> & { wallets?: readonly Wallet[]; chain?: Chain } = {},
) => {
  const told = new Map<string, OutflowFinding>();
  const calls: { exchange: string; findings: readonly OutflowFinding[]; withdrawn: readonly string[] }[] = [];
  const chain = others.chain ?? scriptedChain();
  const ports: PollChainPorts = {
    chains: createChainStore({ table }),
    flows: createFlowStore({ table }),
    wallets: directoryOf(wallets),
    watched: ({ kind }) => kind !== 'deposit',
    accountsOf: () => wallets.toSorted((a, b) => (a.address < b.address ? -1 : 1)),
    exchangesOn: () => [...new Set(wallets.map(({ exchange }) => exchange))],
    detector: countingDetector,
    takeInOutflows: async (exchange, findings, withdrawn) => {
      calls.push({ exchange, findings, withdrawn });
      for (const finding of findings) told.set(findingKey(finding), finding);
      for (const key of withdrawn) told.delete(key);
    },
    askOf: createNodeReader({
      clock: world.clock,
      userAgent: 'mamori/0.0.0',
      random: () => 0,
      sleep: async () => undefined,
    }),
    clock: world.clock,
    log: silentLog,
    ...others,
  };
  return {
    told,
    calls,
    ports,
    poll: (through: Partial<PollChainPorts> = {}) => createPollChain({ ...ports, ...through })({ chain, endpoints }),
    head: () => ports.chains.head(chain.id),
    flow: async (wallet = 'hot') => (await ports.flows.flows(chain.id, [{ wallet, contract: null }]))[0],
  };
};
