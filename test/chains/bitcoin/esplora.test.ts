import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bitcoin } from '../../../lib/chains/bitcoin.ts';
import { NodeFailure, type AccountApi, type AccountPage } from '../../../lib/core/chain.ts';
import { startEsplora } from './esplora-node.ts';
import { addressOf, made, madeInput, type Made } from './made.ts';
import { ok } from './node-server.ts';

const esplora = bitcoin.apis.find(({ name }) => name === 'esplora') as AccountApi;
const [hot, bob, carol] = [addressOf.p2wpkh('hot'), addressOf.p2pkh('bob'), addressOf.p2sh('carol')];
const MOST_PAGES = 10;

/** A payment out of the wallet with change, and one into it. */
const out = (seed: string, amount = 70n): Made =>
  made(
    seed,
    [madeInput(hot, 100n, seed)],
    [
      [bob, amount],
      [hot, 95n - amount],
    ],
  );
const into = (seed: string): Made => made(seed, [madeInput(carol, 50n, seed)], [[hot, 50n]]);

let node: Awaited<ReturnType<typeof startEsplora>>;
beforeEach(async () => {
  node = await startEsplora();
});
afterEach(() => node.close());

const since = (cursor: string | null, mostPages = MOST_PAGES): Promise<AccountPage> =>
  esplora.since(node.ask, hot, cursor, mostPages);
const begin = async (): Promise<string> => (await since(null)).cursor;
const txids = ({ transfers }: AccountPage): (string | null)[] => transfers.map(({ txid }) => txid);
const expectFailure = async (question: Promise<unknown>): Promise<NodeFailure> => {
  try {
    await question;
  } catch (error) {
    if (error instanceof NodeFailure) return error;
    throw error;
  }
  throw new Error('the node was believed');
};

describe('an account over Esplora', () => {
  it('begins now: what is in a block is known', async () => {
    node.mine([out('old'), into('older')]);
    const first = await since(null);
    expect(first).toMatchObject({ transfers: [], complete: true });
    expect(await since(first.cursor)).toMatchObject({ transfers: [], complete: true });
  });

  it('tells what happens, ascending, what waits for a block last, and once it is in one never again', async () => {
    node.mine([out('old')]);
    let cursor = await begin();
    node.mine([out('a'), into('b')]);
    node.mine([out('c')]);
    node.announce(out('d'));
    const page = await since(cursor);
    expect(page.complete).toBe(true);
    expect(txids(page)).toEqual(['a', 'b', 'c', 'd'].map((seed) => out(seed).txid));
    expect(page.transfers.map(({ height, final, to }) => [height, final, to])).toEqual([
      [800_002, null, bob],
      [800_002, null, hot],
      [800_003, null, bob],
      [null, false, bob],
    ]);
    ({ cursor } = page);
    expect(txids(await since(cursor))).toEqual([out('d').txid]);
    node.mine([out('d')]);
    ({ cursor } = await since(cursor));
    expect(await since(cursor)).toMatchObject({ transfers: [], complete: true });
  });

  it('begins with an account that has no history, and tells the first of it', async () => {
    const cursor = await begin();
    node.mine([into('first')]);
    expect(txids(await since(cursor))).toEqual([into('first').txid]);
  });

  it('reads as many pages as happened: 70 a minute are 100,000 a day', async () => {
    node.mine([out('old')]);
    let cursor = await begin();
    for (let minute = 0; minute < 3; minute += 1) {
      const all = Array.from({ length: 70 }, (_, index) => out(`${minute}/${index}`));
      node.mine(all.slice(0, 40));
      node.mine(all.slice(40));
      node.asked.length = 0;
      const page = await since(cursor);
      expect(page.complete).toBe(true);
      expect(txids(page)).toEqual(all.map(({ txid }) => txid));
      expect(node.asked).toHaveLength(3);
      ({ cursor } = page);
    }
  });

  it('loses nothing on a node whose pages are shorter than usual', async () => {
    node.mine([out('old')]);
    const cursor = await begin();
    const all = Array.from({ length: 40 }, (_, index) => out(`short/${index}`));
    node.mine(all.slice(0, 30));
    node.mine(all.slice(30));
    node.faults.answer = (path, usual) => (/\/txs/.test(path) ? ok((usual.body as unknown[]).slice(0, 7)) : usual);
    const page = await since(cursor);
    expect(page.complete).toBe(true);
    expect(txids(page)).toEqual(all.map(({ txid }) => txid));
  });

  it('says that there is a gap where there are more pages than may be read, and goes on behind it', async () => {
    node.mine([out('old')]);
    const all = Array.from({ length: 80 }, (_, index) => out(`busy/${index}`));
    const cursor = await begin();
    node.mine(all);
    const page = await since(cursor, 2);
    expect(page.complete).toBe(false);
    expect(txids(page)).toEqual(all.slice(30).map(({ txid }) => txid));
    expect(await since(page.cursor)).toMatchObject({ transfers: [], complete: true });
  });

  it.each(['nobody wrote this', '{"height":1}', '{"floor":1,"marks":[[1,2,3]]}', '[]', 'null'])(
    'calls it a gap where the cursor is %s, and begins anew',
    async (cursor) => {
      node.mine([out('old')]);
      const page = await since(cursor);
      expect(page).toMatchObject({ transfers: [], complete: false });
      expect(await since(page.cursor)).toMatchObject({ transfers: [], complete: true });
    },
  );
});

