import { createPollChain } from '../../lib/app/chains/poll-chain.ts';
import type { TakeInOutflows } from '../../lib/app/chains/take-in-transfers.ts';
import type { FlowDetector } from '../../lib/core/chain-stores.ts';
import type { Chain } from '../../lib/core/chain.ts';
import type { Log } from '../../lib/core/log.ts';
import type { Clock, Instant } from '../../lib/core/time.ts';
import type { Wallet } from '../../lib/core/wallet.ts';
import { createChainStore } from '../../lib/store/chain-store.ts';
import { createFlowStore } from '../../lib/store/flow-store.ts';
import type { Table } from '../../lib/store/table.ts';
import { createWalletBook } from '../../lib/wallets/wallet-book.ts';
import type { IncidentFacts } from './facts.ts';
import type { Schedule } from './schedule.ts';
import { askVirtual, createVirtualNodes } from './virtual-world.ts';
import { reserveOf } from './warm-up.ts';

const EVM = new Set(['ethereum', 'bsc', 'polygon']);
const SOURCE = { source: 'replay', confidence: 'assumed known beforehand' };

/** The wallets that the replay takes as known beforehand: those that were robbed, and the reserve that refills them. */
export const walletsOf = (facts: IncidentFacts) => {
  const { exchange } = facts;
  const book = createWalletBook(EVM);
  for (const { asset, address, kind } of facts.wallets)
    book.add({ exchange, chains: [asset.chain], kind, ...SOURCE }, address, null);
  for (const chain of new Set(facts.wallets.map(({ asset }) => asset.chain)))
    book.add({ exchange, chains: [chain], kind: 'cold', ...SOURCE }, reserveOf(facts, chain), null);
  return book;
};

export interface PlayPorts {
  /** Empty. */
  table: Table;
  detector: FlowDetector;
  takeInOutflows: TakeInOutflows;
  log: Log;
  /** Moved by the play alone. */
  clock: Clock & { set(now: Instant): void };
  /** After each poll: what has been taken in is told then. */
  settle?: () => Promise<void>;
}

/** A clock that stands until it is set. */
export const createVirtualClock = (start: Instant): PlayPorts['clock'] => {
  let now = start;
  return Object.assign(() => now, {
    set: (next: Instant): void => {
      now = next;
    },
  });
};

const byAddress = (a: Wallet, b: Wallet): number => (a.address < b.address ? -1 : 1);

/**
 * Plays what happened through the reading of chains, the stores and the detector as they run in production, poll by
 * poll. Virtual nodes answer in place of real ones.
 */
export const playHistory = async (facts: IncidentFacts, schedule: Schedule, ports: PlayPorts): Promise<void> => {
  const { clock, table, detector, takeInOutflows, log, settle } = ports;
  const nodes = createVirtualNodes(schedule.movements, { ...schedule, clock });
  const wallets = walletsOf(facts);
  const on = ({ id }: Chain): Wallet[] => wallets.of(facts.exchange, id).toSorted(byAddress);
  const poll = createPollChain({
    chains: createChainStore({ table }),
    flows: createFlowStore({ table }),
    wallets,
    watched: ({ kind }) => kind !== 'deposit',
    accountsOf: on,
    exchangesOn: () => [facts.exchange],
    detector,
    takeInOutflows,
    askOf: ({ url }) => {
      const found = nodes.find(({ chain }) => url === `https://${chain.id}.replay.invalid`);
      if (found === undefined) throw new RangeError('no such virtual node');
      return askVirtual(found.node);
    },
    clock,
    log,
  });
  for (const at of schedule.polls) {
    clock.set(at);
    for (const { chain, api } of nodes) {
      // Polls come one after another, as time does.
      // oxlint-disable-next-line no-await-in-loop
      await poll({ chain, endpoints: [{ api, url: `https://${chain.id}.replay.invalid` }] });
    }
    // oxlint-disable-next-line no-await-in-loop
    await settle?.();
  }
};
