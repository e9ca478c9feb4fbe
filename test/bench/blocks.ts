import { CHAINS } from '../../lib/chains/index.ts';
import type { Chain, TransferBody } from '../../lib/core/chain.ts';
import { Unreadable } from '../../lib/core/exchange.ts';
import type { Touches } from '../../lib/core/transfer.ts';
import { createDirectory } from '../../lib/wallets/directory.ts';
import { recordedChain } from '../conformance/recorded-chain.ts';
import { chainBody, chainRecordings } from '../chains/recordings.ts';
import { megabytesOf } from './heap.ts';
import { rebuiltBitcoinBlock } from './rebuilt-block.ts';
import { rounded, takingTurns } from './taking-turns.ts';
import { directoryWith } from './watched.ts';

/** Answers below this are no blocks and no long histories. */
const LEAST_BYTES = 70_000;
const SYNTHETIC = 1_000_000;

const isRead = (body: TransferBody, answer: unknown): boolean => {
  try {
    body.read(answer, () => true);
    return true;
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  }
};

interface Answered {
  what: string;
  text: string;
  chain: Chain;
  body: TransferBody;
}

/** Where a chain reads it, and it is large enough to be measured. */
const answered = (what: string, chain: Chain | undefined, answer: unknown): Answered[] => {
  const text = JSON.stringify(answer) ?? '';
  const body = chain?.bodies.find(({ recognises }) => recognises(answer));
  if (chain === undefined || body === undefined || text.length < LEAST_BYTES || !isRead(body, answer)) return [];
  return [{ what, text, chain, body }];
};

const recordedAnswers = (): Answered[] => {
  const chains: Readonly<Record<string, Chain>> = CHAINS;
  return [
    ...chainRecordings.flatMap((recording) =>
      answered(recording.file.replace(/^.*\//, ''), chains[recordedChain(recording) ?? ''], chainBody(recording)),
    ),
    ...[false, true].flatMap((scripts) => {
      const block = rebuiltBitcoinBlock(scripts);
      const what = `the same as getblock 3, ${scripts ? 'scripts of usual length' : 'without scripts'}`;
      return block === undefined ? [] : answered(what, chains.bitcoin, JSON.parse(block));
    }),
  ];
};

const directoryOf = (chain: Chain) => megabytesOf(() => directoryWith(chain, SYNTHETIC));

/**
 * Reading recorded answers of nodes, from text to the transfers that touch a watched wallet, beside JSON.parse of the
 * same text: with the registry's wallets, and with a million synthetic ones besides. Medians of rounds that take turns,
 * in one process. Empty without the recordings.
 */
export const blocksBench = async (): Promise<Record<string, unknown>[]> => {
  const registry = createDirectory([]);
  const known = [...registry.all()].length;
  const larger = new Map<string, ReturnType<typeof directoryOf>>();
  return recordedAnswers().map(({ what, text, chain, body }) => {
    const { built, megabytes } = larger.get(chain.id) ?? directoryOf(chain);
    larger.set(chain.id, { built, megabytes });
    const [few, many] = [registry.touches(chain.id), built.touches(chain.id)];
    const reading = (touches: Touches) => () => {
      const answer: unknown = JSON.parse(text);
      return body.recognises(answer) ? body.read(answer, touches) : [];
    };
    const [parse = 0, readFew = 0, readMany = 0] = takingTurns([() => JSON.parse(text), reading(few), reading(many)]);
    return {
      answer: what.slice(0, 50),
      chain: chain.id,
      KB: Math.round(text.length / 1024),
      transfers: reading(() => true)().length,
      touching: reading(few)().length,
      'parse ms': rounded(parse),
      [`÷ parse, ${known} wallets`]: rounded(readFew / parse),
      '÷ parse, 1 000 000 more': rounded(readMany / parse),
      'MB of these': Math.round(megabytes),
    };
  });
};
