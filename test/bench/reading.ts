import { EXCHANGES } from '../../lib/exchanges/index.ts';
import type { Exchange } from '../../lib/core/exchange.ts';
import { recognisedEndpoint } from '../../lib/sources/choose-endpoint.ts';
import { parseBody } from '../../lib/sources/body.ts';
import { recordings, textOf } from '../exchanges/recordings.ts';
import { median } from './median.ts';

const ROUNDS = 61;
/** A round of a small body is repeated until it takes about so many milliseconds: the clock is too coarse for less. */
const ROUND_MS = 2;
/** Below this a body is an example, and what is measured is the clock. */
const LEAST_BYTES = 500;

const timed = (work: () => unknown, times: number): number => {
  const started = performance.now();
  for (let time = 0; time < times; time += 1) work();
  return (performance.now() - started) / times;
};
const rounded = (value: number): number => Number(value.toPrecision(3));

/**
 * Reading each recorded body, from text to rows, beside JSON.parse of the same text: medians in milliseconds over
 * rounds in which the two take turns. Empty without the recordings.
 */
export const readingBench = async (): Promise<Record<string, unknown>[]> => {
  const exchanges: Readonly<Record<string, Exchange>> = EXCHANGES;
  return recordings.flatMap((recording) => {
    const exchange = Object.hasOwn(exchanges, recording.exchange) ? exchanges[recording.exchange] : undefined;
    const text = textOf(recording);
    if (exchange === undefined || text.length < LEAST_BYTES) return [];
    const parse = (): unknown => JSON.parse(text);
    const read = () => {
      const body = parseBody(text);
      return recognisedEndpoint(exchange, body)?.read(body) ?? [];
    };
    for (let time = 0; time < 20; time += 1) {
      parse();
      read();
    }
    const times = Math.max(1, Math.round(ROUND_MS / timed(parse, 5)));
    const [parsing, reading]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      parsing.push(timed(parse, times));
      reading.push(timed(read, times));
    }
    const [parseMs, readMs] = [median(parsing), median(reading)];
    return [
      {
        body: recording.file,
        bytes: text.length,
        rows: read().length,
        'parse ms': rounded(parseMs),
        'parse + read ms': rounded(readMs),
        ratio: rounded(readMs / parseMs),
      },
    ];
  });
};
