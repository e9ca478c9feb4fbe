import { sha256 } from '@noble/hashes/sha2.js';
import { bech32, bech32m, createBase58check, hex } from '@scure/base';

// Transactions made here, and the same in the form of each API. Nothing of it was recorded.

export interface MadeInput {
  txid: string;
  vout: number;
  /** Null: the output that is spent has no address (bare public key or multisig). */
  address: string | null;
  value: bigint;
}
export interface MadeOutput {
  address: string | null;
  value: bigint;
}
export interface Made {
  txid: string;
  /** Empty: a coinbase. */
  inputs: readonly MadeInput[];
  outputs: readonly MadeOutput[];
}
/** Null: it waits for a block. */
export type MadeBlock = { height: number; hash: string; time: number } | null;

const base58check = createBase58check(sha256);
const digest = (seed: string): Uint8Array => sha256(new TextEncoder().encode(seed));

/** A hash that nothing has, of a text. */
export const hashOf = (seed: string): string => hex.encode(digest(seed));

/** An address that nobody has the key of, in each of the spellings that there are. */
export const addressOf = {
  p2pkh: (seed: string): string => base58check.encode(Uint8Array.of(0x00, ...digest(seed).slice(0, 20))),
  p2sh: (seed: string): string => base58check.encode(Uint8Array.of(0x05, ...digest(seed).slice(0, 20))),
  p2wpkh: (seed: string): string => bech32.encode('bc', [0, ...bech32.toWords(digest(seed).slice(0, 20))]),
  p2wsh: (seed: string): string => bech32.encode('bc', [0, ...bech32.toWords(digest(seed))]),
  p2tr: (seed: string): string => bech32m.encode('bc', [1, ...bech32m.toWords(digest(seed))]),
  testnet: (seed: string): string => base58check.encode(Uint8Array.of(0x6f, ...digest(seed).slice(0, 20))),
};

export const madeInput = (address: string | null, value: bigint, seed = `${address}/${value}`): MadeInput => ({
  txid: hashOf(`spent ${seed}`),
  vout: 1,
  address,
  value,
});
export const made = (
  seed: string,
  inputs: readonly MadeInput[],
  outputs: readonly [string | null, bigint][],
): Made => ({
  txid: hashOf(seed),
  inputs,
  outputs: outputs.map(([address, value]) => ({ address, value })),
});

export const madeBlock = (height: number, branch = ''): NonNullable<MadeBlock> => ({
  height,
  hash: hashOf(`block ${height}${branch}`),
  time: 1_700_000_000 + height,
});

const scriptOf = (address: string | null): { scriptpubkey: string; scriptpubkey_type: string } =>
  address === null
    ? { scriptpubkey: '6a0568656c6c6f', scriptpubkey_type: 'op_return' }
    : { scriptpubkey: '76a9', scriptpubkey_type: 'p2pkh' };

export const inEsplora = ({ txid, inputs, outputs }: Made, block: MadeBlock): Record<string, unknown> => {
  const output = ({ address, value }: MadeOutput) => ({
    ...scriptOf(address),
    ...(address !== null && { scriptpubkey_address: address }),
    value: Number(value),
  });
  return {
    txid,
    version: 2,
    locktime: 0,
    vin:
      inputs.length === 0
        ? [{ txid: '0'.repeat(64), vout: 4_294_967_295, prevout: null, is_coinbase: true, sequence: 0 }]
        : inputs.map((input) => ({
            txid: input.txid,
            vout: input.vout,
            prevout: output(input),
            is_coinbase: false,
            sequence: 4_294_967_293,
          })),
    vout: outputs.map(output),
    fee: 0,
    status:
      block === null
        ? { confirmed: false }
        : { confirmed: true, block_height: block.height, block_hash: block.hash, block_time: block.time },
  };
};

const COINS = 100_000_000n;
/** A JSON number as bitcoind prints it: eight decimals, always. */
const coinsOf = (value: bigint): number => Number(`${value / COINS}.${String(value % COINS).padStart(8, '0')}`);

