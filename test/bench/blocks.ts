import { CHAINS } from '../../lib/chains/index.ts';
import type { Chain, TransferBody } from '../../lib/core/chain.ts';
import type { Touches } from '../../lib/core/transfer.ts';
import { createAddressFilter } from '../../lib/wallets/address-filter.ts';
import { recordedChain } from '../conformance/recorded-chain.ts';
import { chainBody, chainRecordings } from '../chains/recordings.ts';
import { megabytesOf } from './heap.ts';
import { rounded, takingTurns } from './taking-turns.ts';
import { registryAddresses, syntheticAddresses } from './watched.ts';

/** Answers below this are single transactions: what is measured is the clock. */
const LEAST_BYTES = 12_000;
const SYNTHETIC = 1_000_000;

const recordedAnswers = (): { file: string; text: string; chain: Chain; body: TransferBody }[] => {
  const chains: Readonly<Record<string, Chain>> = CHAINS;
  return chainRecordings.flatMap((recording) => {
    const chain = chains[recordedChain(recording) ?? ''];
    const answer = chainBody(recording);
    const body = chain?.bodies.find(({ recognises }) => recognises(answer));
    const text = JSON.stringify(answer) ?? '';
    return chain === undefined || body === undefined || text.length < LEAST_BYTES
      ? []
      : [{ file: recording.file, text, chain, body }];
  });
};

/**
 * Reading recorded answers of nodes, from text to the transfers that touch a watched wallet, beside JSON.parse of the
 * same text: with the registry's wallets, and with a million synthetic ones besides. Medians of rounds that take turns,
 * in one process. Empty without the recordings.
 */
export const blocksBench = async (): Promise<Record<string, unknown>[]> => {
  const registry = registryAddresses();
  const few = createAddressFilter(registry);
  return recordedAnswers().map(({ file, text, chain, body }) => {
    const { built: many, megabytes } = megabytesOf(() =>
      createAddressFilter([...registry, ...syntheticAddresses(chain, SYNTHETIC)]),
    );
    const reading = (touches: Touches) => () => {
      const answer: unknown = JSON.parse(text);
      return body.recognises(answer) ? body.read(answer, touches) : [];
    };
    const [parse = 0, readFew = 0, readMany = 0] = takingTurns([() => JSON.parse(text), reading(few), reading(many)]);
    return {
      answer: file.replace(/^.*\//, '').slice(0, 60),
      chain: chain.id,
      KB: Math.round(text.length / 1024),
      transfers: reading(() => true)().length,
      touching: reading(few)().length,
      'parse ms': rounded(parse),
      [`÷ parse, ${registry.length} wallets`]: rounded(readFew / parse),
      '÷ parse, 1 000 000 more': rounded(readMany / parse),
      'MB of these': Math.round(megabytes),
    };
  });
};
