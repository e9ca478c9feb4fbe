import { bodyOf, recordingNamed, recordingsPresent } from '../../exchanges/recordings.ts';
import { median } from '../median.ts';
import { rounded } from '../taking-turns.ts';
import { CCXT_VERSION, installCcxt } from './install.ts';
import { ccxtReader, ourReader, type Reader } from './readings.ts';
import { COMPARED, type Compared, type Json, type TruthRow } from './truth.ts';
import { weighReaders, type Weight } from './weights.ts';

const ROUNDS = 41;
const WARM_UP = 15;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

/** Medians of two readers that take turns at one text, in milliseconds. */
const timesOf = async (text: string, readers: readonly Reader[]): Promise<number[]> => {
  const calm = (reader: Reader) => reader.read(text).catch(() => undefined);
  for (let time = 0; time < WARM_UP; time += 1) for (const reader of readers) await calm(reader);
  const rounds: number[][] = readers.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [index, reader] of readers.entries()) rounds[index]?.push(await timed(() => calm(reader)));
  return rounds.map(median);
};

const judged = async (reader: Reader, body: Json, rows: readonly TruthRow[]) => {
  const told = await reader.told(body, rows);
  return {
    right: told.filter((open, index) => open === rows[index]?.open).length,
    wrong: told.filter((open, index) => open !== undefined && open !== rows[index]?.open).length,
  };
};

const compare = async (compared: Compared, folder: string): Promise<Record<string, unknown>> => {
  const { exchange, file, asked, made, rule } = compared;
  const recorded = bodyOf(recordingNamed(file)) as Json;
  const body = made?.(recorded) ?? recorded;
  const rows = rule(body);
  const [ours, theirs] = [ourReader(compared), await ccxtReader(folder, compared)];
  const [us, them] = [await judged(ours, body, rows), await judged(theirs, body, rows)];
  const [ourMs = 0, theirMs = 0] = await timesOf(JSON.stringify(body), [ours, theirs]);
  const reads = them.right + them.wrong > 0;
  return {
    exchange,
    body: made === undefined ? file : `${file}, in the form of today`,
    'ccxt asks for it': asked ? 'yes' : 'no',
    rows: rows.length,
    'mamori right': us.right,
    'mamori wrong': us.wrong,
    'ccxt right': them.right,
    'ccxt wrong': them.wrong,
    'mamori ms': rounded(ourMs),
    'ccxt ms': reads ? rounded(theirMs) : null,
    'times as fast': reads ? rounded(theirMs / ourMs) : null,
  };
};

const weightRow = ({ what, kilobytes, importMs }: Weight): Record<string, unknown> => ({
  reader: what,
  'minified KB': Number.isNaN(kilobytes) ? null : Math.round(kilobytes),
  'import ms': rounded(importMs),
});

const times = (weights: readonly Weight[], which: 'kilobytes' | 'importMs', of: string, by: string): number => {
  const named = (what: string): number => weights.find((weight) => weight.what === what)?.[which] ?? Number.NaN;
  return rounded(named(of) / named(by));
};

/**
 * Our readers beside ccxt's on the same recorded bodies: rows told right by the rule of each document, time from text to
 * rows, bytes and import time. ccxt is installed for it outside the project; without it or the recordings it says so.
 */
export const ccxtBench = async (): Promise<Record<string, unknown>[]> => {
  if (!recordingsPresent) return [{ exchange: 'left out: there are no recordings' }];
  const installed = await installCcxt();
  if (typeof installed === 'string') return [{ exchange: `left out: ${installed}` }];
  const rows: Record<string, unknown>[] = [];
  for (const compared of COMPARED) rows.push(await compare(compared, installed.folder));
  const weights = await weighReaders(installed.folder);
  const [theirs, four, all] = ['ccxt, the four by their own files', 'mamori, the four', 'mamori, all exchanges'];
  return [
    ...rows,
    ...weights.map(weightRow),
    ...[four, all].map((by) => ({
      reader: `ccxt ${CCXT_VERSION} (the four) / ${by}`,
      'times the bytes': times(weights, 'kilobytes', theirs, by),
      'times the import': times(weights, 'importMs', theirs, by),
    })),
  ];
};
