import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitcoin } from '../../../lib/chains/bitcoin.ts';
import { Unreadable } from '../../../lib/core/exchange.ts';
import { FORMS, readBody } from './forms.ts';
import {
  addressOf,
  bitcoindBlock,
  hashOf,
  inBitcoind,
  inBlockbook,
  inBlockchainInfo,
  inBlockCypher,
  inEsplora,
  made,
  madeBlock,
  madeInput,
} from './made.ts';
import { expectedPayments, payments, PEOPLE, transaction } from './transactions.ts';

const [alice, bob, carol] = [addressOf.p2wpkh('alice'), addressOf.p2pkh('bob'), addressOf.p2tr('carol')];
const block = madeBlock(800_000);
const payment = made(
  'payment',
  [madeInput(alice, 300n)],
  [
    [bob, 200n],
    [alice, 90n],
  ],
);
const coinbase = made('coinbase', [], [[bob, 625_000_000n]]);
const transfer = {
  chain: 'bitcoin',
  asset: 'BTC',
  contract: null,
  decimals: 8,
  txid: payment.txid,
  index: 0,
  from: [alice],
  to: bob,
  raw: 200n,
};

describe.each(FORMS)('%s', (name, form) => {
  it('tells one transfer for each output that pays someone else', () => {
    const [told, ...others] = readBody(form([coinbase, payment], block));
    expect(others).toEqual([]);
    expect(told).toMatchObject({ ...transfer, height: 800_000, time: block.time * 1_000 });
    // How deep it lies is told by a node and by two of the explorers.
    expect(told?.final).toBe(/^(getblock|blockbook|blockcypher)/.test(name) ? false : null);
  });

  it('tells of any transactions what the rules say, whatever it is of', () => {
    fc.assert(
      fc.property(fc.uniqueArray(transaction, { minLength: 1, maxLength: 5, selector: ({ txid }) => txid }), (all) => {
        expect(payments(readBody(form(all, block)))).toEqual(all.flatMap(expectedPayments));
      }),
    );
  });

  it('tells with a filter what it tells without one and touches', () => {
    fc.assert(
      fc.property(
        fc.array(transaction, { minLength: 1, maxLength: 5 }),
        fc.subarray([...PEOPLE], { maxLength: 3 }),
        (all, wanted) => {
          const touches = (address: string): boolean => wanted.includes(address);
          expect(readBody(form(all, block), touches)).toEqual(
            readBody(form(all, block)).filter(({ from, to }) => from.some(touches) || (to !== null && touches(to))),
          );
        },
      ),
    );
  });

  it('accounts for everything: what is spent is paid, comes back, goes nowhere or is the fee', () => {
    fc.assert(
      fc.property(transaction, (one) => {
        const sum = (values: readonly { value: bigint }[]): bigint =>
          values.reduce((total, { value }) => total + value, 0n);
        const told = readBody(form([one], block)).reduce((total, { raw }) => total + raw, 0n);
        const payers = new Set(one.inputs.map(({ address }) => address));
        const rest = sum(one.outputs.filter(({ address }) => address === null || payers.has(address)));
        const fee = sum(one.inputs) - sum(one.outputs);
        expect(told + rest + fee).toBe(sum(one.inputs));
      }),
    );
  });

  it('does not care in which order a transaction spends', () => {
    fc.assert(
      fc.property(
        transaction.chain((one) =>
          fc.tuple(fc.constant(one), fc.shuffledSubarray([...one.inputs], { minLength: one.inputs.length })),
        ),
        ([one, inputs]) => {
          const sorted = (body: unknown) =>
            readBody(body).map(({ from, ...rest }) => ({ ...rest, from: from.toSorted() }));
          expect(sorted(form([{ ...one, inputs }], block))).toEqual(sorted(form([one], block)));
        },
      ),
    );
  });

  it('refuses addresses of a test network, also where none of them is of interest', () => {
    const foreign = made('foreign', [madeInput(addressOf.testnet('a'), 10n)], [[addressOf.testnet('b'), 9n]]);
    expect(() => readBody(form([foreign], block), () => false)).toThrow(Unreadable);
  });

  it('refuses an address with a wrong letter', () => {
    const wrong = `${bob.slice(0, -1)}${bob.endsWith('x') ? 'y' : 'x'}`;
    expect(() => readBody(form([payment, made('w', [madeInput(alice, 9n)], [[wrong, 8n]])], block))).toThrow(
      Unreadable,
    );
  });

  it('refuses what has lost its inputs, its outputs, an amount, or a transaction', () => {
    const text = JSON.stringify(form([payment], block));
    const broken = [
      text.replace(/"(vin|inputs)":\[/, '"was":['),
      // A transaction that is none, behind all others.
      text.replace(/(\]\}|\})(\]\}?)$/, '$1,null$2'),
      text.replace(/"(vout|outputs|out)":\[/, '"was":['),
      text.replace(/"value":("200"|200|0\.000002|2e-6|0\.0000020+)(?=[,}])/, '"value":null'),
      text.replace(/"value":("200"|200|0\.000002|2e-6)(?=[,}])/, '"value":-200'),
    ];
    for (const each of broken) {
      expect(each).not.toBe(text);
      expect(() => readBody(JSON.parse(each))).toThrow(Unreadable);
    }
  });
});

