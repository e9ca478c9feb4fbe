import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodies } from '../../lib/chains/nem/bodies.ts';
import { canonicalAddress } from '../../lib/chains/nem/address.ts';
import { nem } from '../../lib/chains/nem.ts';
import { Unreadable } from '../../lib/core/exchange.ts';
import type { Transfer } from '../../lib/core/transfer.ts';
import {
  addressOf,
  block,
  hashOf,
  keyOf,
  mosaic,
  multisig,
  payment,
  settled,
  VERSION_1,
  VERSION_2,
} from './nem-made.ts';
import { chainBody, chainRecordings, chainRecordingsPresent } from './recordings.ts';

const [HOT, THIEF, SIGNER] = [0, 1, 2];
const read = (body: unknown, touches = (_address: string): boolean => true): Transfer[] => {
  const found = bodies.filter(({ recognises }) => recognises(body));
  expect(found.length).toBeLessThanOrEqual(1);
  if (found[0] === undefined) throw new Unreadable('nothing recognises it');
  return found[0].read(body, touches);
};
const page = (...transactions: unknown[]) => ({
  data: transactions.map((transaction, index) => settled(900 - index, index, 1_400_000 - index, transaction)),
});
const sent = (transfers: readonly Transfer[]) => transfers.map(({ asset, raw }) => `${raw} ${asset}`);

describe('addresses of NEM', () => {
  it('are one whether written with hyphens, in small letters or with space around', () => {
    const plain = 'NC3BI3DNMR2PGEOOMP2NKXQGSAKMS7GYRKVA5CSZ';
    for (const spelling of [
      plain,
      'NC3BI3-DNMR2P-GEOOMP-2NKXQG-SAKMS7-GYRKVA-5CSZ',
      'nc3bi3-dnmr2p-geoomp-2nkxqg-sakms7-gyrkva-5csz',
      ` ${plain}\n`,
    ])
      expect(nem.canonical(spelling)).toBe(plain);
  });

  it.each([
    '',
    'N',
    'NC3BI3DNMR2PGEOOMP2NKXQGSAKMS7GYRKVA5CS',
    '0'.repeat(40),
    'A'.repeat(40),
    '1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
  ])('%j is none', (address) => {
    expect(nem.canonical(address)).toBeUndefined();
  });

  it('follow from the public key, as on the test network (recorded) and the main one', () => {
    // The first is told with its key in the recordings, the second on the network since 2015.
    expect(
      read({
        data: [
          settled(1, 1, 1, {
            ...payment(HOT, THIEF, 1),
            version: -1_744_830_463,
            signer: '0a4dcc50b3c61677ff9b0b04717e1e9268611acb7cd0a8343e1b60ca3583ec2e',
            recipient: 'TCFFOMQ2SBX77E2FZC3VX43ZTRV4ZNTXTCGWBM5J',
          }),
        ],
      })[0]?.from,
    ).toEqual(['TBUAUC3VYKPP3PJPOH7A7BCB2C4I64XZAAOZBO6N']);
    expect(
      read(
        page(payment(HOT, THIEF, 1, { signer: '18e030c32665e792a35c5fdd7fa5689fbbeb922958f1760a81978dd39e1d8512' })),
      )[0]?.from,
    ).toEqual(['NALICE3JX3N72HZ3IODXCO2HWQIWSTCPC5FVGW7I']);
  });
});

