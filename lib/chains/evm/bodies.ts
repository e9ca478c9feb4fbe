import type { TransferBody } from '../../core/chain.ts';
import { Unreadable } from '../../core/exchange.ts';
import type { Touches, Transfer } from '../../core/transfer.ts';
import { blockIn, looksLikeBlock, nativeTransfersOf, partiesOf } from './block.ts';
import { looksLikeTransaction, transfersOfTransaction } from './blockscout.ts';
import { looksLikeRow, rowsIn, transfersOfRows } from './explorer-rows.ts';
import { hashIn, hexAmount, hexNumber, instantOf, isFields, needed, resultOf, type Fields } from './node-value.ts';
import { looksLikeJoined, transfersOfJoined } from './paired-answers.ts';
import { looksLikeReceipt, transfersOfReceipt } from './receipts.ts';
import { transfersOfLogs } from './token-logs.ts';
import { looksLikeCalls, looksLikeTraces, transfersOfCalls, transfersOfTraces } from './traces.ts';
import { nativeTransfer, type EvmNames } from './transfers.ts';

const NODES = 'https://ethereum.github.io/execution-apis';
const EXPLORERS = 'https://docs.etherscan.io/api-reference/endpoint';

/** One answer cannot tell its block's time, nor how deep it lies. */
const ALONE = { time: null, final: null };
const NOWHERE = { height: null, ...ALONE };

const result = (body: unknown): unknown => (isFields(body) ? body.result : undefined);
const firstOf = (value: unknown): unknown => (Array.isArray(value) ? (value as readonly unknown[])[0] : undefined);

/** What is in the `result` of a JSON-RPC answer, by its structure. */
const rpcBody = (
  name: string,
  documentation: string,
  looksRight: (value: unknown) => boolean,
  read: (value: unknown, touches: Touches) => Transfer[],
): TransferBody => ({
  name,
  documentation,
  recognises: (body) => looksRight(result(body)),
  read: (body, touches) => read(resultOf(body), touches),
});

const looksLikeSingle = (value: unknown): value is Fields =>
  isFields(value) && 'from' in value && 'value' in value && 'hash' in value && !('parentHash' in value);

const isExplorerAnswer = (body: unknown): boolean => isFields(body) && 'status' in body && 'message' in body;
const looksLikeLogs = (value: unknown): boolean => {
  const first = firstOf(value);
  return isFields(first) && Array.isArray(first.topics);
};

/** A transaction without its receipt: whether it failed is not told. One that waits has no block yet. */
const transferOfSingle = (names: EvmNames, value: unknown, touches: Touches): Transfer[] => {
  const transaction = needed(looksLikeSingle(value) ? value : undefined, 'a transaction');
  const [from, to] = partiesOf(transaction);
  const { blockNumber } = transaction;
  const place = {
    txid: hashIn(transaction.hash),
    height: blockNumber === null || blockNumber === undefined ? null : needed(hexNumber(blockNumber), 'a height'),
    time: instantOf(hexNumber(transaction.blockTimestamp)) ?? null,
    final: false,
  };
  const raw = needed(hexAmount(transaction.value), 'the value of a transaction');
  if (!touches(from) && (to === null || !touches(to))) return [];
  return [nativeTransfer(names, place, 0, from, to, raw)].filter((transfer) => transfer !== undefined);
};

const transfersOfReceipts = (names: EvmNames, value: unknown, touches: Touches): Transfer[] =>
  (Array.isArray(value) ? (value as readonly unknown[]) : [value]).flatMap((receipt) =>
    transfersOfReceipt(names, receipt, touches, ALONE),
  );

const explorerBodies = (names: EvmNames): TransferBody[] => [
  {
    name: 'explorer-rows',
    documentation: `${EXPLORERS}/txlist`,
    recognises: (body) => {
      const rows = result(body);
      if (!isExplorerAnswer(body)) return false;
      return Array.isArray(rows) && (rows.length === 0 || looksLikeRow(rows[0]));
    },
    read: (body, touches) => transfersOfRows(names, rowsIn(body), touches),
  },
  {
    name: 'blockscout-transaction',
    documentation: 'https://docs.blockscout.com/devs/apis/rest',
    recognises: looksLikeTransaction,
    read: (body, touches) => transfersOfTransaction(names, body, touches),
  },
];

/** A body reads nothing that it does not recognise. */
const strict = (body: TransferBody): TransferBody => ({
  ...body,
  read(answer, touches) {
    if (!body.recognises(answer)) throw new Unreadable(`this is no answer of the kind ${body.name}`);
    return body.read(answer, touches);
  },
});

const nodeBodies = (names: EvmNames): TransferBody[] => [
  rpcBody('block', `${NODES}/api/methods/eth_getBlockByNumber`, looksLikeBlock, (value, touches) =>
    nativeTransfersOf(names, blockIn(value), touches),
  ),
  {
    name: 'block-with-receipts',
    documentation: `${NODES}/api/methods/eth_getBlockReceipts`,
    recognises: looksLikeJoined,
    read: (body, touches) => transfersOfJoined(names, body, touches),
  },
  rpcBody('transaction', `${NODES}/api/methods/eth_getTransactionByHash`, looksLikeSingle, (value, touches) =>
    transferOfSingle(names, value, touches),
  ),
  rpcBody(
    'receipts',
    `${NODES}/api/methods/eth_getBlockReceipts`,
    (value) => looksLikeReceipt(value) || looksLikeReceipt(firstOf(value)),
    (value, touches) => transfersOfReceipts(names, value, touches),
  ),
  {
    ...rpcBody('logs', `${NODES}/api/methods/eth_getLogs`, looksLikeLogs, (value, touches) =>
      transfersOfLogs(names, value, touches, ALONE),
    ),
    recognises: (body) => {
      const logs = result(body);
      return !isExplorerAnswer(body) && Array.isArray(logs) && (logs.length === 0 || looksLikeLogs(logs));
    },
  },
  rpcBody(
    'traces',
    'https://openethereum.github.io/JSONRPC-trace-module#trace_block',
    looksLikeTraces,
    (value, touches) => transfersOfTraces(names, value, touches, NOWHERE),
  ),
  rpcBody(
    'calls',
    'https://geth.ethereum.org/docs/developers/evm-tracing/built-in-tracers#call-tracer',
    looksLikeCalls,
    (value, touches) => transfersOfCalls(names, value, touches, NOWHERE),
  ),
];

/** Every documented answer that holds transfers of an EVM chain. An empty list of logs or receipts is one of logs. */
export const bodiesOf = (names: EvmNames): TransferBody[] =>
  [...nodeBodies(names), ...explorerBodies(names)].map(strict);
