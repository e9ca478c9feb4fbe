import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nis1 } from '../../lib/chains/nem/nis1.ts';
import { NodeFailure, type AccountPage } from '../../lib/core/chain.ts';
import { saying } from '../sources/scripted-server.ts';
import { askNode } from './ask-node.ts';
import { addressOf, hashOf, multisig, payment } from './nem-made.ts';
import { startNemChain, type NemChain } from './nem-node.ts';

const [HOT, OTHER] = [0, 1];
const WALLET = addressOf(HOT);
const MOST_PAGES = 40;
const out = (number: number) => ({ number, transaction: payment(HOT, OTHER, number + 1) });
const incoming = (number: number) => ({ number, transaction: payment(OTHER, HOT, number + 1) });

let chain: NemChain;
beforeEach(async () => {
  chain = await startNemChain();
});
afterEach(() => chain.close());

const since = (cursor: string | null, mostPages = MOST_PAGES): Promise<AccountPage> =>
  nis1.since(askNode(chain.url), WALLET, cursor, mostPages);
const numbersIn = ({ transfers }: AccountPage): number[] => transfers.map(({ raw }) => Number(raw) - 1);
const begun = async (): Promise<string> => (await since(null)).cursor;

describe('watching an account over NIS1', () => {
  it('begins now: what is there is not told, what comes is, ascending and once', async () => {
    chain.grow([out(1), incoming(2)]);
    const first = await since(null);
    expect(first).toMatchObject({ transfers: [], complete: true });
    chain.grow([out(3)]);
    chain.grow([incoming(4), out(5)]);
    const second = await since(first.cursor);
    expect({ numbers: numbersIn(second), complete: second.complete }).toEqual({ numbers: [3, 4, 5], complete: true });
    expect(second.transfers[0]).toMatchObject({ txid: hashOf(3), from: [WALLET], to: addressOf(OTHER), height: 1_002 });
    expect(await since(second.cursor)).toEqual({ transfers: [], cursor: second.cursor, complete: true });
  });

  it('does not tell what the account has only signed for another', async () => {
    const cursor = await begun();
    chain.grow([{ number: 1, transaction: multisig(HOT, payment(2, OTHER, 5)) }, out(2)]);
    expect(numbersIn(await since(cursor))).toEqual([2]);
  });

  it('begins with an account that has never had a transaction', async () => {
    const cursor = await begun();
    expect(numbersIn(await since(cursor))).toEqual([]);
    chain.grow([out(1)]);
    expect(numbersIn(await since(cursor))).toEqual([1]);
  });

  it('does not tell as new what a first page was too short for', async () => {
    chain.be({ pageMost: 25 });
    chain.grow(Array.from({ length: 60 }, (_, number) => out(number)));
    const cursor = await begun();
    expect(numbersIn(await since(cursor))).toEqual([]);
    chain.grow([out(99)]);
    expect(numbersIn(await since(cursor))).toEqual([99]);
  });

  it('reads over several pages, also of a node that gives 25 at a time', async () => {
    const cursor = await begun();
    for (let block = 0; block < 5; block += 1)
      chain.grow(Array.from({ length: 50 }, (_, number) => out(block * 50 + number)));
    const all = Array.from({ length: 250 }, (_, number) => number);
    for (const pageMost of [25, 100]) {
      chain.be({ pageMost });
      const page = await since(cursor);
      expect({ numbers: numbersIn(page), complete: page.complete }).toEqual({ numbers: all, complete: true });
      expect(numbersIn(await since(page.cursor))).toEqual([]);
      expect(page.cursor.length).toBeLessThan(6_000);
    }
  });

  it('says that there is a gap where more pages would be needed, and goes on behind it', async () => {
    const cursor = await begun();
    for (let block = 0; block < 10; block += 1)
      chain.grow(
        Array.from({ length: 50 }, (_, number) => out(block * 50 + number)),
        5,
      );
    const page = await since(cursor, 2);
    expect({ count: page.transfers.length, complete: page.complete }).toEqual({ count: 200, complete: false });
    chain.grow([out(900)]);
    const next = await since(page.cursor);
    expect({ numbers: numbersIn(next), complete: next.complete }).toEqual({ numbers: [900], complete: true });
  });

  it('says that there is a gap where the account has lost all that was known of it', async () => {
    const begin = await begun();
    chain.grow([out(1)]);
    const { cursor } = await since(begin);
    chain.rearrange(5, () => true);
    expect(await since(cursor)).toMatchObject({ transfers: [], complete: false });
  });

  it('begins anew, with a gap, from a cursor that nobody has written', async () => {
    chain.grow([out(1)]);
    for (const cursor of ['', '{"id":1}', '5 x', '-1', `1000 1001:${'z'.repeat(20)}`]) {
      const page = await since(cursor);
      expect(page).toMatchObject({ transfers: [], complete: false });
      expect(await since(page.cursor)).toMatchObject({ transfers: [], complete: true });
    }
  });

  it('refuses a node that lags behind what was read, and takes one that lags a little', async () => {
    chain.grow([out(1)]);
    const cursor = await begun();
    chain.grow([out(2)], 20);
    chain.grow([out(3)]);
    const page = await since(cursor);
    chain.be({ behind: 15 });
    await expect(since(page.cursor)).rejects.toThrow(NodeFailure);
    chain.be({ behind: 1 });
    const lagging = await since(page.cursor);
    chain.be({ behind: 0 });
    expect([numbersIn(lagging), numbersIn(await since(lagging.cursor))]).toEqual([[], []]);
  });

  it('tells again, at its new height, what comes into another block, and what newly stands in a replaced one', async () => {
    const cursor = await begun();
    chain.grow([out(1)]);
    chain.grow([out(2)]);
    const page = await since(cursor);
    chain.rearrange(2);
    const again = await since(page.cursor);
    chain.grow([out(3)]);
    const last = await since(again.cursor);
    expect([page, again, last].map(numbersIn)).toEqual([[1, 2], [1], [3]]);
    expect([page, again].map(({ transfers }) => transfers[0]?.height)).toEqual([1_001, 1_002]);
  });

  it('loses nothing, and repeats only what has moved, over nodes that number, order and page in their own ways', async () => {
    const step = fc.oneof(
      fc.record({ grow: fc.integer({ min: 0, max: 40 }), blocks: fc.integer({ min: 1, max: 15 }) }),
      fc.record({ rearrange: fc.integer({ min: 1, max: 4 }) }),
      fc.record({
        pageMost: fc.constantFrom(25, 100),
        firstId: fc.integer({ min: 1, max: 1e9 }),
        backwards: fc.boolean(),
      }),
    );
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        chain.be({});
        // What was there before may not come into a block after the beginning.
        chain.grow([], 20);
        let cursor = await begun();
        const [expected, told]: [number[], Map<number, number | null>] = [[], new Map()];
        for (const each of steps) {
          if ('grow' in each) {
            const made = Array.from({ length: each.grow }, () => (number += 1));
            chain.grow(made.map(out), each.blocks);
            expected.push(...made);
          } else if ('rearrange' in each) chain.rearrange(each.rearrange);
          else chain.be(each);
          const page = await since(cursor);
          expect(page.complete).toBe(true);
          ({ cursor } = page);
          for (const { raw, height } of page.transfers) {
            expect(told.get(Number(raw) - 1)).not.toBe(height);
            told.set(Number(raw) - 1, height);
          }
        }
        expect([...told.keys()].toSorted((a, b) => a - b)).toEqual(expected);
        const heights = expected.map((each) => chain.heightOf(each));
        expect(expected.map((each) => told.get(each))).toEqual(heights);
      }),
      { numRuns: 25 },
    );
  });

  const lies: [string, (page: { data: unknown[] }) => unknown][] = [
    ['repeat the same page for ever', (page) => page],
    ['are oldest first', ({ data }) => ({ data: data.toReversed() })],
    [
      'have lost a hash',
      ({ data }) => ({ data: [{ meta: { id: 1, height: 2, hash: {} }, transaction: {} }, ...data] }),
    ],
    ['are an error with 200', () => ({ timeStamp: 1, error: 'Internal Server Error', status: 500 })],
    ['are cut short', () => ({ dat: [] })],
    ['are nothing', () => null],
  ];
  it.each(lies)('fails for pages that %s', async (_what, change) => {
    const cursor = await begun();
    chain.grow(Array.from({ length: 30 }, (_, number) => out(number)));
    const answer = await (await fetch(`${chain.url}/account/transfers/all?address=${WALLET}&pageSize=25`)).json();
    chain.instead.set('/account/transfers/all', saying(200, JSON.stringify(change(answer as { data: unknown[] }))));
    await expect(since(cursor)).rejects.toThrow(NodeFailure);
    chain.instead.clear();
    expect((await since(cursor)).transfers).toHaveLength(30);
  });
});