/** `verbosity` 2 has no `prevout`; `release` 21 names addresses in a list. */
export const inBitcoind = (
  { txid, inputs, outputs }: Made,
  { verbosity = 3, release = 25 }: { verbosity?: 2 | 3; release?: 21 | 25 } = {},
): Record<string, unknown> => {
  const script = (address: string | null) =>
    address === null
      ? { asm: 'OP_RETURN 68656c6c6f', hex: '6a0568656c6c6f', type: 'nulldata' }
      : {
          asm: '',
          hex: '76a9',
          type: 'pubkeyhash',
          ...(release === 25 ? { address } : { reqSigs: 1, addresses: [address] }),
        };
  return {
    txid,
    hash: txid,
    version: 2,
    vin:
      inputs.length === 0
        ? [{ coinbase: '0101', sequence: 0 }]
        : inputs.map((input) => ({
            txid: input.txid,
            vout: input.vout,
            scriptSig: { asm: '', hex: '' },
            ...(verbosity === 3 && {
              prevout: {
                generated: false,
                height: 1,
                value: coinsOf(input.value),
                scriptPubKey: script(input.address),
              },
            }),
            sequence: 4_294_967_293,
          })),
    vout: outputs.map(({ address, value }, n) => ({ value: coinsOf(value), n, scriptPubKey: script(address) })),
    hex: '02',
  };
};

export const bitcoindBlock = (
  transactions: readonly Record<string, unknown>[],
  { height, hash, time }: NonNullable<MadeBlock>,
  more: Record<string, unknown> = {},
): Record<string, unknown> => ({
  hash,
  confirmations: 1,
  height,
  version: 1,
  merkleroot: hashOf(`root of ${hash}`),
  time,
  mediantime: time,
  nTx: transactions.length,
  previousblockhash: madeBlock(height - 1).hash,
  tx: transactions,
  ...more,
});

export const inBlockbook = (
  { txid, inputs, outputs }: Made,
  block: MadeBlock,
  confirmations: number,
): Record<string, unknown> => ({
  txid,
  version: 2,
  vin:
    inputs.length === 0
      ? [{ sequence: 0, n: 0, isAddress: false, coinbase: '0101' }]
      : inputs.map((input, n) => ({
          txid: input.txid,
          vout: input.vout,
          n,
          ...(input.address === null ? { isAddress: false } : { addresses: [input.address], isAddress: true }),
          value: String(input.value),
        })),
  vout: outputs.map(({ address, value }, n) => ({
    value: String(value),
    n,
    ...(address === null
      ? { addresses: ['OP_RETURN (hello)'], isAddress: false }
      : { addresses: [address], isAddress: true }),
  })),
  ...(block === null
    ? { blockHeight: -1 }
    : { blockHash: block.hash, blockHeight: block.height, blockTime: block.time }),
  confirmations,
  value: '1',
  fees: '0',
});

export const inBlockchainInfo = ({ txid, inputs, outputs }: Made, block: MadeBlock): Record<string, unknown> => {
  const address = (one: string | null) => (one === null ? {} : { addr: one });
  return {
    hash: txid,
    ver: 2,
    vin_sz: inputs.length,
    vout_sz: outputs.length,
    time: block?.time ?? 1_600_000_000,
    block_height: block?.height ?? null,
    block_index: block?.height ?? null,
    inputs:
      inputs.length === 0
        ? [{ sequence: 0, script: '', prev_out: null }]
        : inputs.map((input) => ({
            sequence: 1,
            prev_out: {
              ...address(input.address),
              value: Number(input.value),
              n: input.vout,
              tx_index: 1,
              spent: true,
            },
          })),
    out: outputs.map((output, n) => ({ ...address(output.address), value: Number(output.value), n, spent: false })),
  };
};

export const inBlockCypher = (
  { txid, inputs, outputs }: Made,
  block: MadeBlock,
  confirmations: number,
): Record<string, unknown> => {
  const addresses = (one: string | null) => ({ addresses: one === null ? null : [one] });
  return {
    hash: txid,
    block_height: block?.height ?? -1,
    ...(block !== null && { block_hash: block.hash, confirmed: new Date(block.time * 1_000).toISOString() }),
    received: '2024-01-15T08:27:24.562Z',
    confirmations,
    vin_sz: Math.max(1, inputs.length),
    vout_sz: outputs.length,
    inputs:
      inputs.length === 0
        ? [{ output_index: -1, script_type: 'empty' }]
        : inputs.map((input) => ({
            prev_hash: input.txid,
            output_index: input.vout,
            output_value: Number(input.value),
            ...addresses(input.address),
          })),
    outputs: outputs.map(({ address, value }) => ({ value: Number(value), ...addresses(address) })),
  };
};

/** As a block that was decoded with its undo data. */
export const inDecodedBlock = (
  transactions: readonly Made[],
  block: NonNullable<MadeBlock>,
): Record<string, unknown> => ({
  ...block,
  unit: 'satoshi',
  tx: transactions.map(({ txid, inputs, outputs }) => ({
    txid,
    vin: inputs.length === 0 ? [{ coinbase: true }] : inputs.map((input) => ({ ...input, value: Number(input.value) })),
    vout: outputs.map(({ address, value }, n) => ({ n, value: Number(value), address })),
  })),
});
