import { describe, expect, test } from 'vitest';
import type { AccountApi, AccountPage, AskNode } from '../../../lib/core/chain.ts';
import {
  answer,
  ethereum,
  hash,
  HOT,
  internalRow,
  OTHER,
  row,
  rows,
  THIEF,
  tokenRow,
  transaction,
  USDT,
} from './samples.ts';

type Json = Record<string, unknown>;

const api = ((): AccountApi => {
  const found = ethereum.apis.find(({ name }) => name === 'etherscan');
  if (found?.reads !== 'accounts') throw new Error('no API');
  return found;
})();

interface Explorer {
  height: number;
  lists: Record<string, Json[]>;
  transactions: Map<string, Json | null>;
  asked: URLSearchParams[];
  refuses: boolean;
}
const explorer = (): Explorer => ({
  height: 200,
  lists: { txlist: [], txlistinternal: [], tokentx: [] },
  transactions: new Map(),
  asked: [],
  refuses: false,
});

const listed = (held: Explorer, query: URLSearchParams): Json => {
  const [start, page, offset] = ['startblock', 'page', 'offset'].map((name) => Number(query.get(name)));
  if ((page ?? 0) * (offset ?? 0) > 10_000)
    return { status: '0', message: 'NOTOK', result: 'Result window is too large' };
  const all = (held.lists[query.get('action') ?? ''] ?? []).filter(
    ({ blockNumber }) => Number(blockNumber) >= (start ?? 0),
  );
  const sorted = all.toSorted((a, b) => Number(a.blockNumber) - Number(b.blockNumber));
  const shown = sorted.slice(((page ?? 1) - 1) * (offset ?? 0), (page ?? 1) * (offset ?? 0));
  return shown.length === 0 ? { status: '0', message: 'No transactions found', result: [] } : rows(...shown);
};

/** An explorer behind `…/api?chainid=1&apikey=K`. */
const asking =
  (held: Explorer): AskNode =>
  async ({ path, post }) => {
    expect(post).toBeUndefined();
    const query = new URLSearchParams(path);
    held.asked.push(query);
    if (held.refuses) return { status: '0', message: 'NOTOK', result: 'Max rate limit reached' };
    if (query.get('action') === 'eth_blockNumber') return answer(`0x${held.height.toString(16)}`);
    if (query.get('action') === 'eth_getTransactionByHash')
      return answer(held.transactions.get(query.get('txhash') ?? '') ?? null);
    if (query.get('action') === 'balance')
      return { status: '1', message: 'OK', result: '340282366920938463463374607431768211457' };
    if (query.get('action') === 'tokenbalance') return { status: '1', message: 'OK', result: '7' };
    return listed(held, query);
  };

const MOST_PAGES = 9;
const since = (held: Explorer, cursor: string | null, pages = MOST_PAGES): Promise<AccountPage> =>
  api.since(asking(held), HOT, cursor, pages);
const at = (height: number): Json => ({ blockNumber: String(height), timeStamp: String(1_700_000_000 + height) });