describe('where a transaction stands, over NIS1', () => {
  const standing = (number: number, address?: string) => nis1.standing(askNode(chain.url), hashOf(number), address);

  it.each([true, false])('is the height of its block (nodes that look hashes up: %s)', async (byHash) => {
    chain.be({ byHash });
    chain.grow([out(1), incoming(2)]);
    chain.grow([], 100);
    expect([await standing(1, WALLET), await standing(2, WALLET)]).toEqual([1_001, 1_001]);
  });

  it('is gone where it is neither in the account nor may wait', async () => {
    chain.grow([out(1)]);
    chain.rearrange(2, () => true);
    chain.wait(payment(HOT, OTHER, 5));
    expect(await standing(1, WALLET)).toBe('pending');
    chain.wait();
    expect(await standing(1, WALLET)).toBe('gone');
  });

  it('is not known where the node knows no hashes and no account is named', async () => {
    chain.be({ byHash: false });
    await expect(standing(1)).rejects.toThrow(NodeFailure);
  });

  it('is not told by an answer about another transaction', async () => {
    chain.grow([out(1)]);
    const other = await (await fetch(`${chain.url}/transaction/get?hash=${hashOf(1)}`)).text();
    chain.instead.set('/transaction/get', saying(200, other));
    expect(await standing(7, WALLET)).toBe('gone');
  });
});

describe('balances and height over NIS1', () => {
  it('are exact, of XEM and of mosaics, and zero of what an account does not own', async () => {
    const accounts = [null, 'dim:coin', 'dim:token'].map((contract) => ({ address: WALLET, contract }));
    expect(await nis1.balances(askNode(chain.url), accounts, 5)).toEqual([8_999_999_999_000_000n, 77n, 0n]);
    expect(chain.asked.filter(({ url }) => url.startsWith('/account/mosaic/owned'))).toHaveLength(1);
    expect(await nis1.tip(askNode(chain.url))).toEqual({ height: 1_000, final: null });
  });

  it.each(['{}', 'null', '[]', '{"height":-1,"account":{"balance":-1},"data":7}', '<html>', '{"height":1.5}'])(
    'are a failure of the node for %s',
    async (body) => {
      for (const path of ['/account/get', '/account/mosaic/owned', '/chain/height'])
        chain.instead.set(path, saying(200, body));
      const ask = askNode(chain.url);
      await expect(nis1.tip(ask)).rejects.toThrow(NodeFailure);
      for (const contract of [null, 'dim:coin'])
        await expect(nis1.balances(ask, [{ address: WALLET, contract }], null)).rejects.toThrow(NodeFailure);
    },
  );
});