describe('one transaction', () => {
  it.each([
    ['Esplora', inEsplora(payment, block), { height: 800_000, time: block.time * 1_000, final: null }],
    ['Esplora, waiting', inEsplora(payment, null), { height: null, time: null, final: false }],
    [
      'getrawtransaction',
      { ...inBitcoind(payment), blockhash: block.hash, confirmations: 6, blocktime: 1_700_000_000 },
      { height: null, time: 1_700_000_000_000, final: true },
    ],
    [
      'getrawtransaction, shallow',
      { ...inBitcoind(payment), blockhash: block.hash, confirmations: 5, blocktime: 1_700_000_000 },
      { height: null, time: 1_700_000_000_000, final: false },
    ],
    ['getrawtransaction, waiting', inBitcoind(payment), { height: null, time: null, final: false }],
    ['decoderawtransaction', { ...inBitcoind(payment), hex: undefined }, { height: null, time: null, final: null }],
    [
      'an answer of JSON-RPC',
      { result: inBitcoind(payment), error: null, id: 1 },
      { height: null, time: null, final: false },
    ],
    ['Blockbook', inBlockbook(payment, block, 6), { height: 800_000, time: block.time * 1_000, final: true }],
    ['Blockbook, shallow', inBlockbook(payment, block, 5), { height: 800_000, time: block.time * 1_000, final: false }],
    ['Blockbook, waiting', inBlockbook(payment, null, 0), { height: null, time: null, final: false }],
    [
      'Blockbook over its websocket',
      { id: '1', data: inBlockbook(payment, block, 7) },
      { height: 800_000, time: block.time * 1_000, final: true },
    ],
    ['blockchain.info', inBlockchainInfo(payment, block), { height: 800_000, time: block.time * 1_000, final: null }],
    [
      'blockchain.info, waiting',
      inBlockchainInfo(payment, null),
      { height: null, time: 1_600_000_000_000, final: false },
    ],
    ['BlockCypher', inBlockCypher(payment, block, 6), { height: 800_000, time: block.time * 1_000, final: true }],
    ['BlockCypher, waiting', inBlockCypher(payment, null, 0), { height: null, time: null, final: false }],
  ])('of %s tells where it stands as far as its answer does', (_name, body, place) => {
    const [told, ...others] = readBody(body);
    expect(others).toEqual([]);
    expect(told).toMatchObject({ ...transfer, ...place });
  });
});

describe('senders that an answer hides (getblock 2, an unloaded prevout)', () => {
  const hidden = bitcoindBlock([inBitcoind(coinbase), inBitcoind(payment, { verbosity: 2 })], block);

  it('are nobody: every output is told, and none as an outflow of anyone', () => {
    expect(readBody(hidden).map(({ from, to, raw }) => ({ from, to, raw }))).toEqual([
      { from: [], to: bob, raw: 200n },
      { from: [], to: alice, raw: 90n },
    ]);
    expect(readBody(hidden, (address) => address === bob).map(({ to }) => to)).toEqual([bob]);
  });

  it('are nobody as soon as one of them is hidden: what looks like a payment may be change', () => {
    const twice = made('twice', [madeInput(alice, 100n), madeInput(carol, 100n)], [[carol, 150n]]);
    const body = inEsplora(twice, block);
    (body.vin as Record<string, unknown>[])[1] = { ...(body.vin as Record<string, unknown>[])[1], prevout: null };
    expect(readBody(body, (address) => address === alice)).toEqual([]);
    expect(readBody(body).map(({ from, to }) => ({ from, to }))).toEqual([{ from: [], to: carol }]);
  });
});

describe('outputs without one address', () => {
  it.each([
    ['bare multisig of an old bitcoind', { type: 'multisig', reqSigs: 1, addresses: [bob, carol] }],
    ['bare multisig of one key', { type: 'multisig', reqSigs: 1, addresses: [bob] }],
    ['OP_RETURN', { type: 'nulldata' }],
    ['a bare public key since 22.0', { type: 'pubkey' }],
  ])('are no transfers: %s', (_name, script) => {
    const body = inBitcoind(payment);
    (body.vout as Record<string, unknown>[])[0] = {
      value: 0.000002,
      n: 0,
      scriptPubKey: { asm: '', hex: '', ...script },
    };
    expect(readBody(body)).toEqual([]);
  });

  it('are no transfers: an empty text, as mempool.space has it', () => {
    const body = inEsplora(made('empty', [madeInput(alice, 9n)], [[bob, 8n]]), block);
    (body.vout as Record<string, unknown>[])[0] = {
      value: 8,
      scriptpubkey_address: '',
      scriptpubkey_type: 'op_return',
    };
    expect(readBody(body)).toEqual([]);
  });
});