describe('an account', () => {
  test('begins now, and then tells what happened since: three lists as one, in order', async () => {
    const held = explorer();
    held.lists.txlist?.push(row(at(150)));
    const first = await since(held, null);
    expect(first).toMatchObject({ transfers: [], complete: true });
    held.lists.txlist?.push(row({ ...at(203), hash: hash(3) }));
    held.lists.txlistinternal?.push(internalRow({ ...at(201), hash: hash(4), to: OTHER }));
    held.lists.tokentx?.push(tokenRow({ ...at(202), hash: hash(5) }));
    const second = await since(held, first.cursor);
    expect(second.transfers.map(({ height, asset, to }) => [height, asset, to])).toEqual([
      [201, 'ETH', OTHER],
      [202, 'USDT', THIEF],
      [203, 'ETH', THIEF],
    ]);
    expect(second.complete).toBe(true);
  });

  test('what was told is not told again; what a list brings late is', async () => {
    const held = explorer();
    const { cursor } = await since(held, null);
    held.lists.txlist?.push(row({ ...at(203), hash: hash(3) }));
    const first = await since(held, cursor);
    held.lists.tokentx?.push(tokenRow({ ...at(203), hash: hash(5) }), tokenRow({ ...at(203), hash: hash(5) }));
    const second = await since(held, first.cursor);
    const third = await since(held, second.cursor);
    expect([first, second, third].map(({ transfers }) => transfers.map(({ asset }) => asset))).toEqual([
      ['ETH'],
      ['USDT', 'USDT'],
      [],
    ]);
  });

  test('nothing before the beginning is told', async () => {
    const held = explorer();
    held.lists.txlist?.push(row({ ...at(199), hash: hash(9) }));
    const { cursor } = await since(held, null);
    expect((await since(held, cursor)).transfers).toEqual([]);
  });

  const many = (count: number, height: (index: number) => number): Json[] =>
    Array.from({ length: count }, (_, index) => row({ ...at(height(index)), hash: hash(1000 + index) }));

  test('more rows than the pages hold are read over several readings, none missing, none twice', async () => {
    const held = explorer();
    let { cursor } = await since(held, null);
    held.lists.txlist = many(5_000, (index) => 201 + Math.floor(index / 7));
    const told: unknown[] = [];
    for (let reading = 0; reading < 12; reading += 1) {
      const page = await since(held, cursor, 3);
      expect(page.complete).toBe(true);
      told.push(...page.transfers.map(({ txid }) => txid));
      cursor = page.cursor;
    }
    expect(told).toEqual(held.lists.txlist.map(({ hash: txid }) => txid));
  });

  test('a wallet with more rows a minute than a page holds is read on', async () => {
    const held = explorer();
    let { cursor } = await since(held, null);
    held.lists.txlist = many(6_000, (index) => 201 + Math.floor(index / 400));
    const told: unknown[] = [];
    for (let reading = 0; reading < 12; reading += 1) {
      const page = await since(held, cursor, 3);
      expect(page.complete).toBe(true);
      told.push(...page.transfers.map(({ txid }) => txid));
      cursor = page.cursor;
    }
    expect(told).toEqual(held.lists.txlist.map(({ hash: txid }) => txid));
  });

  test('a page is never asked for beyond the explorer’s window', async () => {
    const held = explorer();
    const { cursor } = await since(held, null);
    held.lists.txlist = many(25_000, (index) => 201 + Math.floor(index / 7));
    const page = await since(held, cursor, 90);
    expect(page.complete).toBe(true);
    expect(page.transfers.length).toBeGreaterThan(9_000);
    expect(Math.max(...held.asked.map((query) => Number(query.get('page'))))).toBeLessThanOrEqual(10);
  });

  test('a block with more rows than the pages hold is a gap, and said to be one', async () => {
    const held = explorer();
    const { cursor } = await since(held, null);
    held.lists.txlist = [...many(2_000, () => 201), row({ ...at(202), hash: hash(3) })];
    const page = await since(held, cursor, 3);
    expect(page.complete).toBe(false);
    const next = await since(held, page.cursor, 9);
    expect(next.transfers.map(({ txid }) => txid)).toContain(hash(3));
  });

  test('a refusal or a foreign cursor is a failure, not silence', async () => {
    const held = explorer();
    const { cursor } = await since(held, null);
    for (const foreign of ['', '{}', '["x"]', '[1.5,1]', '[1,2,3]']) {
      await expect(since(held, foreign)).rejects.toMatchObject({ name: 'NodeFailure', state: 'unreadable' });
    }
    held.refuses = true;
    await expect(since(held, cursor)).rejects.toMatchObject({ name: 'NodeFailure', state: 'unreadable' });
    await expect(since(held, null)).rejects.toMatchObject({ name: 'NodeFailure', state: 'unreadable' });
    await expect(api.tip(asking(held))).rejects.toMatchObject({ name: 'NodeFailure', state: 'unreadable' });
  });
});

test('where a transaction stands', async () => {
  const held = explorer();
  held.transactions.set(hash(1), transaction(1, { blockNumber: '0x64' }));
  held.transactions.set(hash(2), transaction(2, { blockNumber: null }));
  expect(await api.standing(asking(held), hash(1))).toBe(100);
  expect(await api.standing(asking(held), hash(2))).toBe('pending');
  expect(await api.standing(asking(held), hash(3))).toBe('gone');
  held.refuses = true;
  await expect(api.standing(asking(held), hash(3))).rejects.toMatchObject({ name: 'NodeFailure' });
});

test('balances, exact', async () => {
  const accounts = [
    { address: HOT, contract: null },
    { address: HOT, contract: USDT },
  ];
  expect(await api.balances(asking(explorer()), accounts, null)).toEqual([2n ** 128n + 1n, 7n]);
  const held = explorer();
  held.refuses = true;
  expect(await api.balances(asking(held), accounts, null)).toEqual([null, null]);
});
