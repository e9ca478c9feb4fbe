import { bitcoin } from '../../../lib/chains/bitcoin.ts';
import { Unreadable } from '../../../lib/core/exchange.ts';
import type { Touches, Transfer } from '../../../lib/core/transfer.ts';
import {
  bitcoindBlock,
  inBitcoind,
  inBlockbook,
  inBlockchainInfo,
  inBlockCypher,
  inDecodedBlock,
  inEsplora,
  type Made,
  type madeBlock,
} from './made.ts';

export const EVERYTHING: Touches = () => true;

/** Reads a body by the one reader that recognises it. Throws where there is none, or several. */
export const readBody = (body: unknown, touches: Touches = EVERYTHING): Transfer[] => {
  const recognising = bitcoin.bodies.filter(({ recognises }) => recognises(body));
  const [reader] = recognising;
  if (recognising.length > 1) throw new Error(`several read it: ${recognising.map(({ name }) => name).join(', ')}`);
  if (reader === undefined) throw new Unreadable('nothing reads it');
  return reader.read(body, touches);
};

type InBlock = NonNullable<ReturnType<typeof madeBlock>>;
/** Transactions of one block in every form that tells whose outputs are spent. */
export const FORMS: readonly (readonly [string, (transactions: readonly Made[], block: InBlock) => unknown])[] = [
  ['esplora-txs', (all, block) => all.map((each) => inEsplora(each, block))],
  [
    'getblock',
    (all, block) =>
      bitcoindBlock(
        all.map((each) => inBitcoind(each)),
        block,
      ),
  ],
  [
    'getblock of an old release',
    (all, block) =>
      bitcoindBlock(
        all.map((each) => inBitcoind(each, { release: 21 })),
        block,
      ),
  ],
  [
    'blockbook-account',
    (all, block) => ({
      page: 1,
      address: 'anyone',
      balance: '0',
      unconfirmedTxs: 0,
      txs: all.length,
      transactions: all.map((each) => inBlockbook(each, block, 1)),
    }),
  ],
  [
    'blockbook-block',
    (all, block) => ({
      ...block,
      page: 1,
      confirmations: 1,
      txCount: all.length,
      txs: all.map((each) => inBlockbook(each, block, 1)),
    }),
  ],
  [
    'blockchain-info-txs',
    (all, block) => ({ address: 'anyone', n_tx: all.length, txs: all.map((each) => inBlockchainInfo(each, block)) }),
  ],
  [
    'blockcypher-address',
    (all, block) => ({
      address: 'anyone',
      n_tx: all.length,
      final_n_tx: all.length,
      txs: all.map((each) => inBlockCypher(each, block, 1)),
    }),
  ],
  ['decoded-block', inDecodedBlock],
];
