import { Unreadable } from '../../core/exchange.ts';
import type { Instant } from '../../core/time.ts';
import type { Touches, Transfer } from '../../core/transfer.ts';
import { folded, hashIn, hexNumber, instantOf, isFields, needed } from './node-value.ts';
import { tokenTransfer, type EvmNames } from './transfers.ts';

/** keccak256 of `Transfer(address,address,uint256)`, https://eips.ethereum.org/EIPS/eip-20. */
export const TRANSFER_TOPIC = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';
/** Signature, from and to. ERC-721 indexes the token's number as well: four, and no amount. */
const TOPICS = 3;
const WORD_LENGTH = 66;
const BEFORE_ADDRESS = '0x000000000000000000000000';
const WORD = /^0x[0-9a-fA-F]{64}$/;
const HEXADECIMAL = /^0x(?:[0-9a-fA-F]{2})*$/;

/** An indexed word, folded: that of a flat string is cheap, that of a joined one is not. */
const wordIn = (topic: unknown): string => {
  if (typeof topic !== 'string' || topic.length !== WORD_LENGTH) throw new Unreadable('a topic is none');
  return topic.toLowerCase();
};

const addressOf = (word: string): string => `0x${word.slice(BEFORE_ADDRESS.length)}`;

/**
 * What a log's data hold is its emitter's choice, and no stranger may make a block unreadable: data of another length
 * than one word are no ERC-20 transfer. What is not hexadecimal no node may say.
 */
const amountOf = (data: unknown): bigint => {
  if (typeof data === 'string' && WORD.test(data)) return BigInt(data);
  if (typeof data !== 'string' || !HEXADECIMAL.test(data)) throw new Unreadable('the data of a log are none');
  return 0n;
};

export interface Around {
  time: Instant | null;
  final: boolean | null;
}

/**
 * The token transfer of a log that touches, if it is one. Its index is the log's number in the block: the only one
 * that receipts and filters tell alike. Everything else costs two comparisons of topics.
 */
export const transferOfLog = (
  names: EvmNames,
  log: unknown,
  touches: Touches,
  around: Around,
): Transfer | undefined => {
  if (!isFields(log) || !Array.isArray(log.topics)) throw new Unreadable('a log is none');
  const { topics } = log as { topics: readonly unknown[] };
  if (topics.length !== TOPICS || topics[0] !== TRANSFER_TOPIC) return undefined;
  const [payer, receiver] = [wordIn(topics[1]), wordIn(topics[2])];
  const [from, to] = [addressOf(payer), addressOf(receiver)];
  if (!(touches(from) || touches(to)) || log.removed === true) return undefined;
  // A word that holds more than an address is no party of a transfer.
  if (!payer.startsWith(BEFORE_ADDRESS) || !receiver.startsWith(BEFORE_ADDRESS)) return undefined;
  const place = {
    txid: hashIn(log.transactionHash),
    height: log.blockNumber === null ? null : needed(hexNumber(log.blockNumber), 'the height of a log'),
    time: around.time ?? instantOf(hexNumber(log.blockTimestamp)) ?? null,
    final: around.final,
  };
  const index = needed(hexNumber(log.logIndex), 'the index of a log');
  return tokenTransfer(names, place, index, { contract: folded(log.address) }, [from, to], amountOf(log.data));
};

/** The token transfers of a list of logs that touch, in order. Throws Unreadable. */
export const transfersOfLogs = (names: EvmNames, logs: unknown, touches: Touches, around: Around): Transfer[] => {
  if (!Array.isArray(logs)) throw new Unreadable('there are no logs');
  const found: Transfer[] = [];
  for (const log of logs as readonly unknown[]) {
    const transfer = transferOfLog(names, log, touches, around);
    if (transfer !== undefined) found.push(transfer);
  }
  return found;
};
