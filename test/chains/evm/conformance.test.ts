import {
  erc20Abi,
  formatTransaction,
  isAddressEqual,
  parseEventLogs,
  type Address,
  type RpcLog,
  type RpcTransaction,
} from 'viem';
import { describe, expect, test } from 'vitest';
import { ethereum } from '../../../lib/chains/ethereum.ts';
import { CHAINS } from '../../../lib/chains/index.ts';
import type { Chain } from '../../../lib/core/chain.ts';
import { Unreadable } from '../../../lib/core/exchange.ts';
import type { Transfer } from '../../../lib/core/transfer.ts';
import {
  etlRows,
  histories,
  recorded,
  recordings,
  recordingsPresent,
  type EtlRow,
  type Recorded,
} from './recordings.ts';
import { answer, everyone, readBy } from './samples.ts';

const chainOf = ({ chain }: Recorded): Chain => CHAINS[chain as keyof typeof CHAINS];
const resultOf = ({ body }: Recorded): unknown => (body as { result?: unknown }).result;
const isKind = (name: string) => (recording: Recorded) =>
  chainOf(recording).bodies.some((candidate) => candidate.name === name && candidate.recognises(recording.body));
const read = (recording: Recorded): Transfer[] => readBy(chainOf(recording), recording.body);

/** What identifies a transfer and what it moves, in any order. */
const brief = (transfers: readonly Transfer[]): string[] =>
  transfers
    .map(({ txid, index, contract, from, to, raw }) => [txid, index, contract, ...from, to, raw].join(' '))
    .toSorted();

describe.skipIf(!recordingsPresent)('recordings of ../shared', () => {
  const hasTransactions = (recording: Recorded): boolean =>
    (resultOf(recording) as { transactions: unknown[] }).transactions.every(
      (transaction) => typeof transaction === 'object',
    );

  test('there are some of every kind', () => {
    const counts = Object.fromEntries(
      ['block', 'transaction', 'receipts', 'logs', 'explorer-rows', 'blockscout-transaction'].map((name) => [
        name,
        recordings.filter(isKind(name)).length,
      ]),
    );
    expect(counts).toEqual({
      block: 22,
      transaction: 13,
      receipts: 21,
      logs: 1,
      'explorer-rows': 35,
      'blockscout-transaction': 22,
    });
  });

  test.each(recordings.filter(isKind('block')).filter(hasTransactions))(
    'block $file: as viem reads it',
    (recording) => {
      const { transactions } = resultOf(recording) as { transactions: RpcTransaction[] };
      const expected = transactions
        .map((transaction) => formatTransaction(transaction))
        .filter(({ value, from, to }) => value > 0n && (to === null || !isAddressEqual(from, to)))
        .map(({ hash, from, to, value }) => [hash, 0, null, from, to, value].join(' ').toLowerCase())
        .toSorted();
      expect(brief(read(recording)).map((line) => line.toLowerCase())).toEqual(expected);
      expect(
        read(recording).every(({ final, height, time }) => final === false && height !== null && time !== null),
      ).toBe(true);
    },
  );

  test.each(recordings.filter(isKind('block')).filter((recording) => !hasTransactions(recording)))(
    'block $file tells hashes alone: unreadable',
    (recording) => {
      expect(() => read(recording)).toThrow(Unreadable);
    },
  );

  const logsOf = (recording: Recorded): RpcLog[] => {
    const result = resultOf(recording);
    return (Array.isArray(result) ? result : (result as { logs: unknown }).logs) as RpcLog[];
  };

  test.each([...recordings.filter(isKind('receipts')), ...recordings.filter(isKind('logs'))])(
    'logs of $file: as viem decodes them',
    (recording) => {
      const events = parseEventLogs({ abi: erc20Abi, eventName: 'Transfer', logs: logsOf(recording), strict: true });
      const expected = events
        .filter(({ args }) => args.value > 0n && !isAddressEqual(args.from, args.to))
        .map(({ transactionHash, logIndex, address, args }) =>
          [transactionHash, logIndex, address, args.from, args.to, args.value].join(' ').toLowerCase(),
        );
      expect(brief(read(recording))).toEqual(expected.toSorted());
    },
  );

  test.each(recordings.filter(isKind('transaction')))('transaction $file: as viem reads it', (recording) => {
    const { hash, from, to, value } = formatTransaction(resultOf(recording) as RpcTransaction);
    const isTransfer = value > 0n && from !== to;
    expect(brief(read(recording))).toEqual(
      isTransfer ? [[hash, 0, null, from, to, value].join(' ').toLowerCase()] : [],
    );
  });

  type ExplorerRow = Record<string, string>;
  test.each([...recordings.filter(isKind('explorer-rows')), ...histories])('rows of $file', (recording) => {
    const { result } = recording.body as { result: ExplorerRow[] };
    const expected = result
      .filter((row) => row.value !== '0' && row.isError !== '1' && row.txreceipt_status !== '0' && row.from !== row.to)
      .map((row) => {
        const contract = row.tokenSymbol === undefined ? null : row.contractAddress;
        const to = row.to === '' && contract === null ? row.contractAddress : row.to;
        return [row.hash ?? row.transactionHash, contract, row.from, to, row.value, row.blockNumber]
          .join(' ')
          .toLowerCase();
      });
    const told = read(recording).map(({ txid, contract, from, to, raw, height }) =>
      [txid, contract, ...from, to, raw, height].join(' '),
    );
    expect(told).toEqual(expected);
  });
});

