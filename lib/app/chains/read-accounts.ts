import {
  flowKey,
  type AccountReading,
  type ChainHead,
  type ChainStore,
  type PendingTransfer,
  type WalletFlow,
} from '../../core/chain-stores.ts';
import { NodeFailure, type AccountApi, type Chain } from '../../core/chain.ts';
import type { TierAt } from '../../core/flow/episode.ts';
import { settleFlow, unsettledOf, type Standing } from '../../core/flow/settle-flow.ts';
import { takenId } from '../../core/flow/taken.ts';
import type { Clock } from '../../core/time.ts';
import type { Transfer } from '../../core/transfer.ts';
import type { Wallet } from '../../core/wallet.ts';
import { failOver, type UsableNode, type Watch } from './nodes.ts';
import { tierAt } from './read-blocks.ts';
import { nextOf, roundAfter } from './round.ts';
import {
  ACCOUNTS_AT_ONCE,
  ACCOUNTS_PER_POLL,
  GAPS_MOST,
  PAGES_MOST,
  POLL_MOST_MS,
  STANDINGS_MOST,
} from './reading-limits.ts';
import { alarmedAfter, takeInTransfers, type FlowPorts, type TakenIn } from './take-in-transfers.ts';

export interface AccountPorts extends FlowPorts {
  chains: Pick<ChainStore, 'accounts' | 'saveAccount'>;
  /** The accounts that are read one by one, each once, in order of address. */
  accounts: readonly Wallet[];
  clock: Clock;
}

const apiOf = ({ api }: UsableNode): AccountApi => {
  if (api.reads !== 'accounts') throw new Error(`${api.name} reads no accounts`);
  return api;
};

const pendingOf = ({ raw, ...transfer }: Transfer): PendingTransfer => ({ ...transfer, raw: String(raw) });
const transferOf = (chain: string, { raw, ...transfer }: PendingTransfer): Transfer => ({
  ...transfer,
  chain,
  raw: BigInt(raw),
});

interface Reading {
  chain: Chain;
  node: UsableNode;
  ports: AccountPorts;
  head: ChainHead;
  before: TierAt;
}

/** What of a page the wallet's states have not taken in: pages show again what is in no block yet. */
const isNews = async (address: string, transfers: readonly Transfer[], { chain, ports }: Reading): Promise<boolean> => {
  if (transfers.length === 0) return false;
  const contracts = [...new Set(transfers.map(({ contract }) => contract))];
  const flows = await ports.flows.flows(
    chain.id,
    contracts.map((contract) => ({ wallet: address, contract })),
  );
  const known = new Map(flows.flatMap(({ taken }) => taken.map((one) => [one.id, one.height] as const)));
  return transfers.some((transfer) => {
    const id = takenId(transfer, address);
    return !known.has(id) || known.get(id) !== transfer.height;
  });
};

/**
 * Reads one account: what it brings is written with the cursor first, then taken in, then crossed out, so that a
 * crash in between neither doubles nor loses. Answers undefined where nothing came.
 */
const readAccount = async (
  address: string,
  stored: AccountReading | undefined,
  reading: Reading,
): Promise<{ taken: TakenIn | undefined; complete: boolean }> => {
  const { chain, node, ports, head, before } = reading;
  const first = { chain: chain.id, address, cursor: null, reading: 0, pending: [], version: 0 };
  let account: AccountReading = stored ?? { ...first, readAt: ports.clock() };
  let complete = true;
  if (account.pending.length === 0) {
    const page = await apiOf(node).since(node.ask, address, account.cursor, PAGES_MOST);
    ({ complete } = page);
    const news = await isNews(address, page.transfers, reading);
    if (!news && page.cursor === account.cursor) return { taken: undefined, complete };
    account = await ports.chains.saveAccount({
      ...account,
      cursor: page.cursor,
      readAt: ports.clock(),
      ...(news && { reading: account.reading + 1, pending: page.transfers.map(pendingOf) }),
    });
    if (!news) return { taken: undefined, complete };
  }
  const taken = await takeInTransfers(chain, node, ports, {
    transfers: account.pending.map((pending) => transferOf(chain.id, pending)),
    dropped: [],
    markAt: () => null,
    through: null,
    account: { address, reading: account.reading },
    // The exchange's other wallets that are alarmed make this one's outflow more unusual.
    also: head.alarmed,
    tipBefore: before,
    tipAfter: tierAt(chain, head),
    now: ports.clock(),
  });
  await ports.chains.saveAccount({ ...account, pending: [] });
  return { taken, complete };
};