describe('parts of a whole', () => {
  it('of BlockCypher: outputs keep their own numbers, and missing inputs make it unreadable', () => {
    const next_outputs = `https://api.blockcypher.com/v1/btc/main/txs/${payment.txid}?instart=0&outstart=400&limit=200`;
    const page = { ...inBlockCypher(payment, block, 9), vout_sz: 202, next_outputs };
    expect(readBody(page).map(({ index }) => index)).toEqual([200]);
    expect(() => readBody({ ...page, next_outputs: undefined })).toThrow(Unreadable);
    expect(() => readBody({ ...page, vin_sz: 2 })).toThrow(Unreadable);
  });

  it('of a block: ids alone, none at all, or fewer than it counts are unreadable', () => {
    const whole = bitcoindBlock([inBitcoind(coinbase), inBitcoind(payment)], block);
    expect(readBody(whole)).toHaveLength(1);
    for (const tx of [[], [coinbase.txid, payment.txid], [inBitcoind(payment)], [inBitcoind(coinbase), null]])
      expect(() => readBody({ ...whole, tx })).toThrow(Unreadable);
    // Kin of Bitcoin do not count.
    expect(() => readBody({ ...whole, nTx: undefined, tx: [] })).toThrow(Unreadable);
    expect(readBody({ ...whole, nTx: undefined })).toHaveLength(1);
  });

  it('of an account of Blockbook: without its transactions it is unreadable, unless it has none', () => {
    const account = { address: alice, balance: '0', totalReceived: '0', unconfirmedTxs: 0, txs: 0 };
    expect(readBody(account)).toEqual([]);
    expect(() => readBody({ ...account, txs: 3 })).toThrow(Unreadable);
    expect(() => readBody({ ...account, unconfirmedTxs: 1 })).toThrow(Unreadable);
  });
});

describe('empty lists, where an API documents them', () => {
  it.each([
    ['Esplora', []],
    ['blockchain.info', { address: alice, n_tx: 0, total_received: 0, txs: [] }],
    ['BlockCypher', { address: alice, n_tx: 0, final_n_tx: 0, txs: [] }],
    ['Blockbook', { address: alice, balance: '0', txs: 0, unconfirmedTxs: 0, transactions: [] }],
  ])('hold no transfers: %s', (_name, body) => {
    expect(readBody(body)).toEqual([]);
  });
});

const REFUSED: [string, unknown][] = [
  ['no result', { result: null, error: null, id: 1 }],
  ['an error', { result: null, error: { code: -5, message: 'Block not found' }, id: 1 }],
  ['an error beside a result', { result: inBitcoind(payment), error: { code: -1, message: 'x' }, id: 1 }],
  ['an error of Blockbook', { error: 'Transaction not found' }],
  ['an error of its websocket', { id: '1', data: { error: { message: 'x' } } }],
  ['an error of BlockCypher', { error: 'Limits reached.' }],
  ['an error of blockchain.info', { error: 'not-found-or-invalid-arg', message: 'x' }],
  [
    'an account of Ethereum at Blockbook',
    { address: '0x1e6E3708a059aEa1241a81c7aAe84b6CDbC54d59', balance: '0', txs: 0, unconfirmedTxs: 0, nonce: '0' },
  ],
  ['a page', '<!doctype html>'],
  ['a hash', hashOf('x')],
  ['a height', 800_000],
];

describe('what is no answer with transfers', () => {
  it.each(REFUSED)('is unreadable: %s', (_name, body) => {
    for (const reader of bitcoin.bodies) expect(() => reader.read(body, () => true)).toThrow(Unreadable);
  });

  it('is unreadable whatever part of a good one is replaced', () => {
    const bodies = FORMS.map(([, form]) => JSON.stringify(form([coinbase, payment], block)));
    fc.assert(
      fc.property(fc.constantFrom(...bodies), fc.nat(), fc.jsonValue({ maxDepth: 2 }), (text, at, replacement) => {
        const values = [...text.matchAll(/(?<=[[,:])("[^"\\]*"(?!\s*:)|true|false|null|-?[\d.]+)(?=[\],}])/g)];
        const value = values[at % values.length];
        const from = value?.index ?? 0;
        const changed = text.slice(0, from) + JSON.stringify(replacement) + text.slice(from + (value?.[0].length ?? 0));
        for (const reader of bitcoin.bodies)
          try {
            for (const { raw, to, from: senders } of reader.read(JSON.parse(changed), () => true)) {
              expect(raw > 0n).toBe(true);
              for (const address of [to ?? '', ...senders]) expect(bitcoin.canonical(address)).toBe(address);
            }
          } catch (error) {
            if (!(error instanceof Unreadable)) throw error;
          }
      }),
      { numRuns: 1_000 },
    );
  });

  it('throws nothing but Unreadable for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (body) => {
        for (const reader of bitcoin.bodies)
          try {
            reader.read(body, () => true);
          } catch (error) {
            if (!(error instanceof Unreadable)) throw error;
          }
      }),
      { numRuns: 500 },
    );
  });
});
