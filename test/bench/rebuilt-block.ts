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

const scriptOf = (address: string | null | undefined): Record<string, unknown> =>
  typeof address === 'string' ? { address, type: 'pubkeyhash' } : { type: 'nonstandard' };

/**
 * A recorded Bitcoin block in the form of bitcoind's `getblock <hash> 3`. Scripts, signatures and hex, which are most of
 * a true answer and cost parsing alone, are not in the recording: beside JSON.parse this is the hardest case. Undefined
 * without the recordings.
 */
export const rebuiltBitcoinBlock = (): string | undefined => {
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
            prevout: {
              generated: false,
              height: height - 1,
              value: (input.value ?? 0) / SATOSHIS,
              scriptPubKey: scriptOf(input.address),
            },
            sequence: 4_294_967_295,
          },
    ),
    vout: vout.map(({ n, value, address }) => ({ value: value / SATOSHIS, n, scriptPubKey: scriptOf(address) })),
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
