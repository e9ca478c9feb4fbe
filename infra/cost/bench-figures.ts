import * as v from 'valibot';
import { CHANNEL_IDS, type ChannelId } from '../../lib/core/channel.ts';
import { ROWS_PER_EXCHANGE } from './workload.ts';

/** Read and write units of the table, of so many people together; writes with those of the indexes. */
export interface Units {
  people: number;
  read: number;
  write: number;
}

/** What the model takes from the bench. */
export interface BenchFigures {
  /** One poll, by what it finds; where it finds nothing, of so many exchanges together. */
  polls: Readonly<Record<'quiet' | 'reported' | 'confirmed', Units>>;
  asked: Units;
  changed: Units;
  planned: Readonly<Record<ChannelId, Units>>;
  sent: Readonly<Record<ChannelId, Units>>;
  /** The slowest function's import in a fresh process, in milliseconds. */
  importMs: number;
  /** The slowest recorded body, from text to rows, in milliseconds. */
  readMs: number;
}

const count = v.pipe(v.number(), v.minValue(0));

/** The sections of `npm run bench -- --json` that are used; the others may stand beside them. */
const REPORT = v.object({
  units: v.array(
    v.object({
      exchanges: v.pipe(v.number(), v.integer(), v.minValue(1)),
      rows: count,
      poll: v.string(),
      'read units': count,
      'write units': count,
    }),
  ),
  people: v.array(
    v.object({
      what: v.string(),
      people: v.pipe(v.number(), v.integer(), v.minValue(1)),
      'read units': count,
      'write units': count,
      'index write units': count,
    }),
  ),
  bundles: v.pipe(v.array(v.object({ 'import ms': count })), v.minLength(1, 'has no function')),
  reading: v.pipe(v.array(v.object({ 'parse + read ms': count })), v.minLength(1, 'has no recording')),
});

/** A report of the bench that lacks what the model needs: one line that says what. */
export class BadBench extends Error {
  override name = 'BadBench';
}

const perChannel = <T>(of: (channel: ChannelId) => T): Record<ChannelId, T> =>
  Object.fromEntries(CHANNEL_IDS.map((id) => [id, of(id)])) as Record<ChannelId, T>;

/** Takes the figures from the text of a bench's JSON. Throws BadBench. */
export const readBench = (text: string): BenchFigures => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new BadBench('the bench is no JSON: it is what `npm run -s bench -- --json` prints');
  }
  const result = v.safeParse(REPORT, json);
  if (!result.success)
    throw new BadBench(`the bench lacks ${v.getDotPath(result.issues[0]) ?? 'all'}: ${result.issues[0].message}`);
  const { units, people, bundles, reading } = result.output;
  const poll = (found: string): Units => {
    const row = units.find((one) => one.rows === ROWS_PER_EXCHANGE && one.poll === found);
    if (row === undefined) throw new BadBench(`the bench lacks units of the poll “${found}”`);
    return { people: 1, read: row['read units'], write: row['write units'] };
  };
  const quiet = units.find((one) => one.poll === 'all exchanges, no change');
  if (quiet === undefined) throw new BadBench('the bench lacks units of a poll of all exchanges');
  const of = (what: string): Units => {
    const row = people.find((one) => one.what === what);
    if (row === undefined) throw new BadBench(`the bench lacks units of “${what}”`);
    return { people: row.people, read: row['read units'], write: row['write units'] + row['index write units'] };
  };
  return {
    polls: {
      quiet: { people: quiet.exchanges, read: quiet['read units'], write: quiet['write units'] },
      reported: poll('one asset stops: reported'),
      confirmed: poll('second reading: confirmed'),
    },
    asked: of('how one with 900 rows is'),
    changed: of('a setting changed'),
    planned: perChannel((id) => of(`${id}: an alert is planned`)),
    sent: perChannel((id) => of(`${id}: an alert is sent`)),
    importMs: Math.max(...bundles.map((row) => row['import ms'])),
    readMs: Math.max(...reading.map((row) => row['parse + read ms'])),
  };
};
