import { rowKey } from '../../lib/core/availability.ts';
import type { Cause, Minute, Script, Stop } from './year-script.ts';

/** What is so, whatever the rules make of it: asked by row and minute. */
export interface Truth {
  /** The stops that a row (by its key) is off for. */
  stopsAt(key: string, minute: Minute): Stop[];
  /** The stops of everything. */
  wholeAt(minute: Minute): Stop[];
  /** What is or was wrong with what was read, in the readings that confirm. */
  faultAt(minute: Minute): string | undefined;
}

/** Rows that are off for these causes are what people want to be told of. */
export const UNANNOUNCED: readonly Cause[] = ['emergency', 'unannounced', 'outside its time', 'delisting, unannounced'];
export const isUnannounced = ({ cause }: Stop): boolean => UNANNOUNCED.includes(cause);

export const truthOf = ({ exchange, stops, faults }: Script): Truth => {
  const byKey = new Map<string, Stop[]>();
  for (const stop of stops)
    for (const row of stop.rows) {
      const key = rowKey(exchange.rows[row]!);
      byKey.set(key, [...(byKey.get(key) ?? []), stop]);
    }
  const whole = stops.filter(({ isWhole }) => isWhole);
  const at = (some: readonly Stop[], minute: Minute): Stop[] =>
    some.filter(({ from, until }) => from <= minute && minute < until);
  return {
    stopsAt: (key, minute) => at(byKey.get(key) ?? [], minute),
    wholeAt: (minute) => at(whole, minute),
    faultAt: (minute) => faults.find(({ from, until }) => from <= minute && minute < until + 2)?.kind,
  };
};

/** At how many exchanges each chain-wide stop has begun, by minute. */
export const chainBegins = (scripts: readonly Script[]): ((episode: number, minute: Minute) => number) => {
  const begins = new Map<number, Minute[]>();
  for (const { stops } of scripts)
    for (const { cause, episode, from } of stops)
      if (cause === 'chain') begins.set(episode, [...(begins.get(episode) ?? []), from]);
  return (episode, minute) => (begins.get(episode) ?? []).filter((from) => from <= minute).length;
};