describe('a reorganisation', () => {
  it('takes back the newest block: what came in another one is told with its new height, and nothing is lost', async () => {
    node.mine([out('old')]);
    node.mine([out('a'), out('b')]);
    const cursor = await begin();
    node.reorganiseTo(800_001);
    node.mine([out('b')], 'other');
    node.mine([out('c')], 'other');
    const page = await since(cursor);
    expect(page.complete).toBe(true);
    expect(page.transfers.map(({ txid, height }) => [txid, height])).toEqual([
      [out('b').txid, 800_002],
      [out('c').txid, 800_003],
    ]);
    expect(await esplora.standing(node.ask, out('a').txid)).toBe('gone');
    expect(await since(page.cursor)).toMatchObject({ transfers: [], complete: true });
  });

  it('that leaves nothing new sets the cursor back', async () => {
    node.mine([out('old')]);
    node.mine([out('a')]);
    const cursor = await begin();
    node.reorganiseTo(800_001);
    node.mine([], 'other');
    const page = await since(cursor);
    expect(page).toMatchObject({ transfers: [], complete: true });
    node.mine([out('a')], 'other');
    expect((await since(page.cursor)).transfers.map(({ txid, height }) => [txid, height])).toEqual([
      [out('a').txid, 800_003],
    ]);
  });

  it('of all that was known is a gap, and brings no old transfer up as a new one', async () => {
    node.mine([out('a')]);
    const cursor = await begin();
    node.reorganiseTo(800_000);
    node.mine([], 'other');
    const page = await since(cursor);
    expect(page).toMatchObject({ transfers: [], complete: false });
    node.mine([out('a')], 'other');
    expect(txids(await since(page.cursor))).toEqual([out('a').txid]);
  });
});

describe('a long history', () => {
  const busy = Array.from({ length: 30 }, (_, index) => out(`busy/${index}`));

  it('keeps one mark a block, however many transactions are in it: the block before is still found', async () => {
    node.mine([out('old')]);
    node.mine(busy.slice(0, 20));
    const cursor = await begin();
    node.reorganiseTo(800_001);
    node.mine([out('a')], 'other');
    const page = await since(cursor);
    expect(page.complete).toBe(true);
    expect(txids(page)).toEqual([out('a').txid]);
  });

  it('of which all that was marked is reorganised away is a gap, and none of the older part is told as new', async () => {
    for (const each of busy) node.mine([each]);
    const cursor = await begin();
    node.reorganiseTo(800_020);
    for (let blocks = 0; blocks < 12; blocks += 1) node.mine([], 'other');
    const page = await since(cursor);
    expect(page).toMatchObject({ transfers: [], complete: false });
    expect(await since(page.cursor)).toMatchObject({ transfers: [], complete: true });
    node.mine([out('a')], 'other');
    expect(txids(await since(page.cursor))).toEqual([out('a').txid]);
  });

  it('that is none when the watch begins may begin in a block that replaces one of then', async () => {
    const cursor = await begin();
    node.reorganiseTo(799_998);
    node.mine([out('a')], 'other');
    node.mine([], 'other');
    node.mine([], 'other');
    expect(await since(cursor)).toMatchObject({
      complete: true,
      transfers: [{ txid: out('a').txid, height: 799_999 }],
    });
  });

  it('tells what a node knows both ways for a moment once, in its block', async () => {
    const cursor = await begin();
    node.announce(out('a'));
    node.mine([out('a')]);
    node.announce(out('a'));
    expect((await since(cursor)).transfers.map(({ height }) => height)).toEqual([800_001]);
  });
});

