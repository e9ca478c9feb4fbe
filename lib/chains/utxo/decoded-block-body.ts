import { SECOND } from '../../core/time.ts';
import { satoshis } from './amount.ts';
import { documentedBody } from './documented-body.ts';
import { countIn, field, isCount, listIn, outpointIn, txidIn, type Fields } from './fields.ts';
import type { Structure } from './structure.ts';

const structure: Structure = {
  inputs: 'vin',
  outputs: 'vout',
  isCoinbase: ({ coinbase }) => coinbase !== undefined,
  sender: ({ address }) => address,
  receiver: ({ address }) => address,
  amount: ({ value }) => satoshis(value),
  index: (output) => countIn(output, 'n'),
  outpoint: (input) => outpointIn(input, 'txid', 'vout'),
  txid: (transaction) => txidIn(transaction, 'txid'),
  place: () => ({ height: null, time: null, final: null }),
};

/**
 * A block that was decoded from a node's own files with its undo data: the addresses and satoshis of what is spent stand
 * in the inputs. No API's answer; how blocks from before an explorer's time are kept.
 */
export const decodedBlock = documentedBody({
  name: 'decoded-block',
  documentation: 'https://github.com/bitcoin/bitcoin/blob/master/src/undo.h',
  structure: () => structure,
  recognises: (body) =>
    field(body, 'unit') === 'satoshi' && isCount(field(body, 'height')) && Array.isArray(field(body, 'tx')),
  list(body) {
    const block = body as Fields;
    const place = { height: countIn(block, 'height'), time: countIn(block, 'time') * SECOND, final: null };
    return { transactions: listIn(block, 'tx'), place };
  },
});
