import { describe, expect, it } from 'vitest';
import { bitcoin } from '../../../lib/chains/bitcoin.ts';
import type { AccountApi } from '../../../lib/core/chain.ts';
import { startEsplora } from './esplora-node.ts';
import { FORMS, readBody } from './forms.ts';
import { addressOf, inBitcoind, inEsplora, made, madeBlock, madeInput } from './made.ts';

// The traps of traps.json that are Bitcoin's, in every form that tells who pays. Each fails without its handling.

const block = madeBlock(800_000);
const wallet = (index: number): string => addressOf.p2pkh(`exchange ${index}`);
const thief = addressOf.p2pkh('thief');
const amounts = (body: unknown, touches?: (address: string) => boolean) =>
  readBody(body, touches).map(({ to, raw }) => [to, raw]);

describe.each(FORMS)('in %s', (_name, form) => {
  it('change: what comes back to any address that pays is none, wherever it stands', () => {
    // The shape of DMM's c03acb80…: what is not stolen goes back to one of several paying addresses.
    const theft = made(
      'change',
      [madeInput(wallet(1), 470_000n), madeInput(wallet(2), 480_000n)],
      [
        [wallet(2), 499_000n],
        [thief, 450_290n],
        [wallet(1), 700n],
      ],
    );
    expect(amounts(form([theft], block))).toEqual([[thief, 450_290n]]);
    expect(amounts(form([theft], block), (address) => address === wallet(1))).toEqual([[thief, 450_290n]]);
  });

  it('consolidation: many inputs to one of their own addresses move nothing', () => {
    const own = made(
      'consolidation',
      Array.from({ length: 131 }, (_, index) => madeInput(wallet(index), 1_000n)),
      [[wallet(17), 130_000n]],
    );
    expect(readBody(form([own], block))).toEqual([]);
  });

  it('the theft from Zaif: 131 inputs to one output of somebody else move everything', () => {
    // c3b9a4a0… of 2018-09-14 has exactly the shape of a consolidation: whose output it is decides.
    const theft = made(
      'theft',
      Array.from({ length: 131 }, (_, index) => madeInput(wallet(index), 1_000n)),
      [[thief, 130_000n]],
    );
    for (const touches of [undefined, (address: string) => address === wallet(130)]) {
      const [transfer, ...others] = readBody(form([theft], block), touches);
      expect(others).toEqual([]);
      expect(transfer).toMatchObject({ to: thief, raw: 130_000n });
      expect(transfer?.from).toEqual(Array.from({ length: 131 }, (_, index) => wallet(index)));
    }
  });

  it('internal sweep: what goes to another wallet is told with both, for its owner is not known here', () => {
    const sweep = made('sweep', [madeInput(wallet(1), 900n)], [[addressOf.p2wsh('cold'), 890n]]);
    expect(readBody(form([sweep], block))).toMatchObject([
      { from: [wallet(1)], to: addressOf.p2wsh('cold'), raw: 890n },
    ]);
  });

  it('multisig: a 2-of-3 P2SH pays as the one address that it is', () => {
    const multisig = addressOf.p2sh('2 of 3');
    const theft = made('multisig', [madeInput(multisig, 450_290_000_000n)], [[thief, 450_289_990_000n]]);
    expect(readBody(form([theft], block), (address) => address === multisig)).toMatchObject([
      { from: [multisig], to: thief, raw: 450_289_990_000n },
    ]);
  });

  it('unit: 4,502.9 whole coins are 450,290,000,000 of the smallest, exactly', () => {
    const theft = made('unit', [madeInput(wallet(1), 450_290_000_001n)], [[thief, 450_290_000_000n]]);
    expect(readBody(form([theft], block))).toMatchObject([{ raw: 450_290_000_000n, decimals: 8 }]);
  });
});

describe('rbf', () => {
  const inputs = [madeInput(wallet(1), 500n, 'first'), madeInput(wallet(1), 600n, 'second')];
  const replaced = made('replaced', inputs, [[thief, 1_000n]]);
  const replacing = made('replacing', inputs.toReversed(), [[thief, 990n]]);

  it('a transaction and the one that takes its place are one spending, in whatever order they spend', () => {
    for (const forms of [
      [inEsplora(replaced, null), inEsplora(replacing, null)],
      [inBitcoind(replaced), inBitcoind(replacing)],
    ]) {
      const [[one], [other]] = forms.map((body) => readBody(body)) as [
        ReturnType<typeof readBody>,
        ReturnType<typeof readBody>,
      ];
      expect(one?.txid).not.toBe(other?.txid);
      expect(one?.origin).toMatch(/^[0-9a-f]{64}:1$/);
      expect(one?.origin).toBe(other?.origin);
    }
  });

  it('two payments of different outputs are two', () => {
    const another = made('another', [madeInput(wallet(1), 500n, 'third')], [[thief, 1_000n]]);
    expect(readBody(inEsplora(another, null))[0]?.origin).not.toBe(readBody(inEsplora(replaced, null))[0]?.origin);
  });

  it('what was replaced is gone, and its amount is never told again', async () => {
    const node = await startEsplora();
    try {
      const esplora = bitcoin.apis.find(({ name }) => name === 'esplora') as AccountApi;
      const { cursor } = await esplora.since(node.ask, wallet(1), null, 5);
      node.announce(replaced);
      const seen = await esplora.since(node.ask, wallet(1), cursor, 5);
      expect(seen.transfers.map(({ raw, final }) => [raw, final])).toEqual([[1_000n, false]]);
      node.replace(replaced, replacing);
      const later = await esplora.since(node.ask, wallet(1), seen.cursor, 5);
      expect(later.transfers.map(({ raw, origin }) => [raw, origin])).toEqual([[990n, seen.transfers[0]?.origin]]);
      expect(await esplora.standing(node.ask, replaced.txid)).toBe('gone');
      expect(await esplora.standing(node.ask, replacing.txid)).toBe('pending');
    } finally {
      await node.close();
    }
  });
});
