import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHAINS } from '../../lib/chains/index.ts';
import type { Chain, TransferBody } from '../../lib/core/chain.ts';
import { Unreadable } from '../../lib/core/exchange.ts';
import type { Touches, Transfer } from '../../lib/core/transfer.ts';
import { parseBody } from '../../lib/sources/body.ts';
import { ownAddresses } from '../chains/known-addresses.ts';
import { familyOf, recordedFamily } from '../chains/families.ts';
import {
  chainBody,
  chainRecordings,
  chainRecordingsPresent,
  chainText,
  type ChainRecording,
} from '../chains/recordings.ts';
import { expectSound } from '../chains/sound.ts';
import { bodyOf, recordings } from '../exchanges/recordings.ts';

// One suite that every chain passes by standing in lib/chains/index.ts. What asks nodes is in chain-api.test.ts.

const chains: [string, Chain][] = Object.entries(CHAINS);
const EVERYTHING: Touches = () => true;

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const BAD_TEXTS: [string, string][] = [
  ['an HTML page', '<!doctype html><html><title>Attention Required!</title></html>'],
  ['nothing', ''],
  ['white space', ' \n'],
  ['half of a JSON object', '{"jsonrpc":"2.0","id":1,"result":{"number":"0x1","transactions":[{'],
  ['plain words', 'Block not found'],
];
const BAD_BODIES: [string, unknown][] = [
  ['null', null],
  ['an empty object', {}],
  ['a list in a list', [[]]],
  ['a number', 7],
  ['a string', '<html>'],
  ['true', true],
  ['lists of nothing', [null, null]],
  ['empty objects', [{}, {}]],
  ['no result', { jsonrpc: '2.0', id: 1, result: null }],
  ['an error of JSON-RPC', { jsonrpc: '2.0', id: 1, error: { code: -32_005, message: 'limit exceeded' } }],
  ['an error of JSON-RPC with a result', { result: null, error: { code: -5, message: 'Block not found' }, id: 1 }],
  ['an answer of an empty object', { jsonrpc: '2.0', id: 1, result: {} }],
  ['an error of Etherscan', { status: '0', message: 'NOTOK', result: 'Max rate limit reached' }],
  ['an error of Blockscout', { message: 'Not found' }],
  ['an error of NIS1', { timeStamp: 1, error: 'Bad Request', message: 'invalid address', status: 400 }],
  ['data of null', { data: null }],
  ['an error of mempool.space', { error: 'rate limited' }],
  ['an error of rippled', { result: { status: 'error', error: 'actNotFound', error_code: 19 } }],
  ['an error of TronGrid', { Success: false, Error: 'class java.lang.NullPointerException', StatusCode: 500 }],
  ['harvested blocks', { data: [{ timeStamp: 1, difficulty: 2, totalFee: 3, id: 4, height: 5 }] }],
];

/** Transfers, or undefined where the body is refused; any other error goes through. */
const readWith = (body: TransferBody, answer: unknown, touches: Touches = EVERYTHING): Transfer[] | undefined => {
  try {
    return body.read(answer, touches);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
};
const recognising = ({ bodies }: Chain, answer: unknown): TransferBody[] =>
  bodies.filter(({ recognises }) => recognises(answer));

/** What of the recordings a chain reads. */
const readable = (chain: Chain): [string, ChainRecording][] =>
  chainRecordings
    .filter((recording) => recordedFamily(recording) === familyOf(chain))
    .filter((recording) =>
      recognising(chain, chainBody(recording)).some((body) => readWith(body, chainBody(recording))),
    )
    .map((recording) => [recording.file, recording]);
const foreign = (chain: Chain): [string, ChainRecording][] =>
  chainRecordings
    .filter((recording) => ![familyOf(chain), undefined].includes(recordedFamily(recording)))
    .map((recording) => [recording.file, recording]);

const addressesIn = (transfers: readonly Transfer[]): string[] => [
  ...new Set(transfers.flatMap(({ from, to }) => (to === null ? from : [...from, to]))),
];
type Place = readonly (string | number)[];

/** Where a JSON document has its values. */
const leavesOf = (value: unknown, place: Place = []): Place[] =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0
    ? Object.entries(value).flatMap(([name, each]) => leavesOf(each, [...place, name]))
    : [place];

/** The same document with one value replaced. */
const replaced = (value: unknown, [name, ...place]: Place, by: unknown): unknown => {
  if (name === undefined) return by;
  const copy: unknown[] | Record<string, unknown> = Array.isArray(value)
    ? [...(value as unknown[])]
    : { ...(value as object) };
  (copy as Record<string, unknown>)[name] = replaced((value as Record<string, unknown>)[name], place, by);
  return copy;
};

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
};

