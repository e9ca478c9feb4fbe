import { chainBody, chainRecordings } from '../chains/recordings.ts';

interface DecodedBlock {
  height: number;
  hash: string;
  time: number;
  tx: {
    txid: string;
    vin: { coinbase?: boolean; txid?: string; vout?: number; value?: number; address?: string | null }[];
    vout: { n: number; value: number; address?: string | null }[];
  }[];
}

const RECORDING = 'flows/btc_block_300025_decoded.json';
const SATOSHIS = 100_000_000;

/** Hex digits of a script that pays to a key's hash, of one that spends it, and of a transaction around them. */
const [PAYING, SPENDING] = [50, 214];
const sizeOf = (inputs: number, outputs: number): number => 2 * (10 + 148 * inputs + 34 * outputs);

/** A recorded block has no scripts: where they are wanted, zeros of the usual length stand for them. */
const filler = (digits: number): string => '0'.repeat(digits);

const scriptOf = (address: string | null | undefined, scripts: boolean): Record<string, unknown> => ({
  ...(scripts && { asm: filler(PAYING + 35), desc: filler(PAYING), hex: filler(PAYING) }),
  ...(typeof address === 'string' ? { address, type: 'pubkeyhash' } : { type: 'nonstandard' }),
});

/**
 * A recorded Bitcoin block in the form of bitcoind's `getblock <hash> 3`. Scripts, signatures and hex are not in the
 * recording: without them it is the hardest case beside JSON.parse, for they are most of a true answer and cost parsing
 * alone; with `scripts` zeros of the usual length stand for them. Undefined without the recordings.
 */
export const rebuiltBitcoinBlock = (scripts: boolean): string | undefined => {
  const recording = chainRecordings.find(({ file }) => file === RECORDING);
  if (recording === undefined) return undefined;
  const { height, hash, time, tx } = chainBody(recording) as DecodedBlock;
  const transactions = tx.map(({ txid, vin, vout }) => ({
    txid,
    hash: txid,
    version: 1,
    locktime: 0,
    vin: vin.map((input) =>
      input.coinbase === true
        ? { coinbase: '00', sequence: 4_294_967_295 }
        : {
            txid: input.txid,
            vout: input.vout,
            ...(scripts && { scriptSig: { asm: filler(SPENDING), hex: filler(SPENDING) } }),
            prevout: {
              generated: false,
              height: height - 1,
              value: (input.value ?? 0) / SATOSHIS,
              scriptPubKey: scriptOf(input.address, scripts),
            },
            sequence: 4_294_967_295,
          },
    ),
    vout: vout.map(({ n, value, address }) => ({
      value: value / SATOSHIS,
      n,
      scriptPubKey: scriptOf(address, scripts),
    })),
    ...(scripts && { hex: filler(sizeOf(vin.length, vout.length)) }),
  }));
  const block = {
    hash,
    confirmations: 9,
    height,
    version: 2,
    merkleroot: hash,
    time,
    nTx: tx.length,
    tx: transactions,
  };
  return JSON.stringify({ result: block, error: null, id: 1 });
};
