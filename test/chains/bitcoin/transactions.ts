import fc from 'fast-check';
import type { Transfer } from '../../../lib/core/transfer.ts';
import { addressOf, hashOf, madeInput, type Made } from './made.ts';

const SPELLINGS = [addressOf.p2pkh, addressOf.p2sh, addressOf.p2wpkh, addressOf.p2wsh, addressOf.p2tr];
/** Few, so that the same one pays and is paid. */
export const PEOPLE: readonly string[] = SPELLINGS.flatMap((spelling) => [spelling('alice'), spelling('bob')]);

const address = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...PEOPLE) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const value = fc.oneof(
  { weight: 9, arbitrary: fc.bigInt({ min: 1n, max: 500_000_000_000_000n }) },
  { weight: 1, arbitrary: fc.constant(0n) },
);

/** Transactions that pay what they spend, less a fee. */
export const transaction: fc.Arbitrary<Made> = fc
  .tuple(
    fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 6 }),
    fc.array(fc.tuple(address, value), { minLength: 1, maxLength: 6 }),
    fc.array(address, { minLength: 6, maxLength: 6 }),
    fc.bigInt({ min: 0n, max: 100_000n }),
  )
  .map(([seeds, outputs, payers, fee]) => {
    const total = outputs.reduce((sum, [, each]) => sum + each, fee);
    const share = total / BigInt(seeds.length);
    const inputs = seeds.map((seed, index) =>
      madeInput(payers[index] ?? null, index === 0 ? total - share * BigInt(seeds.length - 1) : share, `${seed}`),
    );
    return {
      txid: hashOf(JSON.stringify([seeds, payers])),
      inputs,
      outputs: outputs.map(([to, each]) => ({ address: to, value: each })),
    };
  });

/** What is left of a transfer when nothing of its place in the chain is looked at. */
export const payments = (transfers: readonly Transfer[]): unknown[] =>
  transfers.map(({ txid, index, from, to, raw }) => ({ txid, index, from, to, raw }));

/** The rules once more, slow and plain: an output is told unless one of those who pay gets it back. */
export const expectedPayments = ({ txid, inputs, outputs }: Made): unknown[] => {
  const from: string[] = [];
  for (const input of inputs) if (input.address !== null && !from.includes(input.address)) from.push(input.address);
  const told: unknown[] = [];
  outputs.forEach((output, index) => {
    const pays = inputs.length > 0 && output.address !== null && output.value > 0n;
    if (pays && !from.includes(output.address ?? ''))
      told.push({ txid, index, from, to: output.address, raw: output.value });
  });
  return told;
};
