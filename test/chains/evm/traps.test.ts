import { describe, expect, test } from 'vitest';
import { CHAINS } from '../../../lib/chains/index.ts';
import { unexplainedOutflow, type BalanceReading } from '../../../lib/core/unexplained-outflow.ts';
import { formatUnits } from '../../../lib/core/decimal.ts';
import type { Transfer } from '../../../lib/core/transfer.ts';
import { incident, recordingsPresent } from './recordings.ts';
import {
  answer,
  block,
  bsc,
  BSC_USD,
  ethereum,
  hash,
  hex,
  HOT,
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
  transaction,
  TRANSFER,
  USDT,
  word,
} from './samples.ts';

// Each trap of ../shared/data/traps.json that is one of these chains, by its id.

const amounts = (transfers: readonly Transfer[]): string[] =>
  transfers.map(({ raw, decimals, asset }) => `${decimals === null ? '?' : formatUnits(raw, decimals)} ${asset}`);

describe('token-units, wrapped: a token is known by its contract, with the decimals that it has there', () => {
  test.each([
    ['USDT', USDT, 90_000_000n, '90 USDT'],
    ['WBTC', '0x2260fac5e5542a773aa44fbcfedf7c193bc2c599', 150_000_000n, '1.5 WBTC'],
    ['SHIB', '0x95ad61b0a150d79219dcf64e1e6cc01f0b64c4ce', 10n ** 27n, '1000000000 SHIB'],
    ['GUSD', '0x056fd409e1d7a124bd7017459dfea2f387b6d5cd', 12_345n, '123.45 GUSD'],
    ['stETH', '0xae7ab96520de3a18e5e111b5eaab095312d7fe84', 90_375_500_000_000_000_000_000n, '90375.5 stETH'],
    ['mETH', '0xd5f7838f5c461feff7fe49ea5ebaf7728bb0adfa', 8_000n * 10n ** 18n, '8000 mETH'],
    ['cmETH', '0xe6829d9a7ee3040e1276fa75293bde931859e8fa', 15_000n * 10n ** 18n, '15000 cmETH'],
    ['WETH', '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2', 10n ** 18n, '1 WETH'],
  ])('%s', (_name, address, raw, expected) => {
    expect(amounts(readBy(ethereum, answer([log({ address, data: word(raw) })])))).toEqual([expected]);
  });

  test('BSC-USD has 18 decimals, and the same contract on Ethereum is a stranger', () => {
    const body = answer([log({ address: BSC_USD, data: word(5n * 10n ** 18n) })]);
    expect(amounts(readBy(bsc, body))).toEqual(['5 USDT']);
    expect(readBy(ethereum, body)).toMatchObject([
      { asset: BSC_USD, contract: BSC_USD, decimals: null, raw: 5n * 10n ** 18n },
    ]);
  });

  test('what the project knows stands above what an explorer says', () => {
    expect(amounts(readBy(ethereum, rows(tokenRow({ tokenDecimal: '18', tokenSymbol: 'FAKE' }))))).toEqual(['90 USDT']);
  });

  test('an unknown contract has the explorer’s decimals, where those are any', () => {
    const told = (tokenDecimal: unknown) =>
      readBy(ethereum, rows(tokenRow({ contractAddress: made(9), tokenSymbol: 'LUSD', tokenDecimal })))[0];
    expect(told('18')).toMatchObject({ asset: 'LUSD', decimals: 18 });
    expect(told('0')).toMatchObject({ decimals: 0 });
    for (const odd of ['', '255', '-1', '1e1', null, {}]) expect(told(odd)?.decimals).toBeNull();
  });
});

interface Spoof {
  hash: string;
  to: string;
  amount: string;
  symbol: string;
  token_contract: string;
}
interface Theft {
  hash: string;
  amount: string;
  asset: string;
}
interface Bybit {
  attacker_addresses: { address: string }[];
  theft_transactions: Theft[];
  dispersal: { address_poisoning: { samples: Spoof[] }; hop1: { asset: string; token_contract?: string | null }[] };
}

