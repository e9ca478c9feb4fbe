import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { CHAINS } from '../../lib/chains/index.ts';
import {
  NodeFailure,
  type Account,
  type AskNode,
  type Block,
  type Chain,
  type ChainApi,
} from '../../lib/core/chain.ts';
import { askNode } from '../chains/ask-node.ts';
import { familyOf } from '../chains/families.ts';
import { knownAddress } from '../chains/known-addresses.ts';
import { expectSound } from '../chains/sound.ts';
import { saying, startScriptedServer, type Answer } from '../sources/scripted-server.ts';

// What every API of every chain makes of nodes that fail. What it makes of good ones is in the chain's own tests.

const HASH = '339645a75f41b40ebae4d39abbdbede7c5dec472efe812143142926bcb17124b';
const MOST_PAGES = 5;
const [FROM, TO] = [100, 102];
const txidOf = (chain: Chain): string => (familyOf(chain) === 'evm' ? `0x${HASH}` : HASH);

const apis: [string, Chain, ChainApi][] = Object.values(CHAINS).flatMap((chain: Chain) =>
  chain.apis.map((api): [string, Chain, ChainApi] => [`${chain.id} over ${api.name}`, chain, api]),
);

/** Etherscan's address ends in a query that names the chain and the key: what is asked goes on with it. */
const endpointAt = (server: string, { name }: ChainApi): string =>
  name === 'etherscan' ? `${server}/v2/api?chainid=1&apikey=none` : server;

/** Each question that an API can be asked, with what may come of an answer that says nothing. */
const questions = (chain: Chain, api: ChainApi): [string, (ask: AskNode) => Promise<unknown>][] => {
  const address = knownAddress(chain);
  const accounts: Account[] = [{ address, contract: null }];
  const common: [string, (ask: AskNode) => Promise<unknown>][] = [
    ['tip', (ask) => api.tip(ask)],
    ['balances', (ask) => api.balances(ask, accounts, null)],
  ];
  if (api.reads === 'blocks')
    return [
      ...common,
      ['blocks', (ask) => api.blocks(ask, FROM, TO, () => true)],
      ['hash', async (ask) => api.hash?.(ask, FROM)],
    ];
  return [
    ...common,
    ['since', (ask) => api.since(ask, address, null, MOST_PAGES)],
    ['standing', (ask) => api.standing(ask, txidOf(chain), address)],
  ];
};

/** What an API gave, or undefined where it called the node's answer a failure; any other error goes through. */
const outcome = async <T>(question: Promise<T>): Promise<T | undefined> => {
  try {
    return await question;
  } catch (error) {
    if (error instanceof NodeFailure) return undefined;
    throw error;
  }
};

const NO_ANSWERS: [string, Answer][] = [
  ['an HTML page', saying(200, '<!doctype html><title>Just a moment...</title>')],
  ['nothing', saying(200, '')],
  ['half of a page', saying(200, '{"jsonrpc":"2.0","id":1,"result":{"number":"0x64","transactions":[')],
  ['an error of JSON-RPC', saying(200, '{"jsonrpc":"2.0","id":1,"error":{"code":-32005,"message":"limit exceeded"}}')],
  ['an error of Etherscan', saying(200, '{"status":"0","message":"NOTOK","result":"Max rate limit reached"}')],
  ['an error of NIS1', saying(200, '{"timeStamp":1,"error":"Bad Request","message":"no","status":400}')],
  ['an empty object', saying(200, '{}')],
  ['null', saying(200, 'null')],
  ['a text', saying(200, '"OK"')],
  ['a refusal', saying(403, 'Forbidden')],
  ['a limit', saying(429, '{"error":"rate limited"}', { 'retry-after': '60' })],
  ['a fault', saying(502, 'Bad Gateway')],
  [
    'a connection that breaks off',
    (response) => {
      response.writeHead(200, { 'content-length': '100000' });
      response.write('{"result":');
      response.destroy();
    },
  ],
];

const expectBlocks = (chain: Chain, blocks: readonly Block[]): void => {
  expect(blocks.map(({ height }) => height)).toEqual(Array.from({ length: TO - FROM + 1 }, (_, index) => FROM + index));
  for (const [index, { parent, transfers, height }] of blocks.entries()) {
    if (index > 0) expect(parent).toBe(blocks[index - 1]?.hash);
    expectSound(chain, transfers);
    for (const transfer of transfers) expect(transfer.height).toBe(height);
  }
};

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

describe.each(apis)('%s', (_name, chain, api) => {
  it.each(NO_ANSWERS)('calls %s a failure of the node, whatever it asked', async (_what, answer) => {
    const server = await startScriptedServer(answer);
    ({ close } = server);
    for (const [question, put] of questions(chain, api)) {
      // An account that a node cannot tell the balance of is null, and never zero.
      const given = await outcome(put(askNode(endpointAt(server.url, api))));
      expect([question, given]).toEqual([
        question,
        question === 'balances' && given !== undefined ? [null] : undefined,
      ]);
    }
  });

  it('fails for a node that is not there', async () => {
    const server = await startScriptedServer(saying(200, '{}'));
    await server.close();
    for (const [question, put] of questions(chain, api)) {
      const given = await outcome(put(askNode(endpointAt(server.url, api))));
      expect([question, given]).toEqual([
        question,
        question === 'balances' && given !== undefined ? [null] : undefined,
      ]);
    }
  });

  it('throws nothing but NodeFailure, whatever JSON it is answered with, and gives nothing that is not sound', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue({ maxDepth: 4 }), { minLength: 1, maxLength: 6 }), async (answers) => {
        const lying = (): AskNode => {
          let asked = 0;
          return async () => answers[(asked += 1) % answers.length];
        };
        const address = knownAddress(chain);
        const tip = await outcome(api.tip(lying()));
        if (tip !== undefined) expect(Number.isSafeInteger(tip.height) && tip.height >= 0).toBe(true);
        const balances = await outcome(api.balances(lying(), [{ address, contract: null }], 7));
        if (balances !== undefined) {
          expect(balances).toHaveLength(1);
          expect(balances.every((balance) => balance === null || balance >= 0n)).toBe(true);
        }
        if (api.reads === 'blocks') {
          const blocks = await outcome(api.blocks(lying(), FROM, TO, () => true));
          if (blocks !== undefined) expectBlocks(chain, blocks);
          return;
        }
        for (const cursor of [null, 'nobody wrote this', '{"height":1}']) {
          const page = await outcome(api.since(lying(), address, cursor, MOST_PAGES));
          if (page === undefined) continue;
          expectSound(chain, page.transfers);
          if (cursor === null) expect(page.transfers).toEqual([]);
          else expect(page.complete).toBe(false);
        }
        const standing = await outcome(api.standing(lying(), txidOf(chain), address));
        if (typeof standing === 'number') expect(Number.isSafeInteger(standing) && standing >= 0).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('asks for nothing where nothing is wanted', async () => {
    const asked: string[] = [];
    const ask: AskNode = async ({ path }) => {
      asked.push(path);
      throw new NodeFailure('unreachable', 'nobody is to be asked');
    };
    expect(await api.balances(ask, [], null)).toEqual([]);
    expect(asked).toEqual([]);
  });
});
