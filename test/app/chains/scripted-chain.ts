import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  NodeFailure,
  type AccountApi,
  type AskNode,
  type Block,
  type BlockApi,
  type Chain,
} from '../../../lib/core/chain.ts';
import type { Transfer } from '../../../lib/core/transfer.ts';

/** A payment as a test writes it. */
export interface Pay {
  txid: string;
  from: string | string[];
  to: string;
  amount: number;
  origin?: string;
  /** In no list of transactions. */
  hidden?: boolean;
  /** What the payer pays the chain beside. */
  fee?: number;
}

const DECIMALS = 2;
const BLOCK_SECONDS = 10;
const GENESIS = 1_700_000_000_000;

interface Written {
  height: number;
  hash: string;
  parent: string;
  time: number;
  pays: Pay[];
}

const transferOf = ({ txid, from, to, amount, origin }: Pay, block: Written | null): Transfer => ({
  chain: 'scripted',
  asset: 'SCR',
  contract: null,
  decimals: DECIMALS,
  txid,
  index: 0,
  from: [from].flat(),
  to,
  raw: BigInt(amount),
  height: block?.height ?? null,
  time: block?.time ?? null,
  final: null,
  ...(origin !== undefined && { origin }),
});

const object = (answer: unknown): any => {
  if (typeof answer !== 'object' || answer === null || 'error' in answer)
    throw new NodeFailure('unreadable', 'the answer is no object');
  return answer;
};

const ofWritten = (block: Written, touches: (address: string) => boolean): Block => ({
  height: block.height,
  hash: block.hash,
  parent: block.parent,
  time: block.time,
  transfers: block.pays
    .map((pay) => transferOf(pay, block))
    .filter(({ from, to }) => from.some(touches) || (to !== null && touches(to))),
});

const balances: BlockApi['balances'] = async (ask, accounts, height) => {
  const answer = object(
    await ask({ path: '/balances', post: { addresses: accounts.map(({ address }) => address), height } }),
  );
  return (answer.balances as (number | null)[]).map((balance) => (balance === null ? null : BigInt(balance)));
};
const tip: BlockApi['tip'] = async (ask) => {
  const { height, final } = object(await ask({ path: '/tip' }));
  return { height, final };
};
const hash = async (ask: AskNode, height: number): Promise<string> =>
  object(await ask({ path: `/hash?height=${height}` })).hash;

const blockApi: BlockApi = {
  name: 'plain',
  documentation: 'https://example.org/',
  reads: 'blocks',
  tip,
  hash,
  balances,
  async blocks(ask, from, to, touches) {
    const { blocks } = object(await ask({ path: `/blocks?from=${from}&to=${to}` })) as { blocks: Written[] };
    if (blocks.length !== to - from + 1) throw new NodeFailure('unreadable', 'blocks are missing');
    return blocks.map((block) => ofWritten(block, touches));
  },
};

/** The same where money can leave without a transfer that blocks show. */
const exactApi: BlockApi = {
  ...blockApi,
  name: 'exact',
  async blocks(ask, from, to, touches) {
    const { blocks } = object(await ask({ path: `/blocks?from=${from}&to=${to}` })) as { blocks: Written[] };
    return blocks.map((block) => ({
      ...ofWritten({ ...block, pays: block.pays.filter(({ hidden }) => hidden !== true) }, touches),
      fees: new Map(
        block.pays.flatMap(({ from: payer, fee }) => (fee === undefined ? [] : [[String(payer), BigInt(fee)]])),
      ),
    }));
  },
  balancesAt: balances,
};

const accountApi: AccountApi = {
  name: 'ledger',
  documentation: 'https://example.org/',
  reads: 'accounts',
  tip,
  balances,
  async since(ask, address, cursor, mostPages) {
    const answer = object(await ask({ path: `/since?address=${address}&cursor=${cursor ?? ''}&pages=${mostPages}` }));
    return {
      transfers: (answer.rows as { pay: Pay; block: Written | null }[]).map(({ pay, block }) => transferOf(pay, block)),
      cursor: answer.cursor,
      complete: answer.complete,
    };
  },
  standing: async (ask, txid) => object(await ask({ path: `/standing?txid=${txid}` })).standing,
};

/** A chain of its own: blocks every ten seconds, three upon another confirm it, eight make it final. */
export const scriptedChain = (): Chain => ({
  id: 'scripted',
  names: { en: 'Scripted', ja: '台本' },
  also: [],
  native: { asset: 'SCR', decimals: DECIMALS },
  blockSeconds: BLOCK_SECONDS,
  depth: { confirmed: 3, final: 8 },
  canonical: (address) => address,
  token: () => undefined,
  bodies: [],
  apis: [blockApi, exactApi, accountApi],
  endpoints: [],
});

/** What one node does with a question; undefined answers it as it should. */
export type Habit = (path: string, response: ServerResponse) => boolean;

