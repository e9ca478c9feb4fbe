import { HOUR, MINUTE } from '../../lib/core/time.ts';
import type { Played, TheftPlayed } from './play.ts';
import { THEFTS } from './thefts.ts';

/** Runs of consecutive blocks at or above the threshold, over all wallets. */
const falseAlarms = (blocks: readonly Float32Array[], threshold: number): number => {
  let count = 0;
  for (const scores of blocks)
    for (let index = 0; index < scores.length; index += 1)
      if (scores[index]! >= threshold && !(index > 0 && scores[index - 1]! >= threshold)) count += 1;
  return count;
};

/** The lowest threshold with no more than `most` false alarms a wallet-year. */
export const thresholdAt = ({ names, blocks, walletYears }: Played, name: string, most: number): number => {
  const own = blocks[names.indexOf(name)]!;
  // Alarms join as the threshold falls: only from above the count rises steadily.
  const scores = [...new Set(own.flatMap((wallet) => [...wallet].toSorted((a, b) => b - a).slice(0, 200)))];
  let threshold = Number.POSITIVE_INFINITY;
  for (const score of scores.toSorted((a, b) => b - a)) {
    if (falseAlarms(own, score) / walletYears > most) break;
    threshold = score;
  }
  return threshold;
};

const quantile = (sorted: readonly number[], share: number): number | null => {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return value === undefined || value === Number.POSITIVE_INFINITY ? null : Math.round(value * 10) / 10;
};

const round = (value: number, digits = 2): number => Math.round(value * 10 ** digits) / 10 ** digits;

export interface Row {
  detector: string;
  threshold: number;
  falseAlarmsPerWalletYear: number;
  thefts: number;
  detectedPercent: number;
  within10MinutesPercent: number;
  delayMinutesP50: number | null;
  delayMinutesP90: number | null;
  lossLeftPercent: number;
}

export type Which = (kind: TheftPlayed['kind']) => boolean;
export const historical: Which = (kind) => THEFTS[kind].historical;
export const total: Which = (kind) => THEFTS[kind].total;

/** How one contestant does at one threshold, polled each `pollMs`. Missed ones count as an infinite delay. */
export const rowOf = (
  played: Played,
  name: string,
  { threshold, pollMs, which, label }: { threshold: number; pollMs: number; which: Which; label?: string },
): Row => {
  const index = played.names.indexOf(name);
  const thefts = played.thefts.filter(({ kind }) => which(kind));
  const delays: number[] = [];
  let left = 0;
  for (const { rises, begin, transfers } of thefts) {
    const at = rises[index]!.find(({ score }) => score >= threshold)?.at;
    if (at === undefined) {
      delays.push(Number.POSITIVE_INFINITY);
      continue;
    }
    const polled = Math.ceil((at + 1) / pollMs) * pollMs;
    delays.push((polled - Math.min(begin, transfers[0]!.at)) / MINUTE);
    const all = transfers.reduce((sum, { amount }) => sum + amount, 0);
    left += transfers.reduce((sum, { at: t, amount }) => sum + (t > polled ? amount : 0), 0) / all;
  }
  delays.sort((a, b) => a - b);
  const share = (most: number): number =>
    round((100 * delays.filter((delay) => delay <= most).length) / thefts.length, 1);
  return {
    detector: label ?? name,
    threshold: round(threshold),
    falseAlarmsPerWalletYear: round(falseAlarms(played.blocks[index]!, threshold) / played.walletYears),
    thefts: thefts.length,
    detectedPercent: share(Number.MAX_VALUE),
    within10MinutesPercent: share(10),
    delayMinutesP50: quantile(delays, 0.5),
    delayMinutesP90: quantile(delays, 0.9),
    lossLeftPercent: round((100 * left) / thefts.length, 1),
  };
};

/** How often two wallets of one exchange alarm within an hour without a theft, by what is asked of both. */
export const severalWallets = (
  { conspicuous, exchangeYears }: Played,
  threshold: number,
): { rule: string; perExchangeYear: number }[] => {
  const rules: [string, (one: Played['conspicuous'][number][number], other: typeof one) => boolean][] = [
    ['both at warn', () => true],
    ['both at warn, each mainly to new receivers', (one, other) => one.mostlyNew && other.mostlyNew],
    ['both at warn, to one receiver', (one, other) => one.to !== null && one.to === other.to],
  ];
  return rules.map(([rule, fits]) => {
    let count = 0;
    for (const exchange of conspicuous) {
      const alarms = exchange.filter(({ score }) => score >= threshold).toSorted((a, b) => a.at - b.at);
      let told = Number.NEGATIVE_INFINITY;
      for (const [index, one] of alarms.entries()) {
        let met = false;
        for (let before = index - 1; before >= 0 && one.at - alarms[before]!.at <= HOUR && !met; before -= 1)
          met = alarms[before]!.wallet !== one.wallet && fits(one, alarms[before]!);
        if (!met) continue;
        if (one.at - told > 6 * HOUR) count += 1;
        told = one.at;
      }
    }
    return { rule, perExchangeYear: round(count / exchangeYears, 3) };
  });
};
