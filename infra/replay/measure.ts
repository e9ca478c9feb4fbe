import type { OutflowFinding, OutflowLevel } from '../../lib/core/outflow.ts';
import type { Instant } from '../../lib/core/time.ts';
import type { IncidentFacts } from './facts.ts';
import { sumOf } from './movement.ts';
import type { Schedule } from './schedule.ts';
import { rawOf } from './theft.ts';

/** Of the stated balance: what is gone beyond it must be told within two polls. */
const PART = { of: 15n, in: 100n };

export interface Told {
  at: Instant;
  findings: readonly OutflowFinding[];
}

/** When the sum of the thefts of one asset passes 15 % of what its wallets held; null where none does. */
export const passingAt = (facts: IncidentFacts, { thefts }: Pick<Schedule, 'thefts'>): Instant | null => {
  const keyOf = ({ chain, asset }: { chain: string; asset: string }): string => `${chain} ${asset}`;
  const held = new Map<string, bigint>();
  for (const { asset, balance } of facts.wallets)
    held.set(keyOf(asset), (held.get(keyOf(asset)) ?? 0n) + rawOf({ asset, amount: balance }));
  const gone = new Map<string, bigint>();
  for (const theft of thefts) {
    const key = keyOf(theft.asset);
    const sum = (gone.get(key) ?? 0n) + sumOf(theft);
    gone.set(key, sum);
    if (sum * PART.in > (held.get(key) ?? sum * PART.in) * PART.of) return theft.at;
  }
  return null;
};

const LEVELS: readonly OutflowLevel[] = ['watch', 'warn', 'critical'];

/** The first poll at or after the theft whose findings reach a level; null where none does. */
export const firstAt = (told: readonly Told[], from: Instant, level: OutflowLevel): Instant | null =>
  told.find(
    ({ at, findings }) =>
      at >= from && findings.some((finding) => LEVELS.indexOf(finding.level) >= LEVELS.indexOf(level)),
  )?.at ?? null;

/** Polls between two times: the first that could have seen it counts as one. */
export const pollsBetween = ({ polls }: Pick<Schedule, 'polls'>, from: Instant, to: Instant): number =>
  polls.filter((at) => at >= from && at <= to).length;

/** Alarms of the ordinary days. */
export const falseAlarms = (told: readonly Told[], before: Instant): Told[] =>
  told.filter(({ at, findings }) => at < before && findings.length > 0);