describe('transfers of NEM', () => {
  it('are read with payer, receiver, exact amount, outer hash, height and time', () => {
    expect(read(page(payment(HOT, THIEF, 100_000_000_000_000)))).toEqual([
      {
        chain: 'nem',
        asset: 'XEM',
        contract: null,
        decimals: 6,
        txid: hashOf(0),
        index: 0,
        from: [addressOf(HOT)],
        to: addressOf(THIEF),
        raw: 100_000_000_000_000n,
        height: 1_400_000,
        // 00:02:00 of 26 January 2018 in Japan is the 25th in UTC.
        time: Date.parse('2018-01-25T15:02:00Z'),
        final: null,
      },
    ]);
  });

  it('of a multisignature account are paid by the account inside, under the outer hash', () => {
    const [transfer] = read(page(multisig(SIGNER, payment(HOT, THIEF, 5))));
    expect(transfer).toMatchObject({ from: [addressOf(HOT)], to: addressOf(THIEF), raw: 5n, txid: hashOf(0) });
  });

  it('with mosaics multiply their quantities by the amount, and only nem:xem is XEM', () => {
    const version = VERSION_2;
    const xem = mosaic('nem', 'xem', 3_000_000);
    expect(sent(read(page(payment(HOT, THIEF, 2_000_000, { version, mosaics: [xem] }))))).toEqual(['6000000 XEM']);
    expect(sent(read(page(payment(HOT, THIEF, 500_000, { version, mosaics: [xem] }))))).toEqual(['1500000 XEM']);
    const mixed = [mosaic('dim', 'coin', 7), mosaic('xem', 'xem', 9), mosaic('alice.drinks', 'orange juice', 1), xem];
    const transfers = read(page(payment(HOT, THIEF, 1_000_000, { version, mosaics: mixed })));
    expect(sent(transfers)).toEqual(['7 dim:coin', '9 xem:xem', '1 alice.drinks:orange juice', '3000000 XEM']);
    expect(transfers.map(({ contract, decimals, index }) => [contract, decimals, index])).toEqual([
      ['dim:coin', null, 0],
      ['xem:xem', null, 1],
      ['alice.drinks:orange juice', null, 2],
      [null, 6, 3],
    ]);
  });

  it('of the largest supply stay exact', () => {
    const quantity = 8_999_999_999_999_999;
    const mosaics = [mosaic('nem', 'xem', quantity)];
    expect(sent(read(page(payment(HOT, THIEF, 1_000_000, { version: VERSION_2, mosaics }))))).toEqual([
      `${quantity} XEM`,
    ]);
  });

  const none: [string, unknown][] = [
    ['an amount of zero', payment(HOT, THIEF, 0)],
    ['a transfer to oneself', payment(HOT, HOT, 5)],
    ['an empty list of mosaics', payment(HOT, THIEF, 5, { version: VERSION_2, mosaics: [] })],
    ['less than one unit', payment(HOT, THIEF, 1, { version: VERSION_2, mosaics: [mosaic('dim', 'coin', 1)] })],
    [
      'a mosaic of which none is sent',
      payment(HOT, THIEF, 0, { version: VERSION_2, mosaics: [mosaic('nem', 'xem', 9)] }),
    ],
    ['a change of cosignatories', { timeStamp: 1, type: 4097, version: VERSION_1, signer: keyOf(HOT) }],
    ['the same inside a multisignature', multisig(SIGNER, { timeStamp: 1, type: 4097, signer: keyOf(HOT) })],
    ['an importance transfer', { timeStamp: 1, type: 2049, version: VERSION_1, signer: keyOf(HOT) }],
  ];
  it.each(none)('are none in %s', (_what, transaction) => {
    expect(read(page(transaction))).toEqual([]);
  });

  const broken: [string, unknown][] = [
    ['no signer', payment(HOT, THIEF, 5, { signer: undefined })],
    ['a signer that is no key', payment(HOT, THIEF, 5, { signer: 'zz' })],
    ['a receiver with a wrong checksum', payment(HOT, THIEF, 5, { recipient: addressOf(THIEF).replace(/.$/, '2') })],
    [
      'a receiver of the test network',
      payment(HOT, THIEF, 5, { recipient: 'TCFFOMQ2SBX77E2FZC3VX43ZTRV4ZNTXTCGWBM5J' }),
    ],
    ['an amount below zero', payment(HOT, THIEF, -5)],
    ['an amount with a fraction', payment(HOT, THIEF, 0.5)],
    ['an amount beyond 2^53', payment(HOT, THIEF, 2 ** 53)],
    ['an amount in words', payment(HOT, THIEF, 5, { amount: '5' })],
    ['no list of mosaics', payment(HOT, THIEF, 5, { version: VERSION_2 })],
    ['a mosaic without a name', payment(HOT, THIEF, 5, { version: VERSION_2, mosaics: [{ quantity: 5 }] })],
    [
      'a mosaic with marks in its name',
      payment(HOT, THIEF, 5, { version: VERSION_2, mosaics: [mosaic('nem', 'xem\u202e', 5)] }),
    ],
    ['a version to come', payment(HOT, THIEF, 5, { version: VERSION_2 + 1 })],
    ['a network that is not known', payment(HOT, THIEF, 5, { version: 1 })],
    ['a time that is none', payment(HOT, THIEF, 5, { timeStamp: 'now' })],
    ['a multisignature of nothing', multisig(SIGNER, undefined)],
  ];
  it.each(broken)('cannot be read with %s', (_what, transaction) => {
    expect(() => read(page(payment(HOT, THIEF, 7), transaction))).toThrow(Unreadable);
  });

  it('amount to what the node works out, for any quantity and multiplier', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (amount, quantity) => {
        const mosaics = [mosaic('nem', 'xem', quantity)];
        const raw = (BigInt(amount) * BigInt(quantity)) / 1_000_000n;
        expect(read(page(payment(HOT, THIEF, amount, { version: VERSION_2, mosaics }))).map((one) => one.raw)).toEqual(
          raw === 0n ? [] : [raw],
        );
      }),
    );
  });
});