describe('spoofed-transfer: anyone can emit an event of nothing, of a token of his own, with letters that look alike', () => {
  test('a transferFrom of nothing in the wallet’s name is no outflow', () => {
    expect(readBy(ethereum, answer([log({ data: word(0n) })]))).toEqual([]);
    expect(readBy(ethereum, rows(tokenRow({ value: '0' })))).toEqual([]);
  });

  test.each(['ETH', 'EТH', 'ѕтETН', 'USDT', 'UЅDT', 'ＵＳＤＴ', 'usdt', 'USD₮'])(
    '%s of an unknown contract bears its contract instead',
    (symbol) => {
      const [told] = readBy(ethereum, rows(tokenRow({ contractAddress: made(9), tokenSymbol: symbol })));
      expect(told).toMatchObject({ asset: made(9), contract: made(9) });
    },
  );

  test('addresses are compared whole: one with the same beginning and end touches nothing', () => {
    const real = '0xa4b2fd68593b6f34e51cb9edb66e71c1b4ab449e';
    const alike = '0xa4b27b89345db2e5e1a7d7bc537fac354b50449e';
    const body = answer([log({ topics: [TRANSFER, padded(HOT), padded(alike)] })]);
    expect(readBy(ethereum, body, only(real))).toEqual([]);
    expect(readBy(ethereum, body, only(alike))).toHaveLength(1);
  });

  test.skipIf(!recordingsPresent)(
    'Bybit 2025: the spoofed transfers never are ETH, stETH or USDT; the real ones are',
    () => {
      const { attacker_addresses: attackers, dispersal } = incident('bybit-2025') as Bybit;
      const from = attackers[0]?.address ?? '';
      const spoofs = dispersal.address_poisoning.samples.map(
        ({ hash: txid, to, amount, symbol, token_contract: contract }) =>
          tokenRow({
            hash: txid,
            from,
            to,
            contractAddress: contract,
            tokenSymbol: symbol,
            tokenDecimal: '18',
            value: `${Number.parseInt(amount, 10)}${'0'.repeat(18)}`,
          }),
      );
      expect(spoofs.length).toBeGreaterThan(3);
      const told = readBy(ethereum, rows(...spoofs), only(from));
      expect(told).toHaveLength(spoofs.length);
      for (const { asset, contract } of told) expect(asset).toBe(contract);
      for (const { asset, token_contract: contract } of dispersal.hop1) {
        if (typeof contract === 'string') expect(ethereum.token(contract)?.asset).toBe(asset);
      }
    },
  );
});

const SAFE = '0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4';
const EXPLOITER = '0x0fa09c3a328792253f8dee7116848723b72a6d2e';
const RECEIVER = '0x47666fab8bd0ac7003bce3f5c3585383f09486e2';
const SWEPT = 401_346_768_858_404_671_846_374n;

