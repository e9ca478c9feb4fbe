import type { TransferBody } from '../../core/chain.ts';
import { bitcoindBlock, bitcoindTransaction } from './bitcoind-bodies.ts';
import { blockbookAccount, blockbookBlock, blockbookTransaction } from './blockbook-bodies.ts';
import { blockchainInfoTransaction, blockchainInfoTransactions } from './blockchain-info-bodies.ts';
import { blockcypherAddress, blockcypherTransaction } from './blockcypher-bodies.ts';
import type { UtxoCoin } from './coin.ts';
import { decodedBlock } from './decoded-block-body.ts';
import { esploraTransaction, esploraTransactions } from './esplora-bodies.ts';

/** Every documented answer that holds transfers of a chain of Bitcoin's kind. */
export const utxoBodies = (coin: UtxoCoin): readonly TransferBody[] =>
  [
    esploraTransaction,
    esploraTransactions,
    bitcoindBlock,
    bitcoindTransaction,
    blockbookTransaction,
    blockbookAccount,
    blockbookBlock,
    blockchainInfoTransaction,
    blockchainInfoTransactions,
    blockcypherTransaction,
    blockcypherAddress,
    decodedBlock,
  ].map((body) => body(coin));
