import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { createPollChain } from '../../lib/app/chains/poll-chain.ts';
import { CHAINS } from '../../lib/chains/index.ts';
import type { Chain } from '../../lib/core/chain.ts';
import type { Wallet } from '../../lib/core/wallet.ts';
import { outflowDetector } from '../../lib/detectors/outflow.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { SPACING_MS } from '../../lib/sources/request-spacing.ts';
import { createNodeReader } from '../../lib/sources/node-reader.ts';
import { createChainStore } from '../../lib/store/chain-store.ts';
import { createFlowStore } from '../../lib/store/flow-store.ts';
import { createDirectory } from '../../lib/wallets/directory.ts';
import { silentLog } from '../app/poll/scripted-exchange.ts';
import { startEmbeddedTable } from '../store/embedded-table.ts';

const MINUTE = 60_000;
const POLLS = 12;
const POLLS_A_DAY = 24 * 60;
const START = 1_700_000_000_000;
/** A full block of Ethereum, and how many of its transactions pay from or to a wallet of the registry. */
const TRANSACTIONS = 200;
const OF_WALLETS = 4;
const HEIGHT = 20_000_000;
const NEM_HEIGHT = 5_000_000;
const BITCOIN_HEIGHT = 900_000;

type Answer = (path: string, body: string, minute: number) => unknown;

const hex = (value: number | bigint): string => `0x${value.toString(16)}`;
const hash = (letter: string, number: number): string => `0x${number.toString(16).padStart(64, letter)}`;
const stranger = (number: number): string => `0x${number.toString(16).padStart(40, 'e')}`;

/** Five blocks a minute, each with its receipts; every wallet holds enough. */
const ethereum = (wallets: readonly Wallet[]): Answer => {
  const block = (height: number) => ({
    number: hex(height),
    hash: hash('b', height),
    parentHash: hash('b', height - 1),
    timestamp: hex(Math.floor(START / 1_000) + (height - HEIGHT) * 12),
    transactions: Array.from({ length: TRANSACTIONS }, (_, index) => ({
      hash: hash('c', height * 1_000 + index),
      from: index < OF_WALLETS ? wallets[(height * OF_WALLETS + index) % wallets.length]?.address : stranger(index),
      to: stranger(height * 1_000 + index),
      value: hex(10n ** 18n),
      input: '0x',
      gas: '0x5208',
      gasPrice: '0x3b9aca00',
      nonce: '0x1',
    })),
  });
  const receipts = (height: number) =>
    block(height).transactions.map(({ hash: transactionHash, from, to }, index) => ({
      blockHash: hash('b', height),
      blockNumber: hex(height),
      transactionHash,
      transactionIndex: hex(index),
      from,
      to,
      status: '0x1',
      gasUsed: '0x5208',
      effectiveGasPrice: '0x0',
      logs: [],
    }));
  return (_path, body, minute) => {
    const tip = HEIGHT + minute * 5;
    const one = ({ id, method, params: [first] }: { id: number; method: string; params: unknown[] }) => {
      const height = first === 'finalized' ? tip - 64 : Number(first);
      const results: Record<string, () => unknown> = {
        eth_chainId: () => '0x1',
        eth_blockNumber: () => hex(tip),
        eth_getBlockByNumber: () => block(height),
        eth_getBlockReceipts: () => receipts(height),
        eth_getBalance: () => hex(10n ** 24n),
      };
      return { jsonrpc: '2.0', id, result: results[method]?.() ?? null };
    };
    const calls = JSON.parse(body) as Parameters<typeof one>[0] | Parameters<typeof one>[0][];
    return Array.isArray(calls) ? calls.map(one) : one(calls);
  };
};

/** Accounts at which nothing happens: most of them, in most minutes. */
const esplora: Answer = (path, _body, minute) => {
  if (path.endsWith('/blocks/tip/height')) return BITCOIN_HEIGHT + Math.floor(minute / 10);
  return path.includes('/txs') ? [] : { address: path.split('/').at(-1), chain_stats: {} };
};
const nis1: Answer = (path, _body, minute) =>
  path.startsWith('/chain/height') ? { height: NEM_HEIGHT + minute } : { data: [] };

const serve = async (answer: Answer, minute: () => number) => {
  const counted = { calls: 0, bytes: 0 };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      const text = JSON.stringify(answer(request.url ?? '/', body, minute()));
      counted.calls += 1;
      counted.bytes += text.length;
      response.end(text);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, counted, close: () => server.close() };
};

const measure = async (chain: Chain, api: string, answerOf: (wallets: readonly Wallet[]) => Answer) => {
  const wallets = createDirectory([]);
  const all = Object.keys(EXCHANGES)
    .flatMap((exchange) => wallets.of(exchange, chain.id))
    .filter(({ kind }) => kind !== 'deposit')
    .toSorted((a, b) => (a.address < b.address ? -1 : 1));
  const units = { read: 0, write: 0 };
  const embedded = await startEmbeddedTable((operation, count) => {
    units[operation] += count;
  });
  let minute = 0;
  const clock = () => START + minute * MINUTE;
  const node = await serve(answerOf(all), () => minute);
  const poll = createPollChain({
    chains: createChainStore({ table: embedded.table }),
    flows: createFlowStore({ table: embedded.table }),
    wallets,
    watched: ({ kind }) => kind !== 'deposit',
    accountsOf: () => all,
    exchangesOn: () => Object.keys(EXCHANGES),
    detector: outflowDetector,
    takeInOutflows: async () => undefined,
    askOf: createNodeReader({
      clock,
      userAgent: 'mamori/0.0.0',
      random: () => 0,
      sleep: async () => undefined,
    }),
    clock,
    log: silentLog,
  });
  const watched = { chain, endpoints: [{ api, url: node.url }] };
  // The first sight, and a round in which every account begins.
  for (; minute < POLLS; minute += 1) await poll(watched);
  Object.assign(units, { read: 0, write: 0 });
  Object.assign(node.counted, { calls: 0, bytes: 0 });
  const startedAt = performance.now();
  for (; minute < 2 * POLLS; minute += 1) await poll(watched);
  const took = performance.now() - startedAt;
  const each = (value: number, digits = 1): number => Number((value / POLLS).toFixed(digits));
  const result = {
    chain: chain.id,
    api,
    wallets: all.length,
    'calls a poll': each(node.counted.calls),
    'KB a poll': each(node.counted.bytes / 1_024, 0),
    'read units': each(units.read),
    'write units': each(units.write),
    'ms a poll': each(took, 0),
    'turns, ms': Math.round(each(node.counted.calls) * SPACING_MS),
    'calls a day': Math.round(each(node.counted.calls) * POLLS_A_DAY),
  };
  node.close();
  await embedded.close();
  return result;
};

/**
 * What a poll of the chains takes with the wallets of the registry: calls of one node, units of the table, time of this
 * machine (with a node that answers at once, on the same processor), and what turns at three requests a second add.
 * Made blocks, not recorded ones: Ethereum's are full, and four payments of each are of wallets; no account moves.
 */
export const chainsBench = async (): Promise<Record<string, unknown>[]> => [
  await measure(CHAINS.ethereum, 'json-rpc', ethereum),
  await measure(CHAINS.bitcoin, 'esplora', () => esplora),
  await measure(CHAINS.nem, 'nis1', () => nis1),
];
