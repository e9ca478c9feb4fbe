import { CHAINS } from '../../lib/chains/index.ts';
import type { Chain, TransferBody } from '../../lib/core/chain.ts';
import type { Touches } from '../../lib/core/transfer.ts';
import { recordedChain } from '../conformance/recorded-chain.ts';
import { chainBody, chainRecordings } from '../chains/recordings.ts';
import { megabytesOf } from './heap.ts';
import { median } from './median.ts';
import { registryAddresses, syntheticAddresses } from './watched.ts';

const ROUNDS = 61;
/** Answers below this are single transactions: what is measured is the clock. */
const LEAST_BYTES = 12_000;
/** A round is repeated until it takes about so many milliseconds. */
const ROUND_MS = 4;
const SYNTHETIC = 1_000_000;

const timed = (work: () => unknown, times: number): number => {
  const started = performance.now();
  for (let time = 0; time < times; time += 1) work();
  return (performance.now() - started) / times;
};
const rounded = (value: number): number => Number(value.toPrecision(3));

const setOf = (addresses: readonly string[]): Touches => {
  const all = new Set(addresses);
  return (address) => all.has(address);
};

/** The medians of works that take turns, in milliseconds a call. */
const takingTurns = (works: readonly (() => unknown)[]): number[] => {
  for (let time = 0; time < 30; time += 1) for (const work of works) work();
  const [first = () => undefined] = works;
  const times = Math.max(1, Math.round(ROUND_MS / timed(first, 5)));
  const rounds = Array.from({ length: ROUNDS }, () => works.map((work) => timed(work, times)));
  return works.map((_, index) => median(rounds.map((round) => round[index] ?? 0)));
};

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
  const few = setOf(registry);
  return recordedAnswers().map(({ file, text, chain, body }) => {
    const { built: many, megabytes } = megabytesOf(() => setOf([...registry, ...syntheticAddresses(chain, SYNTHETIC)]));
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