/** Where the transfers that alarms rest on stand now. */
const standingsOf = async (flows: readonly WalletFlow[], { chain, node, head }: Reading): Promise<Standing[]> => {
  const asked = flows
    .flatMap((flow) => unsettledOf(flow, tierAt(chain, head)).map((txid) => ({ key: flowKey(flow), txid, flow })))
    .slice(0, STANDINGS_MOST);
  const standings: Standing[] = [];
  for (const { key, txid, flow } of asked) {
    // The turns of the host's requests are the limit.
    // oxlint-disable-next-line no-await-in-loop
    standings.push({ key, txid, at: await apiOf(node).standing(node.ask, txid, flow.wallet) });
  }
  return standings;
};

/** Alarms are looked at again: a transfer that is gone is taken back, one that is surer is said to be. */
const settleAlarms = async (reading: Reading): Promise<TakenIn> => {
  const { chain, node, ports, head, before } = reading;
  if (head.alarmed.length === 0) return { alarmed: [], calm: [] };
  const standings = await standingsOf(await ports.flows.flows(chain.id, head.alarmed), reading);
  return takeInTransfers(chain, node, ports, {
    transfers: [],
    dropped: [],
    markAt: () => null,
    through: null,
    account: null,
    also: head.alarmed,
    settle: (flow) => settleFlow(flow, standings, ports.detector),
    tipBefore: before,
    tipAfter: tierAt(chain, head),
    now: ports.clock(),
  });
};

/**
 * Each account once, several side by side, until the time is up or one fails: the others under way end first. Answers
 * what is left. Throws what the first has thrown.
 */
const inTurn = async (
  addresses: readonly string[],
  one: (address: string) => Promise<void>,
  isLate: () => boolean,
): Promise<string[]> => {
  const queue = [...addresses];
  const state = { failed: false };
  const work = async (): Promise<void> => {
    try {
      while (queue.length > 0 && !state.failed && !isLate()) {
        // oxlint-disable-next-line no-await-in-loop
        await one(queue.shift() ?? '');
      }
    } catch (error) {
      state.failed = true;
      throw error;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: ACCOUNTS_AT_ONCE }, work));
  const rejected = ends.find((end) => end.status === 'rejected');
  if (rejected !== undefined) throw rejected.reason;
  return queue;
};

/**
 * Reads accounts one by one, as many as a poll bears, in turn; those whose outflow is unusual every time. A node that
 * fails in the middle is followed by the next, which goes on with the accounts that are left.
 */
export const readAccounts = async (
  chain: Chain,
  start: ChainHead,
  { nodes, watch, ports, before }: { nodes: readonly UsableNode[]; watch: Watch; ports: AccountPorts; before: TierAt },
): Promise<ChainHead> => {
  const { clock } = ports;
  const startedAt = clock();
  const next = nextOf(ports.accounts, start.round?.after ?? null, ACCOUNTS_PER_POLL);
  const all = new Set(ports.accounts.map(({ address }) => address));
  // Those that are alarmed first, whosever turn it is.
  const alarmed = start.alarmed.map(({ wallet }) => wallet).filter((address) => all.has(address));
  const addresses = [...new Set([...alarmed, ...next.wallets.map(({ address }) => address)])];
  const stored = new Map((await ports.chains.accounts(chain.id, addresses)).map((one) => [one.address, one]));
  const done = new Set<string>();
  const gaps: ChainHead['gaps'] = [];
  let head: ChainHead = start;
  const left = await failOver(nodes, watch, async (node) => {
    const reading: Reading = { chain, node, ports, head, before };
    head = { ...head, alarmed: alarmedAfter(head, await settleAlarms(reading)) };
    return inTurn(
      addresses.filter((address) => !done.has(address)),
      async (address) => {
        const { taken, complete } = await readAccount(address, stored.get(address), reading);
        done.add(address);
        if (!complete) gaps.push({ blocks: null, address, since: clock() });
        if (taken !== undefined) head = { ...head, alarmed: alarmedAfter(head, taken) };
      },
      () => clock() - startedAt > POLL_MOST_MS,
    );
  }).catch((error: unknown) => {
    // What was read until then is kept; the rest is read by the next poll.
    if (error instanceof NodeFailure && done.size > 0) return addresses.filter((address) => !done.has(address));
    throw error;
  });
  const after = left.length === 0 ? next.after : (start.round?.after ?? null);
  return {
    ...head,
    height: head.tip,
    gaps: [...head.gaps, ...gaps].slice(-GAPS_MOST),
    round: roundAfter(start.round, all.size, after, clock()),
    behind: left.length,
  };
};
