import { Unreadable } from '../../core/exchange.ts';
import { SECOND, type Instant } from '../../core/time.ts';
import type { Transfer } from '../../core/transfer.ts';
import { addressOfKey, canonicalAddress, isNetwork, networkOf } from './address.ts';
import { count, field } from './fields.ts';
import { mosaicOf, quantitySent, XEM } from './mosaic.ts';

/** Types of transactions that matter: https://nemproject.github.io/nem-docs, chapter Transactions. */
const TRANSFER = 257;
const MULTISIG = 4100;
/** From this version on a transfer lists mosaics. */
const MOSAICS_VERSION = 2;
/** The nemesis block: timestamps count seconds from it. */
const NEMESIS: Instant = Date.UTC(2015, 2, 29, 0, 6, 25);
export const XEM_DECIMALS = 6;

/** Where a transaction was found. */
export interface Found {
  txid: string | null;
  height: number | null;
  /** Of the block, where it is known; else the transaction's own time counts. */
  time?: Instant;
  final: boolean | null;
}

/** Names the payer by his public key; each key is worked out once a body. */
export type NameOfKey = (publicKey: unknown, network: number) => string;

export const createNames = (): NameOfKey => {
  const known = new Map<string, string>();
  return (publicKey, network) => {
    if (typeof publicKey !== 'string') throw new Unreadable('a transaction has no signer');
    const key = `${network} ${publicKey}`;
    const address = known.get(key) ?? addressOfKey(publicKey, network);
    if (address === undefined) throw new Unreadable('a signer is no public key');
    known.set(key, address);
    return address;
  };
};

export const instantOf = (value: unknown): Instant => NEMESIS + count(value, 'timeStamp') * SECOND;

/** Network and version share a signed 32-bit number: on the test network it is negative. */
const versionOf = (transaction: unknown): { network: number; version: number } => {
  const written = field(transaction, 'version');
  if (!Number.isInteger(written)) throw new Unreadable('a transaction has no version');
  const network = (written as number) >>> 24;
  const version = (written as number) & 0xff;
  if (!isNetwork(network) || version < 1 || version > MOSAICS_VERSION)
    throw new Unreadable('a transaction has a version that is not documented');
  return { network, version };
};

interface Sent {
  /** Null for XEM. */
  mosaic: string | null;
  index: number;
  raw: bigint;
}

/**
 * A version with mosaics and an empty list of them counts as nothing sent: so says the list of traps that this follows
 * (nem-mosaic). The node's own source moves the amount as XEM then (TransferTransaction.getXemTransferAmount): to follow
 * that, an empty list is read as a version without mosaics.
 */
const sentIn = (transaction: unknown, version: number): Sent[] => {
  const amount = count(transaction, 'amount');
  if (version < MOSAICS_VERSION) return [{ mosaic: null, index: 0, raw: BigInt(amount) }];
  const mosaics = field(transaction, 'mosaics');
  if (!Array.isArray(mosaics)) throw new Unreadable('a transfer has no list of mosaics');
  return mosaics.map((entry: unknown, index) => {
    const mosaic = mosaicOf(entry);
    return { mosaic: mosaic === XEM ? null : mosaic, index, raw: quantitySent(entry, amount) };
  });
};

const recipientOf = (transaction: unknown, network: number): string => {
  const written = field(transaction, 'recipient');
  const to = typeof written === 'string' ? canonicalAddress(written) : undefined;
  if (to === undefined || networkOf(to) !== network) throw new Unreadable('a recipient is no address of the network');
  return to;
};

/** A multisignature account pays through the transaction inside, whoever announced it; undefined for what pays nobody. */
const payingPart = (transaction: unknown): unknown => {
  const outer = count(transaction, 'type');
  if (outer !== MULTISIG) return outer === TRANSFER ? transaction : undefined;
  const inner = field(transaction, 'otherTrans');
  return count(inner, 'type') === TRANSFER ? inner : undefined;
};

/** Whether it waits for signatures or is a transaction of several signers: until it is in a block it has moved nothing. */
export const isMultisig = (transaction: unknown): boolean => field(transaction, 'type') === MULTISIG;

/** The transfers of one transaction. Throws Unreadable. */
export const transfersOf = (transaction: unknown, found: Found, nameOf: NameOfKey): Transfer[] => {
  const paying = payingPart(transaction);
  if (paying === undefined) return [];
  const { network, version } = versionOf(paying);
  const from = nameOf(field(paying, 'signer'), network);
  const to = recipientOf(paying, network);
  const { txid, height, final, time = instantOf(transaction) } = found;
  const sent = sentIn(paying, version).filter(({ raw }) => raw > 0n && from !== to);
  return sent.map(({ mosaic, index, raw }) => ({
    chain: 'nem',
    asset: mosaic ?? 'XEM',
    contract: mosaic,
    // A mosaic's divisibility stands in its definition alone.
    decimals: mosaic === null ? XEM_DECIMALS : null,
    txid,
    index,
    from: [from],
    to,
    raw,
    height,
    time,
    final,
  }));
};