const REFUSALS = ['c56_txlist_b24fe0a1', 'c8453_txlist_3ce13179', '8453_ether_b5c540de', '1_ethersca_d3db9168'];
/** Answers to other questions. */
const NO_TRANSFERS = [
  'eth_blockNumber',
  'eth_getBalance',
  'getblocknobytime',
  'getblockreward',
  'txsBeaconWithdrawal',
  'estimateGas',
];

describe.skipIf(!recordingsPresent)('recordings without transfers', () => {
  test.each([...REFUSALS, ...NO_TRANSFERS])('%s is unreadable, not empty', (part) => {
    const found = recordings.filter(({ file }) => file.includes(part));
    expect(found.length).toBeGreaterThan(0);
    for (const recording of found) {
      for (const body of chainOf(recording).bodies) {
        expect(() => body.read(recording.body, everyone)).toThrow(Unreadable);
      }
    }
  });
});

const pairs = recordings.filter(isKind('blockscout-transaction')).flatMap((explorer) => {
  const { hash } = explorer.body as { hash: string };
  const node = recordings.find(
    (other) =>
      other !== explorer &&
      chainOf(other) === chainOf(explorer) &&
      isKind('receipts')(other) &&
      (resultOf(other) as { transactionHash?: string }).transactionHash === hash,
  );
  return node === undefined ? [] : [{ file: explorer.file, explorer, node }];
});

describe.skipIf(!recordingsPresent)('one transaction, told twice', () => {
  test('there are some', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(2);
  });
  test.each(pairs)('$file: tokens as the node’s receipt tells them', ({ explorer, node }) => {
    const tokens = read(explorer).filter(({ contract }) => contract !== null);
    expect(brief(tokens)).toEqual(brief(read(node)));
  });
});

const hex = (value: string | number): string => `0x${BigInt(value).toString(16)}`;

/** The batch's answer that a node gives, made of ethereum-etl's rows. */
const batchOf = (rows: readonly EtlRow[]): unknown[] => {
  const [first] = rows;
  if (first === undefined) throw new Error('no rows');
  const head = {
    number: hex(first.block_number),
    hash: first.block_hash,
    parentHash: first.block_hash,
    timestamp: hex(first.block_timestamp),
  };
  const transactions = rows.map((row) => ({
    hash: row.hash,
    from: row.from_address,
    to: row.to_address,
    value: hex(row.value),
  }));
  const receipts = rows.map((row) => ({
    transactionHash: row.hash,
    blockHash: row.block_hash,
    status: hex(row.receipt_status),
    contractAddress: row.receipt_contract_address,
    logs: [],
  }));
  return [answer(receipts), answer({ ...head, transactions })];
};

describe.skipIf(!recordingsPresent)('two whole blocks, as ethereum-etl exported them', () => {
  const blocks = recordingsPresent
    ? Map.groupBy(etlRows(), ({ block_number: height }) => height)
    : new Map<number, EtlRow[]>();

  test.each([...blocks])('block %i', (height, rows) => {
    const expected = rows
      .filter((row) => row.receipt_status === 1 && row.value !== '0' && row.from_address !== row.to_address)
      .map((row) =>
        [row.hash, row.from_address, row.to_address ?? row.receipt_contract_address, row.value, height].join(' '),
      );
    const told = readBy(ethereum, batchOf(rows)).map(({ txid, from, to, raw, height: at }) =>
      [txid, ...from, to, raw, at].join(' '),
    );
    expect(told).toEqual(expected);
  });

  test('failed transactions are among them, and the block alone cannot tell', () => {
    const failed = [...blocks.values()].flat().filter((row) => row.receipt_status === 0);
    expect(failed.length).toBeGreaterThan(0);
  });
});

test.skipIf(!recordingsPresent)('known tokens of recordings have the explorer’s decimals', () => {
  const rows = recordings.filter(isKind('explorer-rows')).flatMap((recording) => {
    const result = resultOf(recording);
    return Array.isArray(result)
      ? (result as Record<string, string>[]).map((row) => ({ row, chain: chainOf(recording) }))
      : [];
  });
  const told = rows.filter(
    ({ row, chain }) => row.tokenSymbol !== undefined && chain.token(row.contractAddress ?? '') !== undefined,
  );
  expect(told.length).toBeGreaterThan(5);
  for (const { row, chain } of told) {
    expect(chain.token(row.contractAddress ?? '')?.decimals).toBe(Number(row.tokenDecimal));
  }
});

test.skipIf(!recordingsPresent)('only what touches is told', () => {
  const { body } = recorded('etherscan_c1_eth_getBlockByNumber_a27bbc10');
  const all = readBy(ethereum, body, everyone);
  const [first] = all;
  const address = first?.from[0] as Address;
  const some = readBy(ethereum, body, (other) => other === address);
  expect(some).toEqual(all.filter(({ from, to }) => from.includes(address) || to === address));
  expect(readBy(ethereum, body, () => false)).toEqual([]);
});
