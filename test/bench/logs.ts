import { erc20Abi, formatBlock, formatLog, parseEventLogs, type RpcBlock, type RpcLog } from 'viem';
import { CHAINS } from '../../lib/chains/index.ts';
import type { Chain } from '../../lib/core/chain.ts';
import type { Touches } from '../../lib/core/transfer.ts';
import { createDirectory } from '../../lib/wallets/directory.ts';
import { recordedChain } from '../conformance/recorded-chain.ts';
import { chainBody, chainRecordings } from '../chains/recordings.ts';
import { rounded, takingTurns } from './taking-turns.ts';

/** Logs of one answer: about what a full Ethereum block has of transfers, ten times. */
const LOGS = 2_000;
const TRANSFER = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';

interface Result {
  result?: unknown;
}
const resultOf = (answer: unknown): unknown => (answer as Result | undefined)?.result;

const ethereumAnswers = (): unknown[] =>
  chainRecordings.filter((recording) => recordedChain(recording) === 'ethereum').map(chainBody);

/** Recorded transfer logs of ERC-20, repeated with running numbers until there are enough. */
const logsAnswer = (): string | undefined => {
  const logs = ethereumAnswers()
    .flatMap((answer) => resultOf(answer))
    .flatMap((result) => (result as { logs?: unknown[] } | null)?.logs ?? [result])
    .filter((log): log is RpcLog => {
      const { topics, data } = (log ?? {}) as Partial<RpcLog>;
      return topics?.[0] === TRANSFER && topics.length === 3 && data?.length === 66;
    });
  if (logs.length === 0) return undefined;
  const many = Array.from({ length: LOGS }, (_, index) => ({
    ...logs[index % logs.length],
    logIndex: `0x${index.toString(16)}`,
    removed: false,
  }));
  return JSON.stringify({ jsonrpc: '2.0', id: 1, result: many });
};

/** The largest recorded block with its transactions. */
const blockAnswer = (): string | undefined =>
  ethereumAnswers()
    .filter(
      (answer) => typeof (resultOf(answer) as { transactions?: unknown[] } | null)?.transactions?.[0] === 'object',
    )
    .map((answer) => JSON.stringify(answer))
    .toSorted((a, b) => b.length - a.length)[0];

/** Reads an answer as the project does: what it is, and all transfers in it. */
const ours = (chain: Chain, text: string, touches: Touches) => (): number => {
  const answer: unknown = JSON.parse(text);
  return chain.bodies.find(({ recognises }) => recognises(answer))?.read(answer, touches).length ?? 0;
};

const row = (what: string, chain: Chain, text: string, theirs: () => number): Record<string, unknown> => {
  const mine = ours(chain, text, () => true);
  const watching = ours(chain, text, createDirectory([]).touches(chain.id));
  const [parse = 0, read = 0, watched = 0, viem = 0] = takingTurns([() => JSON.parse(text), mine, watching, theirs]);
  return {
    answer: what,
    KB: Math.round(text.length / 1024),
    transfers: mine(),
    'read by viem': theirs(),
    'parse ms': rounded(parse),
    '÷ parse, all transfers': rounded(read / parse),
    '÷ parse, watched ones': rounded(watched / parse),
    'viem ÷ parse': rounded(viem / parse),
    'viem ÷ all': rounded(viem / read),
    'viem ÷ watched': rounded(viem / watched),
  };
};

/**
 * Transfer logs and a block of Ethereum, from text to transfers, beside JSON.parse of the same text and beside viem's
 * decoding (of all logs; of a block its formatting alone, which finds no transfers). Empty without the recordings.
 */
export const logsBench = async (): Promise<Record<string, unknown>[]> => {
  const chains: Readonly<Record<string, Chain>> = CHAINS;
  const { ethereum } = chains;
  if (ethereum === undefined) return [];
  const [logs, block] = [logsAnswer(), blockAnswer()];
  return [
    ...(logs === undefined
      ? []
      : [
          row(`${LOGS} transfer logs`, ethereum, logs, () => {
            const { result } = JSON.parse(logs) as { result: RpcLog[] };
            return parseEventLogs({ abi: erc20Abi, eventName: 'Transfer', logs: result.map((log) => formatLog(log)) })
              .length;
          }),
        ]),
    ...(block === undefined
      ? []
      : [
          row('the largest recorded block', ethereum, block, () => {
            const { result } = JSON.parse(block) as { result: RpcBlock };
            return formatBlock(result).transactions.length;
          }),
        ]),
  ];
};
