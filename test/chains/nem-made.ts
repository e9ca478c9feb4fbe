import { createHash } from 'node:crypto';
import { addressOfKey } from '../../lib/chains/nem/address.ts';

// Answers of NIS1, made here: keys are counted through, hashes are made of a number.

export const MAIN = 0x68;
export const VERSION_1 = 0x68000001;
export const VERSION_2 = 0x68000002;

export const keyOf = (holder: number): string => (holder + 1).toString(16).padStart(64, '0');
export const addressOf = (holder: number): string => {
  const address = addressOfKey(keyOf(holder), MAIN);
  if (address === undefined) throw new RangeError('no key');
  return address;
};
export const hashOf = (number: number): string => createHash('sha256').update(String(number)).digest('hex');

/** A version 1 transfer of XEM from one holder to another. */
export const payment = (from: number, to: number, micro: number, others: Record<string, unknown> = {}) => ({
  timeStamp: 89_304_935,
  amount: micro,
  fee: 50_000,
  recipient: addressOf(to),
  type: 257,
  deadline: 89_308_535,
  message: {},
  version: VERSION_1,
  signer: keyOf(from),
  signature: '00',
  ...others,
});

export const mosaic = (namespaceId: string, name: string, quantity: number) => ({
  mosaicId: { namespaceId, name },
  quantity,
});

/** What a cosignatory announces for the account inside. */
export const multisig = (announcer: number, otherTrans: unknown) => ({
  timeStamp: 89_304_935,
  fee: 150_000,
  type: 4100,
  deadline: 89_308_535,
  version: VERSION_1,
  signer: keyOf(announcer),
  signatures: [],
  otherTrans,
});

export const settled = (id: number, hash: number, height: number, transaction: unknown) => ({
  meta: { innerHash: {}, id, hash: { data: hashOf(hash) }, height },
  transaction,
});

export const block = (height: number, transactions: readonly unknown[]) => ({
  timeStamp: 89_305_000,
  signature: '00',
  prevBlockHash: { data: hashOf(height) },
  type: 1,
  transactions,
  version: VERSION_1,
  signer: keyOf(9),
  height,
});
