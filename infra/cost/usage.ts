import type { BenchFigures } from './bench-figures.ts';
import { invocationsOf } from './invocations.ts';
import { ceilDivide } from './money.ts';
import type { People } from './people.ts';
import type { PriceId } from './prices.ts';
import { tableUnits } from './table-units.ts';
import * as workload from './workload.ts';

const sum = (all: readonly bigint[]): bigint => all.reduce((total, one) => total + one, 0n);

/** A month's quantities of all that has a price, in the units of the price list. */
export const usageOf = (people: People, figures: BenchFigures): Record<PriceId, bigint> => {
  const functions = Object.values(invocationsOf(people, figures));
  const invocations = sum(functions.map(({ count }) => count));
  const { subscribers, alerts, sends, commands, pages } = people;
  const told = alerts.line + alerts.telegram + alerts.discord;
  const kept =
    BigInt(workload.BYTES_WITHOUT_PEOPLE) +
    subscribers * BigInt(workload.BYTES_PER_SUBSCRIBER) +
    told * BigInt(workload.BYTES_PER_DELIVERY * workload.DELIVERIES_KEPT_MONTHS);
  // LINE's batches are larger, and cost less than this.
  const batches = ceilDivide(sends.line + sends.telegram + sends.discord, 50n);
  const logged = invocations * BigInt(workload.LOG_BYTES_PER_INVOCATION);
  return {
    lambdaRequests: invocations,
    lambdaTime: sum(functions.map(({ milliseconds, memory }) => milliseconds * memory)),
    tableReads: tableUnits('read', people, figures),
    tableWrites: tableUnits('write', people, figures),
    tableStorage: kept,
    tableBackup: kept,
    queueRequests: batches * BigInt(workload.REQUESTS_PER_QUEUE_MESSAGE) + BigInt(workload.IDLE_RECEIVES_PER_MONTH),
    httpRequests: commands + pages,
    schedules: BigInt(4 * workload.POLLS_PER_MONTH),
    logsWritten: logged,
    logsKept: logged * BigInt(workload.LOGS_KEPT_MONTHS),
    metrics: BigInt(workload.OWN_METRICS),
    alarms: BigInt(workload.ALARMS),
    dashboards: BigInt(workload.DASHBOARDS),
    secrets: BigInt(workload.SECRETS),
    secretReads: BigInt(workload.SECRET_READS_PER_MONTH),
    keys: BigInt(workload.CUSTOMER_KEYS),
    keyUses: BigInt(workload.KEY_USES_PER_MONTH),
    bytesOut:
      (sends.line + sends.telegram + sends.discord + commands) * BigInt(workload.BYTES_PER_MESSAGE) +
      pages * BigInt(workload.BYTES_PER_PAGE),
  };
};
