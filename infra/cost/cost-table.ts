import type { BenchFigures } from './bench-figures.ts';
import { lineCost } from './line-plan.ts';
import { charge, showMoney, type Money } from './money.ts';
import { peopleOf } from './people.ts';
import { AWS_PRICES, type PriceId } from './prices.ts';
import { usageOf } from './usage.ts';

/** The columns of the table, and the prices that each sums up. */
const SERVICES = {
  Lambda: ['lambdaRequests', 'lambdaTime'],
  DynamoDB: ['tableReads', 'tableWrites', 'tableStorage', 'tableBackup'],
  SQS: ['queueRequests'],
  'API Gateway': ['httpRequests'],
  Scheduler: ['schedules'],
  CloudWatch: ['logsWritten', 'logsKept', 'metrics', 'alarms', 'dashboards'],
  'Secrets, KMS': ['secrets', 'secretReads', 'keys', 'keyUses'],
  'data out': ['bytesOut'],
} as const satisfies Record<string, readonly PriceId[]>;

export type Service = keyof typeof SERVICES;

export interface MonthlyCost {
  subscribers: number;
  services: Record<Service, Money>;
  /** US dollars, a month. */
  aws: Money;
  line: { messages: bigint; plan: string; yen: Money };
}

const sum = (all: readonly Money[]): Money => all.reduce((total, one) => total + one, 0n);

/** What so many subscribers cost in a month. */
export const monthlyCost = (subscribers: number, figures: BenchFigures): MonthlyCost => {
  const people = peopleOf(subscribers);
  const usage = usageOf(people, figures);
  const services = Object.fromEntries(
    Object.entries(SERVICES).map(([name, ids]) => [name, sum(ids.map((id) => charge(AWS_PRICES[id], usage[id])))]),
  ) as Record<Service, Money>;
  return {
    subscribers,
    services,
    aws: sum(Object.values(services)),
    line: { messages: people.lineMessages, ...lineCost(people.lineMessages) },
  };
};

/** The table as Markdown, a row for each number of subscribers. */
export const costTable = (costs: readonly MonthlyCost[]): string => {
  const names = Object.keys(SERVICES) as Service[];
  const head = ['subscribers', ...names, 'AWS in all, USD', 'LINE messages', "LINE's plan", 'LINE, JPY'];
  const rows = costs.map(({ subscribers, services, aws, line }) => [
    subscribers.toLocaleString('en-US'),
    ...names.map((name) => showMoney(services[name])),
    showMoney(aws),
    line.messages.toLocaleString('en-US'),
    line.plan,
    showMoney(line.yen, 0),
  ]);
  const written = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [written(head), written(head.map(() => '---:')), ...rows.map(written)].join('\n');
};