describe('answers of NIS1', () => {
  it('tell of a block without hashes: its time is theirs', () => {
    const [transfer, ...others] = read(
      block(1_400_000, [payment(HOT, THIEF, 5), multisig(SIGNER, payment(HOT, HOT, 1))]),
    );
    expect(others).toEqual([]);
    expect(transfer).toMatchObject({ txid: null, height: 1_400_000, final: null, raw: 5n });
    expect(transfer?.time).toBe(Date.parse('2018-01-25T15:03:05Z'));
  });

  it('tell of what waits for a block, not of what may wait for signatures for ever', () => {
    const waiting = (transaction: unknown) => ({ meta: { data: null }, transaction });
    const transfers = read({
      data: [waiting(payment(HOT, THIEF, 5)), waiting(multisig(SIGNER, payment(HOT, THIEF, 6)))],
    });
    expect(transfers).toMatchObject([{ txid: null, height: null, final: false, raw: 5n }]);
  });

  it('tell of one transaction that was asked for by its hash', () => {
    expect(read(settled(3, 4, 5, payment(HOT, THIEF, 6)))).toMatchObject([{ txid: hashOf(4), height: 5, raw: 6n }]);
  });

  it('tell of an account without transactions', () => {
    expect(read({ data: [] })).toEqual([]);
  });

  const unreadable: [string, unknown][] = [
    ['an error', { timeStamp: 1, error: 'Bad Request', message: 'address must be valid', status: 400 }],
    ['an error beside data', { error: 'Internal Server Error', data: [] }],
    ['harvested blocks', { data: [{ timeStamp: 1, difficulty: 2, totalFee: 3, id: 4, height: 5 }] }],
    ['a page of Symbol', { data: [], pagination: { pageNumber: 1 } }],
    ['a page with a gap', { data: [settled(9, 1, 7, payment(HOT, THIEF, 1)), null] }],
    [
      'a page with a row without a hash',
      { data: [{ meta: { id: 1, height: 2, hash: {} }, transaction: payment(0, 1, 1) }] },
    ],
  ];
  it.each(unreadable)('are unreadable as %s', (_what, body) => {
    for (const one of bodies) expect(() => one.read(body, () => true)).toThrow(Unreadable);
  });

  it('hold what touches an address, as payer or as receiver', () => {
    const body = page(payment(HOT, THIEF, 1), payment(THIEF, SIGNER, 2), payment(SIGNER, HOT, 3));
    expect(sent(read(body, (address) => address === addressOf(HOT)))).toEqual(['1 XEM', '3 XEM']);
  });

  describe.skipIf(!chainRecordingsPresent)('recorded on the test network (skipped without the shared folder)', () => {
    const recorded = chainRecordings.filter(({ file }) => file.startsWith('chains/nem/nis1_account_'));
    it('agree with what the recordings say of the multisignature account', () => {
      const transfers = recorded
        .filter(({ file }) => !file.includes('harvest'))
        .flatMap((recording) => read(chainBody(recording)));
      expect(transfers.length).toBeGreaterThan(0);
      for (const { from, to, raw } of transfers) {
        expect(from).toEqual(['TBUAUC3VYKPP3PJPOH7A7BCB2C4I64XZAAOZBO6N']);
        expect(canonicalAddress(to ?? '')).toBe('TCFFOMQ2SBX77E2FZC3VX43ZTRV4ZNTXTCGWBM5J');
        expect(raw % 1_000_000n).toBe(0n);
      }
    });
  });
});