describe('a node that is not to be believed', () => {
  it('lags behind the cursor', async () => {
    node.mine([out('old')]);
    node.mine([out('a')]);
    const cursor = await begin();
    node.reorganiseTo(800_001);
    expect((await expectFailure(since(cursor))).message).toMatch(/lags behind/);
  });

  it('leaves out of an account what it knows', async () => {
    node.mine([out('old')]);
    node.mine([out('a')]);
    const cursor = await begin();
    node.mine([out('b')]);
    node.faults.answer = (path, usual) =>
      path.endsWith('/txs')
        ? ok((usual.body as { txid: string }[]).filter(({ txid }) => txid !== out('a').txid))
        : usual;
    expect((await expectFailure(since(cursor))).message).toMatch(/lacks a transaction/);
    node.faults.answer = (path, usual) => (path.endsWith('/txs') ? ok([]) : usual);
    expect((await expectFailure(since(cursor))).message).toMatch(/lacks a transaction/);
  });

  const many = Array.from({ length: 60 }, (_, index) => out(`many/${index}`));
  type Rows = Record<string, unknown>[];
  it.each<[string, (rows: Rows, path: string) => unknown]>([
    [
      'a page that repeats the one before it',
      (rows, path) => (path.includes('chain') ? [{ ...rows[0], txid: many[59]?.txid }, ...rows.slice(1)] : rows),
    ],
    ['a page that is not newest first', (rows) => rows.toReversed()],
    [
      'a row of an older block among newer ones',
      (rows) => [
        rows[0],
        { ...rows[1], status: { ...(rows[1]?.status as object), block_height: 800_002 } },
        ...rows.slice(2),
      ],
    ],
    [
      'a transaction that waits behind one that does not',
      (rows) => [...rows.slice(0, 3), { ...rows[3], status: { confirmed: false } }, ...rows.slice(4)],
    ],
    ['nothing at all', () => []],
    ['a transaction of another account among its own', (rows) => [{ ...rows[0], vin: [], vout: [] }, ...rows.slice(1)]],
    ['a transaction without its inputs', (rows) => [{ ...rows[0], vin: undefined }, ...rows.slice(1)]],
    [
      'a transaction whose senders are hidden',
      (rows) =>
        rows.map((row) => ({ ...row, vin: [{ txid: many[0]?.txid, vout: 0, prevout: null, is_coinbase: false }] })),
    ],
    ['a transaction without its block', (rows) => [{ ...rows[0], status: { confirmed: true } }, ...rows.slice(1)]],
    ['an error', () => ({ error: 'rate limited' })],
    ['a page of HTML', () => '<!doctype html>'],
    ['half of an answer', (rows) => JSON.stringify(rows).slice(0, -9)],
  ])('gives %s', async (_what, broken) => {
    node.mine([out('old')]);
    const cursor = await begin();
    node.mine(many.slice(0, 30));
    node.mine(many.slice(30));
    node.faults.answer = (path, usual) => (/\/txs/.test(path) ? ok(broken(usual.body as Rows, path)) : usual);
    await expectFailure(since(cursor));
  });

  it.each([400, 413])('says by %i that the history of an account is too long for it', async (status) => {
    node.faults.answer = (path, usual) => (/\/txs/.test(path) ? { status, body: 'Too many history entries' } : usual);
    const found = await expectFailure(since(null));
    expect([found.state, found.status]).toEqual(['unreachable', status]);
    expect(found.message).toMatch(/history of the account is too long/);
  });

  it('knows nothing of any path: then a transaction is not gone', async () => {
    node.faults.answer = () => ({ status: 404, body: 'not here' });
    expect((await expectFailure(esplora.standing(node.ask, out('a').txid))).status).toBe(404);
  });

  it('answers for another transaction', async () => {
    node.mine([out('a')]);
    const [other] = (await node.ask({ path: `/address/${hot}/txs` })) as unknown[];
    node.faults.answer = (path, usual) => (path.startsWith('/tx/') ? ok(other) : usual);
    await expectFailure(esplora.standing(node.ask, out('b').txid));
  });
});

describe('where a transaction stands', () => {
  it('is its height, that it waits, or that it is gone', async () => {
    node.mine([out('a')]);
    node.announce(out('b'));
    const standing = (seed: string) => esplora.standing(node.ask, out(seed).txid);
    expect([await standing('a'), await standing('b'), await standing('c')]).toEqual([800_001, 'pending', 'gone']);
  });
});

describe('tip and balances', () => {
  const stats = (funded: unknown, spent: unknown, address = hot) =>
    ok({ address, chain_stats: { funded_txo_sum: funded, spent_txo_sum: spent }, mempool_stats: {} });
  const balance = () => esplora.balances(node.ask, [{ address: hot, contract: null }], null);

  it('are what the node says', async () => {
    expect(await esplora.tip(node.ask)).toEqual({ height: 800_000, final: null });
    node.faults.answer = () => stats(4_993_840_244, 3_953_305_887);
    expect(await balance()).toEqual([1_040_534_357n]);
    expect(await esplora.balances(node.ask, [{ address: hot, contract: 'a token' }], null)).toEqual([null]);
  });

  it('are unknown where the sums have outgrown what JSON holds exactly', async () => {
    node.faults.answer = () => stats(2 ** 53, 1);
    expect(await balance()).toEqual([null]);
  });

  it.each([
    ['of another account', stats(2, 1, bob)],
    ['with more spent than funded', stats(1, 2)],
    ['without sums', stats(undefined, undefined)],
    ['as an error', ok({ error: 'x' })],
  ])('are no balances: %s', async (_what, answer) => {
    node.faults.answer = () => answer;
    await expectFailure(balance());
  });

  it('are no height: a text', async () => {
    node.faults.answer = () => ok('"800000"');
    await expectFailure(esplora.tip(node.ask));
  });
});
