import { setTimeout as sleep } from 'node:timers/promises';
import { createPollChain, type WatchedChain } from '../app/chains/poll-chain.ts';
import { createPollChains } from '../app/chains/poll-chains.ts';
import { createReviewOutflows, createTakeInOutflows } from '../app/take-in-outflows.ts';
import { CHAINS } from '../chains/index.ts';
import { BadConfiguration, type Config } from '../config.ts';
import type { Chain } from '../core/chain.ts';
import type { Exchange } from '../core/exchange.ts';
import { SECOND } from '../core/time.ts';
import type { Wallet, WalletDirectory } from '../core/wallet.ts';
import { outflowDetector } from '../detectors/outflow.ts';
import type { Environment } from '../secrets/secret-names.ts';
import { createNodeReader } from '../sources/node-reader.ts';
import { userAgentOf } from '../sources/user-agent.ts';
import { createChainStore } from '../store/chain-store.ts';
import { createExchangeStore } from '../store/exchange-store.ts';
import { createFlowStore } from '../store/flow-store.ts';
import { createIncidentStore } from '../store/incident-store.ts';
import { createOutflowStore } from '../store/outflow-store.ts';
import { createStatementStore } from '../store/statement-store.ts';
import { VERSION } from '../version.ts';
import { clock, directoryOf, queuesOf, wireBase, type Base } from './base.ts';
import { priceBook } from './prices.ts';
import { knownWallets } from './wallets.ts';

/** Timers are late and early by some milliseconds: no second may hold one request more. */
const SPARE_MS = 15;

const known: Readonly<Record<string, Chain>> = CHAINS;

/** The chains to read with the nodes to ask. Throws BadConfiguration, which never shows an address. */
export const watchedChains = ({
  MAMORI_CHAINS: wanted,
  MAMORI_NODES: nodes,
}: Pick<Config, 'MAMORI_CHAINS' | 'MAMORI_NODES'>): WatchedChain[] => {
  if (!wanted.every((id) => Object.hasOwn(known, id)))
    throw new BadConfiguration(`MAMORI_CHAINS takes ids of known chains: ${Object.keys(known).join(', ')}`);
  for (const [index, { chain, api }] of nodes.entries()) {
    const apis = Object.hasOwn(known, chain) ? known[chain]?.apis.map(({ name }) => name) : undefined;
    if (apis === undefined)
      throw new BadConfiguration(`MAMORI_NODES takes ids of known chains: ${Object.keys(known).join(', ')}`);
    if (!apis.includes(api))
      throw new BadConfiguration(`MAMORI_NODES takes for ${chain} (entry ${index + 1}) one of ${apis.join(', ')}`);
  }
  return wanted.flatMap((id) => {
    const chain = known[id];
    const own = nodes.filter((node) => node.chain === id);
    return chain === undefined ? [] : [{ chain, endpoints: own.length === 0 ? chain.endpoints : own }];
  });
};

const byAddress = (a: Wallet, b: Wallet): number => (a.address < b.address ? -1 : 1);

/** The wallets of the exchanges that are polled: others are counterparties, and nobody is told of them. */
const walletsOf = (wallets: WalletDirectory, directory: Readonly<Record<string, Exchange>>) => {
  // A customer's deposit address is swept by the exchange itself: what leaves it says nothing.
  const watched = ({ exchange, kind }: Wallet): boolean => Object.hasOwn(directory, exchange) && kind !== 'deposit';
  const on = ({ id }: Chain): Wallet[] => Object.keys(directory).flatMap((exchange) => wallets.of(exchange, id));
  return {
    wallets,
    watched,
    exchangesOn: (chain: Chain) => [...new Set(on(chain).map(({ exchange }) => exchange))].toSorted(),
    accountsOf: (chain: Chain) => on(chain).filter(watched).toSorted(byAddress),
  };
};

/** From what wallets show to incidents; and the open ones looked at anew, once a poll. */
const outflowsOf = (base: Base) => {
  const { config, log, table } = base;
  const outflows = createOutflowStore({ table });
  const takeIn = createTakeInOutflows({
    outflows,
    incidents: createIncidentStore({ table, clock }),
    exchanges: createExchangeStore({ table }),
    statements: createStatementStore({ table }),
    prices: priceBook(base),
    chains: Object.fromEntries(Object.values(known).map(({ id, names }) => [id, names])),
    queues: queuesOf(config),
    clock,
  });
  return {
    takeInOutflows: async (...[exchange, findings, withdrawn]: Parameters<typeof takeIn>) => {
      // Addresses of exchanges are public; amounts of theirs are nobody's secret.
      log.warn('unusual outflow', { exchange, findings, withdrawn });
      await takeIn(exchange, findings, withdrawn);
    },
    review: createReviewOutflows(outflows, takeIn, (exchange, error) => {
      log.error('review of an outflow failed', {
        exchange,
        error: error instanceof Error ? error.message : String(error),
      });
    }),
  };
};

export const wirePollChains = (
  name: string,
  environment?: Environment,
): ((only?: readonly string[]) => Promise<void>) => {
  const base = wireBase(name, environment);
  const { config, log, table } = base;
  const directory = directoryOf(config);
  const walletsNow = knownWallets({ table });
  const { takeInOutflows, review } = outflowsOf({ ...base, log });
  const ports = {
    chains: createChainStore({ table }),
    flows: createFlowStore({ table }),
    detector: outflowDetector,
    takeInOutflows,
    askOf: createNodeReader({
      clock,
      egressUrl: config.MAMORI_EGRESS_URL,
      userAgent: userAgentOf(VERSION, config.MAMORI_PUBLIC_URL),
      random: Math.random,
      sleep: (milliseconds) => sleep(milliseconds),
      spacingMs: Math.ceil(SECOND / config.MAMORI_NODE_RATE) + SPARE_MS,
    }),
    clock,
    log,
  };
  const poll = createPollChains(
    watchedChains(config),
    async (watched) => {
      const wallets = walletsOf(await walletsNow(), directory);
      // Where nobody's wallets are, nothing is to be seen.
      if (wallets.accountsOf(watched.chain).length > 0) await createPollChain({ ...ports, ...wallets })(watched);
    },
    log,
  );
  return async (only) => {
    await poll(only);
    // A stop that came since, and hours that passed, are no matter of one chain.
    if (only === undefined) await review(Object.keys(directory));
  };
};
