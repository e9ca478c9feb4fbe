import { describe, expect, test } from 'vitest';
import { Unreadable } from '../../../lib/core/exchange.ts';
import {
  answer,
  block,
  bodyNamed,
  ethereum,
  everyone,
  hash,
  hex,
  HOT,
  internalRow,
  log,
  made,
  only,
  OTHER,
  padded,
  readBy,
  receipt,
  row,
  rows,
  THIEF,
  tokenRow,
  TRANSFER,
  transaction,
  USDT,
  word,
} from './samples.ts';

const ETHER = 10n ** 18n;

describe('a block with its transactions', () => {
  test('a payment is a transfer, not yet final', () => {
    expect(readBy(ethereum, answer(block(100, [transaction(1)])))).toEqual([
      {
        chain: 'ethereum',
        asset: 'ETH',
        contract: null,
        decimals: 18,
        txid: hash(1),
        index: 0,
        from: [HOT],
        to: THIEF,
        raw: ETHER,
        height: 100,
        time: (1_700_000_000 + 1200) * 1000,
        final: false,
      },
    ]);
  });

  test.each([
    ['of nothing', { value: '0x0' }],
    ['of nothing, written long', { value: '0x00' }],
    ['to itself', { to: HOT }],
    ['to itself in capitals', { to: `0x${HOT.slice(2).toUpperCase()}` }],
  ])('a payment %s is none', (_name, fields) => {
    expect(readBy(ethereum, answer(block(100, [transaction(1, fields)])))).toEqual([]);
  });

  test('a contract is made: no receiver is known, unless the node names it', () => {
    expect(readBy(ethereum, answer(block(100, [transaction(1, { to: null })])))[0]?.to).toBeNull();
    const named = transaction(1, { to: null, creates: OTHER });
    expect(readBy(ethereum, answer(block(100, [named])), only(OTHER))[0]?.to).toBe(OTHER);
  });

  test('addresses with checksums are folded', () => {
    const to = '0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4';
    const body = answer(block(100, [transaction(1, { to })]));
    expect(readBy(ethereum, body, only(to.toLowerCase()))[0]?.to).toBe(to.toLowerCase());
  });

  test('a block without transactions has none, one that is being made has no height', () => {
    expect(readBy(ethereum, answer(block(100)))).toEqual([]);
    const pending = block(100, [transaction(1)], { number: null, hash: null });
    expect(readBy(ethereum, answer(pending))[0]?.height).toBeNull();
  });

  test.each([
    ['hashes alone', [hash(1)]],
    ['a transaction that is none', [null]],
    ['no value', [transaction(1, { value: undefined })]],
    ['a value in another notation', [transaction(1, { value: '1000' })]],
    ['a value beyond 2^256', [transaction(1, { value: `0x1${'0'.repeat(64)}` })]],
    ['no sender', [transaction(1, { from: undefined })]],
    ['a receiver of another length', [transaction(1, { to: '0x12' })]],
    ['a receiver that is no number', [transaction(1, { to: `0x${'z'.repeat(40)}` })]],
    ['no hash', [transaction(1, { hash: undefined })]],
  ])('%s: unreadable', (_name, transactions) => {
    expect(() => readBy(ethereum, answer(block(100, transactions)))).toThrow(Unreadable);
  });
});

describe('a batch of blocks and receipts', () => {
  const batch = (receipts: unknown, ...transactions: unknown[]) => [answer(block(100, transactions)), answer(receipts)];

  test('what failed is none, what a transaction made is known, final is not told', () => {
    const body = batch(
      [receipt(1), receipt(2, { status: '0x0' }), receipt(3, { contractAddress: OTHER })],
      transaction(1),
      transaction(2),
      transaction(3, { to: null }),
    );
    expect(readBy(ethereum, body).map(({ txid, to, final }) => [txid, to, final])).toEqual([
      [hash(1), THIEF, null],
      [hash(3), OTHER, null],
    ]);
    expect(readBy(ethereum, body, only(OTHER)).map(({ txid }) => txid)).toEqual([hash(3)]);
  });

  test('receipts before blocks, in another order', () => {
    const body = [
      answer([receipt(2, { status: '0x0' }), receipt(1)]),
      answer(block(100, [transaction(1), transaction(2)])),
    ];
    expect(readBy(ethereum, body).map(({ txid }) => txid)).toEqual([hash(1)]);
  });

  test.each([
    ['receipts of another block', [receipt(1, { blockHash: hash(9) })]],
    ['no receipts', []],
    ['receipts of other transactions', [receipt(7)]],
  ])('%s: unreadable', (_name, receipts) => {
    expect(() => readBy(ethereum, batch(receipts, transaction(1)))).toThrow(Unreadable);
  });

  test('a receipt too few: unreadable', () => {
    expect(() => readBy(ethereum, batch([receipt(1)], transaction(1), transaction(2)))).toThrow(Unreadable);
  });
});