describe('internal-eth, multisig: a Safe pays within a stranger’s transaction', () => {
  const sweep = transaction(1, { from: EXPLOITER, to: SAFE, value: '0x0' });
  const reading = (balance: bigint, height: number): BalanceReading => ({
    chain: 'ethereum',
    asset: 'ETH',
    decimals: 18,
    address: SAFE,
    contract: null,
    balance,
    height,
    time: height * 12_000,
  });

  test('neither the transactions nor the logs show the sweep of 401,346 ETH', () => {
    const body = [answer(block(100, [sweep])), answer([receipt(1)])];
    expect(readBy(ethereum, body, only(SAFE))).toEqual([]);
  });

  test('the balance does', () => {
    const outflow = unexplainedOutflow(reading(SWEPT, 99), reading(0n, 100), [], 0n);
    expect(outflow).toEqual({
      chain: 'ethereum',
      asset: 'ETH',
      contract: null,
      decimals: 18,
      txid: null,
      index: 0,
      from: [SAFE],
      to: null,
      raw: SWEPT,
      height: 100,
      time: 1_200_000,
      final: null,
    });
    expect(amounts(outflow === undefined ? [] : [outflow])).toEqual(['401346.768858404671846374 ETH']);
  });

  test('so do traces, with the receiver', () => {
    const trace = (from: string, to: string, value: string, traceAddress: number[], callType = 'call') => ({
      action: { callType, from, to, value },
      blockNumber: 100,
      traceAddress,
      transactionHash: hash(1),
      type: 'call',
    });
    const traces = [
      trace(EXPLOITER, SAFE, '0x0', []),
      trace(SAFE, OTHER, '0x0', [0], 'delegatecall'),
      trace(SAFE, RECEIVER, hex(SWEPT), [0, 0]),
    ];
    expect(readBy(ethereum, answer(traces), only(SAFE))).toMatchObject([
      { from: [SAFE], to: RECEIVER, raw: SWEPT, txid: hash(1) },
    ]);
  });

  test('the Safe is the payer of a token, whoever sent the transaction', () => {
    const paid = log({ topics: [TRANSFER, padded(SAFE), padded(RECEIVER)] });
    const body = [answer(block(100, [sweep])), answer([receipt(1, { logs: [paid] })])];
    expect(readBy(ethereum, body, only(SAFE))).toMatchObject([{ from: [SAFE], to: RECEIVER, asset: 'USDT' }]);
  });

  test.skipIf(!recordingsPresent)('the recorded thefts of Bybit are of assets that the project knows', () => {
    const { theft_transactions: thefts } = incident('bybit-2025') as Bybit;
    const known = new Set(['ETH', 'USDT', 'stETH', 'mETH', 'cmETH']);
    const named = thefts.map(({ asset }) => asset).filter((asset) => known.has(asset));
    expect(named).toHaveLength(5);
  });
});

test('same-key: one address on several chains is an event of each, told by its chain', () => {
  const body = answer(block(100, [transaction(1)]));
  const told = Object.values(CHAINS)
    .filter(({ bodies }) => bodies.some((candidate) => candidate.name === 'explorer-rows'))
    .map((chain) => readBy(chain, body, only(HOT))[0]);
  expect(told.map((transfer) => transfer?.chain)).toEqual([
    'arbitrum',
    'base',
    'bsc',
    'ethereum',
    'gnosis',
    'optimism',
    'polygon',
  ]);
  expect(new Set(told.map((transfer) => transfer?.asset))).toEqual(new Set(['ETH', 'BNB', 'POL', 'XDAI']));
});

test('dusting: what reaches a wallet has the stranger as payer, and is no outflow of the wallet', () => {
  const dust = transaction(1, { from: THIEF, to: HOT, value: '0x1' });
  expect(readBy(ethereum, answer(block(100, [dust])), only(HOT))).toMatchObject([{ from: [THIEF], to: HOT, raw: 1n }]);
});

test('missent: a payment to another exchange is a transfer like any other, exact to the last wei', () => {
  const raw = 320_000n * 10n ** 18n;
  const [told] = readBy(ethereum, answer(block(100, [transaction(1, { value: hex(raw), to: OTHER })])), only(HOT));
  expect(told).toMatchObject({ raw, to: OTHER });
});

test('failed transactions never are outflows, wherever the failure stands', () => {
  const failed = [answer(block(100, [transaction(1)])), answer([receipt(1, { status: '0x0' })])];
  expect(readBy(ethereum, failed)).toEqual([]);
  expect(readBy(ethereum, rows(row({ isError: '1' }), row({ txreceipt_status: '0' })))).toEqual([]);
});

test('burn: what goes where nobody can spend it has left all the same', () => {
  const nowhere = '0x0000000000000000000000000000000000000000';
  const dead = '0x000000000000000000000000000000000000dead';
  const paid = answer(
    block(100, [transaction(1, { from: HOT, to: nowhere }), transaction(2, { from: HOT, to: dead })]),
  );
  expect(readBy(ethereum, paid, only(HOT)).map(({ to }) => to)).toEqual([nowhere, dead]);
  const token = answer([log({ topics: [TRANSFER, padded(HOT), padded(nowhere)] })]);
  expect(readBy(ethereum, token, only(HOT))).toMatchObject([{ from: [HOT], to: nowhere }]);
});