describe.each(chains)('%s', (id, chain) => {
  const own = ownAddresses(chain);

  it('is described: names, depth, answers and nodes that fit each other', () => {
    expect(chain.id).toBe(id);
    expect(id).toMatch(/^[a-z0-9]+$/);
    for (const name of [chain.names.en, chain.names.ja, chain.native.asset]) expect(name).not.toBe('');
    expect(chain.native.decimals).toBeLessThanOrEqual(18);
    expect(chain.blockSeconds).toBeGreaterThan(0);
    expect(chain.depth.confirmed).toBeGreaterThan(0);
    expect(chain.depth.final).toBeGreaterThanOrEqual(chain.depth.confirmed);
    for (const list of [chain.bodies, chain.apis]) {
      expect(list.length).toBeGreaterThan(0);
      expect(new Set(list.map(({ name }) => name)).size).toBe(list.length);
      for (const { documentation } of list) expect(new URL(documentation).protocol).toBe('https:');
    }
    const apis = chain.apis.map(({ name }) => name);
    for (const { api, url } of chain.endpoints) {
      expect(apis).toContain(api);
      expect(new URL(url).protocol).toMatch(/^https?:$/);
      expect(url).not.toMatch(/\/$|[?#]/);
    }
    expect(new Set(chain.endpoints.map(({ url }) => url)).size).toBe(chain.endpoints.length);
  });

  it('is found by spellings that no other chain has', () => {
    const others = chains.filter(([other]) => other !== id).flatMap(([other, { also }]) => [other, ...also]);
    for (const name of [id, ...chain.also])
      expect(others.map((other) => other.toLowerCase())).not.toContain(name.toLowerCase());
  });

  describe('addresses', () => {
    it('have one canonical form', () => {
      expect(own.length).toBeGreaterThan(0);
      for (const address of own) {
        const canonical = chain.canonical(address) ?? '';
        expect(chain.canonical(canonical)).toBe(canonical);
      }
    });

    it('are none with a wrong letter, whichever it is', () => {
      for (const address of own)
        for (let at = 0; at < address.length; at += 1)
          for (const letter of ALPHABET) {
            const changed = `${address.slice(0, at)}${letter}${address.slice(at + 1)}`;
            // Where case says nothing, another case is the same address.
            if (changed.toLowerCase() === address.toLowerCase()) continue;
            expect([changed, chain.canonical(changed)]).toEqual([changed, undefined]);
          }
    });

    it('are none cut short, doubled, or among other words', () => {
      for (const address of own)
        for (const changed of [
          address.slice(0, -1),
          address.slice(1),
          `${address}${address}`,
          `x${address}`,
          `${address} ${address}`,
        ])
          expect(chain.canonical(changed)).toBeUndefined();
    });

    it('are told apart from any other text, however long', () => {
      expect(chain.canonical('')).toBeUndefined();
      expect(chain.canonical('a'.repeat(1_000_000))).toBeUndefined();
      fc.assert(
        fc.property(
          fc.oneof(fc.string({ unit: 'binary' }), fc.base64String(), fc.string({ maxLength: 60 })),
          (text) => {
            const canonical = chain.canonical(text);
            if (canonical !== undefined) expect(chain.canonical(canonical)).toBe(canonical);
          },
        ),
      );
    });

    it('are no names of tokens that are known', () => {
      for (const contract of ['', 'USDT', '__proto__', 'constructor', 'toString', '0x', 'nem:'])
        expect(chain.token(contract)).toBeUndefined();
    });
  });

  describe('answers', () => {
    it.each(BAD_TEXTS)('are unreadable as %s', (_what, text) => {
      for (const body of chain.bodies) expect(() => body.read(parseBody(text), EVERYTHING)).toThrow(Unreadable);
    });

    it.each(BAD_BODIES)('are unreadable as %s', (_what, answer) => {
      for (const body of chain.bodies) expect(() => body.read(answer, EVERYTHING)).toThrow(Unreadable);
    });

    it('throw nothing but Unreadable, whatever JSON they are, and are read by no body that does not recognise them', () => {
      fc.assert(
        fc.property(fc.jsonValue({ maxDepth: 4 }), (answer) => {
          for (const body of chain.bodies) {
            const transfers = readWith(body, answer);
            if (transfers === undefined) continue;
            expect(body.recognises(answer)).toBe(true);
            expectSound(chain, transfers);
          }
        }),
        { numRuns: 300 },
      );
    });
  });

  describe.skipIf(!chainRecordingsPresent)('on recordings (skipped without the shared folder)', () => {
    it('reads some', () => {
      // The recordings have none of a chain that shares another's structure only where that chain is missing from them.
      expect(readable(chain).length).toBeGreaterThan(0);
    });

    it.each(readable(chain))('has one body for %s, which reads sound transfers', (_file, recording) => {
      const answer = frozen(chainBody(recording));
      const [body, ...others] = recognising(chain, answer);
      expect(others.map(({ name }) => name)).toEqual([]);
      const transfers = body?.read(answer, EVERYTHING) ?? [];
      expectSound(chain, transfers);
      expect(body?.read(answer, EVERYTHING)).toEqual(transfers);
    });

    it.each(readable(chain))(
      'reads of %s what touches an address as if it were filtered afterwards',
      (_file, recording) => {
        const answer = chainBody(recording);
        const [body] = recognising(chain, answer);
        const all = body?.read(answer, EVERYTHING) ?? [];
        expect(body?.read(answer, () => false)).toEqual([]);
        const addresses = addressesIn(all);
        fc.assert(
          fc.property(fc.subarray(addresses, { maxLength: Math.min(4, addresses.length) }), (chosen) => {
            const touches: Touches = (address) => chosen.includes(address);
            expect(body?.read(answer, touches)).toEqual(
              all.filter(({ from, to }) => from.some(touches) || (to !== null && touches(to))),
            );
          }),
          { numRuns: 10 },
        );
      },
    );

    it.each(readable(chain))('finds %s unreadable, cut off anywhere', (_file, recording) => {
      const text = chainText(recording).trim();
      for (const share of [0.1, 0.5, 0.9, 0.999]) {
        const cut = text.slice(0, Math.min(text.length - 1, Math.ceil(text.length * share)));
        expect(() => parseBody(cut)).toThrow(Unreadable);
      }
    });

    it.each(readable(chain))('stays calm when values of %s are something else', (_file, recording) => {
      const answer = chainBody(recording);
      const places = leavesOf(answer);
      fc.assert(
        fc.property(
          fc.constantFrom(...places),
          fc.oneof(
            fc.jsonValue({ maxDepth: 2 }),
            fc.constantFrom<unknown>(
              'x'.repeat(9_999),
              '__proto__',
              '0x',
              '-1',
              -1,
              1.5,
              1e300,
              '9'.repeat(400),
              '\u202e\u0000evil',
              '\ud83d',
            ),
          ),
          (place, replacement) => {
            const changed = replaced(answer, place, replacement);
            for (const body of chain.bodies) {
              const transfers = readWith(body, changed);
              if (transfers !== undefined) expectSound(chain, transfers);
            }
          },
        ),
        { numRuns: 20 },
      );
    });

    it.each(foreign(chain))('refuses %s of another chain', (_file, recording) => {
      const answer = chainBody(recording);
      expect(recognising(chain, answer).map(({ name }) => name)).toEqual([]);
      for (const body of chain.bodies) expect(() => body.read(answer, EVERYTHING)).toThrow(Unreadable);
    });

    it.each(recordings.map((recording) => [recording.file, recording] as const))(
      'refuses %s of an exchange',
      (_file, recording) => {
        const answer = bodyOf(recording);
        expect(recognising(chain, answer).map(({ name }) => name)).toEqual([]);
        for (const body of chain.bodies) expect(() => body.read(answer, EVERYTHING)).toThrow(Unreadable);
      },
    );
  });
});