describe('logs', () => {
  test('a token’s transfer', () => {
    expect(readBy(ethereum, answer([log()]))).toMatchObject([
      {
        asset: 'USDT',
        contract: USDT,
        decimals: 6,
        from: [HOT],
        to: THIEF,
        raw: 90_000_000n,
        index: 0,
        height: 100,
        time: null,
        final: null,
      },
    ]);
  });

  test.each([
    ['of nothing', { data: word(0n) }],
    ['to itself', { topics: [TRANSFER, padded(HOT), padded(HOT)] }],
    ['of a piece (ERC-721)', { topics: [TRANSFER, padded(HOT), padded(THIEF), word(7n)], data: '0x' }],
    ['of another event', { topics: [hash(5), padded(HOT), padded(THIEF)] }],
    ['without topics', { topics: [] }],
    [
      'with parties in its data',
      { topics: [TRANSFER], data: `${padded(HOT)}${padded(THIEF).slice(2)}${word(1n).slice(2)}` },
    ],
    ['that was taken back', { removed: true }],
    ['with data of two words', { data: `${word(1n)}${word(2n).slice(2)}` }],
    ['with half a word', { data: '0x01' }],
    ['without data', { data: '0x' }],
    ['from a word that is no address', { topics: [TRANSFER, `0x01${padded(HOT).slice(4)}`, padded(THIEF)] }],
  ])('a log %s is none, and the others are read', (_name, fields) => {
    expect(readBy(ethereum, answer([log(fields), log({ logIndex: '0x1' })]))).toHaveLength(1);
  });

  test.each([
    ['data that are no number', { data: '0xzz' }],
    ['data that are missing', { data: undefined }],
    ['a topic that is none', { topics: [TRANSFER, 7, padded(THIEF)] }],
    ['no transaction', { transactionHash: undefined }],
    ['no index', { logIndex: null }],
  ])('%s no node may say: unreadable', (_name, fields) => {
    expect(() => readBy(ethereum, answer([log(fields)]))).toThrow(Unreadable);
  });

  test('receipts: those that failed have none', () => {
    const good = receipt(1, { logs: [log()] });
    expect(readBy(ethereum, answer(good))).toHaveLength(1);
    expect(readBy(ethereum, answer([good, receipt(2, { status: '0x0', logs: [log()] })]))).toHaveLength(1);
    expect(readBy(ethereum, answer(receipt(1, { status: undefined, root: hash(3), logs: [log()] })))).toHaveLength(1);
  });
});

