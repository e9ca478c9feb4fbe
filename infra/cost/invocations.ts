import type { BenchFigures } from './bench-figures.ts';
import { ceilDivide } from './money.ts';
import type { People } from './people.ts';
import * as workload from './workload.ts';

/** How often a function runs in a month, how long it is billed for in all, and its memory in MB. */
export interface Invocations {
  count: bigint;
  milliseconds: bigint;
  memory: bigint;
}

const SECOND = 1_000n;
const HUNDRED = 100n;
/** A LINE request reaches so many (lib/channels/line/limits.ts). */
const MULTICAST = 500n;
/** And a batch holds so many elsewhere, at the least. */
const BATCH = 50n;
const whole = (value: number): bigint => BigInt(Math.ceil(value));

type Name = keyof typeof workload.MEMORY_MB;

/**
 * Each function's month. Processor time comes from the bench, slowed down as Lambda is; waiting for exchanges and
 * platforms is assumed; the pace of a token makes each function at work on it wait.
 */
export const invocationsOf = (
  { on, sends, commands, pages }: People,
  { importMs, readMs }: Pick<BenchFigures, 'importMs' | 'readMs'>,
): Readonly<Record<Name, Invocations>> => {
  const coldMs = whole(importMs * workload.LAMBDA_SLOWDOWN);
  const pollMs = whole(workload.SOURCE_WAIT_MS + readMs * workload.EXCHANGES * workload.LAMBDA_SLOWDOWN);
  const of = (name: Name, count: bigint, milliseconds: bigint): Invocations => ({
    count,
    milliseconds: milliseconds + ceilDivide(count * BigInt(workload.COLD_STARTS_PER_HUNDRED), HUNDRED) * coldMs,
    memory: BigInt(workload.MEMORY_MB[name]),
  });
  const every = (name: Name, count: bigint, milliseconds: bigint): Invocations => of(name, count, count * milliseconds);
  const paced = (id: 'telegram' | 'discord'): Invocations =>
    of(
      `deliver-${id}`,
      ceilDivide(sends[id], BATCH),
      ceilDivide(sends[id] * SECOND * BigInt(workload.DELIVERERS_AT_ONCE), BigInt(workload.MESSAGES_PER_SECOND[id])),
    );
  const pagesOfAudience = ceilDivide(on.line + on.telegram + on.discord, BigInt(workload.AUDIENCE_PAGE));
  const plans = BigInt(workload.INCIDENTS_PER_MONTH * workload.PLANS_PER_INCIDENT);
  return {
    'poll-exchanges': every('poll-exchanges', BigInt(workload.POLLS_PER_MONTH), pollMs),
    'poll-chains': every('poll-chains', BigInt(workload.POLLS_PER_MONTH), BigInt(workload.CHAINS_POLL_MS)),
    'poll-feeds': every('poll-feeds', BigInt(workload.POLLS_PER_MONTH), BigInt(workload.FEEDS_POLL_MS)),
    relay: every('relay', BigInt(workload.POLLS_PER_MONTH), BigInt(workload.SWEEP_MS)),
    'fan-out': every('fan-out', plans, BigInt(workload.PLAN_MS) + pagesOfAudience * BigInt(workload.PLAN_PAGE_MS)),
    'deliver-line': every('deliver-line', ceilDivide(sends.line, MULTICAST), BigInt(workload.MULTICAST_MS)),
    'deliver-telegram': paced('telegram'),
    'deliver-discord': paced('discord'),
    'webhook-line': every('webhook-line', commands, BigInt(workload.WEBHOOK_MS)),
    'public-api': every('public-api', pages, BigInt(workload.PAGE_MS)),
  };
};
