import fc from 'fast-check';
import { encodeAbiParameters, encodeEventTopics, erc20Abi, getAddress, parseEventLogs, type RpcLog } from 'viem';
import { describe, expect, test } from 'vitest';
import { Unreadable } from '../../../lib/core/exchange.ts';
import { formatUnits, parseUnits } from '../../../lib/core/decimal.ts';
import type { Transfer } from '../../../lib/core/transfer.ts';
import {
  answer,
  block,
  ethereum,
  everyone,
  hash,
  hex,
  internalRow,
  log,
  readBy,
  receipt,
  row,
  rows,
  tokenRow,
  transaction,
  USDT,
} from './samples.ts';

const MOST = 2n ** 256n - 1n;
const amount = fc.bigInt(0n, MOST);
const address = fc.stringMatching(/^[0-9a-f]{40}$/).map((digits) => `0x${digits}`);

const orUnreadable = (read: () => Transfer[]): Transfer[] => {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
};

const expectSound = (transfers: readonly Transfer[]): void => {
  for (const { raw, from, to, contract, chain } of transfers) {
    expect(raw > 0n && raw <= MOST).toBe(true);
    expect(chain).toBe('ethereum');
    for (const party of [...from, ...(to === null ? [] : [to]), ...(contract === null ? [] : [contract])]) {
      expect(ethereum.canonical(party)).toBe(party);
    }
    expect(from).not.toContain(to);
  }
};

describe('whatever is answered', () => {
  test('arbitrary JSON throws nothing but Unreadable', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (given) => {
        for (const wrapped of [given, answer(given), [answer(given)], { status: '1', message: 'OK', result: given }]) {
          for (const body of ethereum.bodies) expectSound(orUnreadable(() => body.read(wrapped, everyone)));
        }
      }),
      { numRuns: 300 },
    );
  });

  const BODIES: [string, unknown][] = [
    ['block', answer(block(100, [transaction(1), transaction(2)]))],
    ['block-with-receipts', [answer(block(100, [transaction(1)])), answer([receipt(1, { logs: [log()] })])]],
    ['receipts', answer([receipt(1, { logs: [log()] })])],
    ['logs', answer([log(), log()])],
    ['explorer-rows', rows(row(), internalRow(), tokenRow())],
  ];
  /** Puts `value` at the n-th leaf or branch. */
  const damaged = (given: unknown, at: number, value: unknown): unknown => {
    let count = 0;
    const walk = (node: unknown): unknown => {
      count += 1;
      if (count === at) return value;
      if (Array.isArray(node)) return node.map(walk);
      if (typeof node !== 'object' || node === null) return node;
      return Object.fromEntries(Object.entries(node).map(([name, inner]) => [name, walk(inner)]));
    };
    return walk(given);
  };

  test.each(BODIES)('%s with any value in any place is read soundly or is unreadable', (name, given) => {
    const body = ethereum.bodies.find((candidate) => candidate.name === name);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.jsonValue(), (at, value) => {
        expectSound(orUnreadable(() => body?.read(damaged(given, at, value), everyone) ?? []));
      }),
      { numRuns: 500 },
    );
  });
});

describe('amounts are exact up to 2^256 − 1', () => {
  test('native, by blocks and by rows', () => {
    fc.assert(
      fc.property(amount, (raw) => {
        const expected = raw === 0n ? [] : [raw];
        expect(
          readBy(ethereum, answer(block(100, [transaction(1, { value: hex(raw) })]))).map((told) => told.raw),
        ).toEqual(expected);
        expect(readBy(ethereum, rows(row({ value: String(raw) }))).map((told) => told.raw)).toEqual(expected);
        expect(parseUnits(formatUnits(raw, 18), 18)).toBe(raw);
      }),
    );
    expect(() => readBy(ethereum, rows(row({ value: String(MOST + 1n) })))).toThrow(Unreadable);
  });

  test('tokens: logs that viem encodes are read as viem reads them', () => {
    fc.assert(
      fc.property(address, address, amount, (from, to, value) => {
        const [payer, receiver] = [getAddress(from), getAddress(to)];
        const topics = encodeEventTopics({ abi: erc20Abi, eventName: 'Transfer', args: { from: payer, to: receiver } });
        const given = log({
          topics,
          data: encodeAbiParameters([{ type: 'uint256' }], [value]),
          transactionHash: hash(3),
        });
        const [event] = parseEventLogs({ abi: erc20Abi, eventName: 'Transfer', logs: [given as unknown as RpcLog] });
        const told = readBy(ethereum, answer([given]));
        const expected = {
          from: [event?.args.from.toLowerCase()],
          to: event?.args.to.toLowerCase(),
          raw: event?.args.value,
          contract: USDT,
        };
        expect(told).toMatchObject(value === 0n || from === to ? [] : [expected]);
        expect(told.length).toBe(value === 0n || from === to ? 0 : 1);
      }),
    );
  });
});

test('what is read for some wallets is what is read for all, filtered', () => {
  const parties = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.bigInt(0n, 5n)),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(parties, fc.integer({ min: 1, max: 6 }), (payments, watched) => {
      const party = (number: number): string => `0x${String(number).repeat(40)}`;
      const body = answer(
        block(
          100,
          payments.map(([from, to, raw], index) =>
            transaction(index + 1, { from: party(from), to: party(to), value: hex(raw) }),
          ),
        ),
      );
      const wallet = party(watched);
      expect(readBy(ethereum, body, (other) => other === wallet)).toEqual(
        readBy(ethereum, body).filter(({ from, to }) => from.includes(wallet) || to === wallet),
      );
    }),
  );
});