/** The blocks that there are, seen through nodes over HTTP. Its clock is its own. */
export const startWorld = () => {
  const blocks: Written[] = [];
  const start = new Map<string, number>();
  let pool: Pay[] = [];
  let branch = 0;
  let now = GENESIS;
  const closes: (() => Promise<void>)[] = [];

  const grow = (...pays: Pay[][]): void => {
    for (const each of pays.length === 0 ? [[]] : pays) {
      const height = blocks.length;
      now = Math.max(now, GENESIS + height * BLOCK_SECONDS * 1_000);
      const time = GENESIS + height * BLOCK_SECONDS * 1_000;
      const parent = blocks.at(-1)?.hash ?? 'f'.repeat(64);
      const marked = `${branch.toString(16).padStart(4, '0')}${height.toString(16).padStart(12, '0')}`;
      blocks.push({ height, hash: marked.padEnd(64, 'a'), parent, time, pays: each });
    }
  };
  const balanceAt = (address: string, height: number): number =>
    blocks
      .slice(0, height + 1)
      .flatMap(({ pays }) => pays)
      .reduce(
        (balance, { from, to, amount, fee = 0 }) => {
          const payers = [from].flat();
          return (
            balance +
            (to === address ? amount : 0) -
            (payers.includes(address) ? Math.floor(amount / payers.length) + fee : 0)
          );
        },
        start.get(address) ?? 0,
      );

  const rowsOf = (address: string) =>
    blocks.flatMap((block) =>
      block.pays
        .filter(({ from, to }) => [from].flat().includes(address) || to === address)
        .map((pay) => ({ pay, block })),
    );
  const answer = (url: URL, body: string, lag: number): unknown => {
    const last = blocks.length - 1 - lag;
    const number = (name: string): number => Number(url.searchParams.get(name));
    const text = (name: string): string => url.searchParams.get(name) ?? '';
    switch (url.pathname) {
      case '/tip':
        return { height: last, final: null };
      case '/hash':
        return blocks[number('height')] ?? { error: 'none' };
      case '/blocks':
        return { blocks: blocks.slice(number('from'), Math.min(last, number('to')) + 1) };
      case '/balances': {
        const { addresses, height } = JSON.parse(body) as { addresses: string[]; height: number | null };
        return { balances: addresses.map((address) => balanceAt(address, height ?? last)) };
      }
      case '/since': {
        const rows = rowsOf(text('address'));
        const seen = text('cursor') === '' ? rows.length : Number(text('cursor'));
        const waiting = pool
          .filter(({ from, to }) => [from].flat().includes(text('address')) || to === text('address'))
          .map((pay) => ({ pay, block: null }));
        const fresh = rows.slice(seen);
        return {
          rows: [...fresh, ...waiting],
          cursor: String(rows.length),
          complete: seen <= rows.length && fresh.length <= 1_000,
        };
      }
      case '/standing': {
        const txid = text('txid');
        const block = blocks.find(({ pays }) => pays.some((pay) => pay.txid === txid));
        return { standing: block?.height ?? (pool.some((pay) => pay.txid === txid) ? 'pending' : 'gone') };
      }
      default:
        return { error: 'unknown' };
    }
  };

  return {
    clock: () => now,
    pass(ms: number): void {
      now += ms;
    },
    endow(address: string, amount: number): void {
      start.set(address, amount);
    },
    grow,
    /** Replaces the newest blocks, one for each list. */
    reorganise(depth: number, ...pays: Pay[][]): void {
      blocks.splice(blocks.length - depth, depth);
      branch += 1;
      grow(...pays);
    },
    wait(...pays: Pay[]): void {
      pool = pays;
    },
    get height() {
      return blocks.length - 1;
    },
    async node({ lag = 0, habit }: { lag?: number; habit?: Habit } = {}) {
      const asked: string[] = [];
      const state = { lag, habit };
      const server = createServer((request, response) => {
        const path = request.url ?? '/';
        let body = '';
        request.on('data', (chunk: Buffer) => {
          body += chunk.toString();
        });
        request.on('end', () => {
          asked.push(path);
          if (state.habit?.(path, response) === true) return;
          // A relay asks for `/HOST/PATH`.
          const own = path.replace(/^\/[\w.-]+\.example(?::\d+)?(?=\/)/, '');
          response.end(JSON.stringify(answer(new URL(own, 'http://node'), body, state.lag)));
        });
      });
      await new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
      });
      closes.push(async () => {
        server.closeAllConnections();
        await new Promise((resolve) => {
          server.close(resolve);
        });
      });
      return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, state };
    },
    async close(): Promise<void> {
      await Promise.all(closes.map((close) => close()));
    },
  };
};
export type World = ReturnType<typeof startWorld>;
export type ScriptedNode = Awaited<ReturnType<World['node']>>;