describe('steps within transactions', () => {
  const trace = (path: number[], fields: object = {}, action: object = {}) => ({
    action: { callType: 'call', from: HOT, to: THIEF, value: hex(ETHER), ...action },
    blockHash: hash(0xb10064),
    blockNumber: 100,
    result: { gasUsed: '0x0', output: '0x' },
    traceAddress: path,
    transactionHash: hash(1),
    type: 'call',
    ...fields,
  });

  test('trace_block: money moves by calls, by creation and by destruction', () => {
    const traces = [
      trace([], {}, { from: OTHER, to: HOT, value: '0x0' }),
      trace([0]),
      trace([0, 0], {}, { callType: 'delegatecall' }),
      trace([1], { type: 'create', result: { address: OTHER } }),
      trace([2], { type: 'suicide', action: { address: HOT, refundAddress: THIEF, balance: hex(7) }, result: null }),
      { ...trace([]), type: 'reward', transactionHash: null },
    ];
    expect(readBy(ethereum, answer(traces)).map(({ index, from, to, raw }) => [index, ...from, to, raw])).toEqual([
      [1, HOT, THIEF, ETHER],
      [3, HOT, OTHER, ETHER],
      [4, HOT, THIEF, 7n],
    ]);
  });

  test('trace_block: what is within a failed step was undone with it', () => {
    const failed = { error: 'Reverted', result: null };
    const traces = [trace([], {}, { value: '0x0' }), trace([0], failed), trace([0, 0]), trace([0, 1]), trace([1])];
    expect(readBy(ethereum, answer(traces)).map(({ index }) => index)).toEqual([4]);
    const whole = [trace([], failed), trace([0]), trace([], { transactionHash: hash(2) })];
    expect(readBy(ethereum, answer(whole)).map(({ txid }) => txid)).toEqual([hash(2)]);
  });

  test('callTracer tells the same', () => {
    const call = (fields: object = {}) => ({ type: 'CALL', from: HOT, to: THIEF, value: hex(ETHER), ...fields });
    const traced = {
      txHash: hash(1),
      result: call({
        value: '0x0',
        calls: [
          call(),
          call({ type: 'DELEGATECALL', calls: [call({ value: '0x5' })] }),
          call({ error: 'execution reverted', calls: [call()] }),
          call({ type: 'STATICCALL', value: undefined }),
        ],
      }),
    };
    expect(readBy(ethereum, answer([traced])).map(({ index, raw }) => [index, raw])).toEqual([
      [1, ETHER],
      [3, 5n],
    ]);
  });

  test('a stack that cannot be: unreadable', () => {
    let call: object = { type: 'CALL', from: HOT, to: THIEF, value: '0x1' };
    for (let depth = 0; depth < 2000; depth += 1)
      call = { type: 'CALL', from: HOT, to: THIEF, value: '0x1', calls: [call] };
    expect(() => readBy(ethereum, answer([{ txHash: hash(1), result: call }]))).toThrow(Unreadable);
  });
});

describe('an explorer’s rows', () => {
  test.each([
    ['that failed', row({ isError: '1' })],
    ['whose receipt says so', row({ txreceipt_status: '0' })],
    ['within one that failed', internalRow({ isError: '1' })],
    ['of nothing', row({ value: '0' })],
    ['of no token', tokenRow({ value: '0' })],
    ['to itself', row({ to: HOT })],
    ['of a piece (ERC-721)', tokenRow({ tokenID: '7' })],
  ])('a row %s is none', (_name, given) => {
    expect(readBy(ethereum, rows(given))).toEqual([]);
  });

  test('before Byzantium there is no status', () => {
    expect(readBy(ethereum, rows(row({ txreceipt_status: '' })))).toHaveLength(1);
  });

  test('indices: a transaction’s own is 0, those within it from 1, tokens from 0', () => {
    const all = [row(), internalRow(), internalRow({ to: OTHER }), tokenRow(), tokenRow({ to: OTHER })];
    expect(readBy(ethereum, rows(...all)).map(({ contract, index }) => [contract, index])).toEqual([
      [null, 0],
      [null, 1],
      [null, 2],
      [USDT, 0],
      [USDT, 1],
    ]);
  });

  test('confirmations tell whether it is final; a row without them does not', () => {
    const told = [row(), row({ confirmations: '64' }), internalRow()];
    expect(readBy(ethereum, rows(...told)).map(({ final }) => final)).toEqual([false, true, null]);
  });

  test('a contract that was made is the receiver', () => {
    expect(readBy(ethereum, rows(row({ to: '', contractAddress: OTHER })))[0]?.to).toBe(OTHER);
  });

  test('nothing found is none; every other refusal is unreadable', () => {
    expect(readBy(ethereum, { status: '0', message: 'No transactions found', result: [] })).toEqual([]);
    const body = bodyNamed(ethereum, 'explorer-rows');
    const refusals = [
      { status: '0', message: 'NOTOK', result: 'Max rate limit reached' },
      { status: '0', message: 'NOTOK', result: [] },
      { status: '0', message: 'No transactions found', result: null },
      { status: '1', message: 'OK', result: '21895251' },
    ];
    for (const refusal of refusals) expect(() => body.read(refusal, everyone)).toThrow(Unreadable);
  });

  test('amounts of exact text only', () => {
    for (const value of ['1e18', '-1', '1.5', '', null, 1e30]) {
      expect(() => readBy(ethereum, rows(row({ value })))).toThrow(Unreadable);
    }
  });
});

test('answers that no node may give are unreadable for every body', () => {
  const bad = [
    null,
    [],
    {},
    answer(null),
    { jsonrpc: '2.0', id: 1, error: { code: -32_000, message: 'x' } },
    '<html>',
    made(1),
  ];
  for (const body of ethereum.bodies)
    for (const given of bad) expect(() => body.read(given, everyone)).toThrow(Unreadable);
});
