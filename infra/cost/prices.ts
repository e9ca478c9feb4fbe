import type { Rate } from './money.ts';

/**
 * What is paid for, per month, without any free tier. `verified: false`: written down from general knowledge on that
 * date, not read from the page named as its source. Check there before you plan with it, then set `asOf` and `verified`.
 */
export const PRICES_AS_OF = '2026-11-25';
export const PRICES_VERIFIED = false;
export const REGION = 'ap-northeast-1';

export interface Price extends Rate {
  unit: string;
  source: string;
}

const MILLION = 1_000_000;
const GIB = 2 ** 30;

/** In US dollars. */
export const AWS_PRICES = {
  lambdaRequests: { price: '0.20', per: MILLION, unit: 'requests', source: 'https://aws.amazon.com/lambda/pricing/' },
  // 0.0000133334 a GB-second on arm64; counted in MB-milliseconds.
  lambdaTime: {
    price: '0.0000133334',
    per: 1_024_000,
    unit: 'MB-ms, arm64',
    source: 'https://aws.amazon.com/lambda/pricing/',
  },
  tableReads: {
    price: '0.1425',
    per: MILLION,
    unit: 'read units, on demand',
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
  tableWrites: {
    price: '0.715',
    per: MILLION,
    unit: 'write units, on demand',
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
  tableStorage: {
    price: '0.285',
    per: GIB,
    unit: 'bytes kept a month',
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
  tableBackup: {
    price: '0.228',
    per: GIB,
    unit: 'bytes under point-in-time recovery a month',
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
  queueRequests: {
    price: '0.40',
    per: MILLION,
    unit: 'requests, standard queue',
    source: 'https://aws.amazon.com/sqs/pricing/',
  },
  httpRequests: {
    price: '1.29',
    per: MILLION,
    unit: 'HTTP API requests',
    source: 'https://aws.amazon.com/api-gateway/pricing/',
  },
  schedules: {
    price: '1.25',
    per: MILLION,
    unit: 'invocations by Scheduler',
    source: 'https://aws.amazon.com/eventbridge/pricing/',
  },
  logsWritten: {
    price: '0.76',
    per: GIB,
    unit: 'bytes of log taken in',
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
  },
  logsKept: {
    price: '0.033',
    per: GIB,
    unit: 'bytes of log kept a month',
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
  },
  metrics: { price: '0.30', per: 1, unit: 'own metrics', source: 'https://aws.amazon.com/cloudwatch/pricing/' },
  alarms: { price: '0.10', per: 1, unit: 'alarms', source: 'https://aws.amazon.com/cloudwatch/pricing/' },
  dashboards: { price: '3.00', per: 1, unit: 'dashboards', source: 'https://aws.amazon.com/cloudwatch/pricing/' },
  secrets: { price: '0.40', per: 1, unit: 'secrets', source: 'https://aws.amazon.com/secrets-manager/pricing/' },
  secretReads: {
    price: '0.05',
    per: 10_000,
    unit: 'calls of Secrets Manager',
    source: 'https://aws.amazon.com/secrets-manager/pricing/',
  },
  keys: { price: '1.00', per: 1, unit: 'customer keys', source: 'https://aws.amazon.com/kms/pricing/' },
  keyUses: { price: '0.03', per: 10_000, unit: 'calls of KMS', source: 'https://aws.amazon.com/kms/pricing/' },
  bytesOut: {
    price: '0.114',
    per: GIB,
    unit: 'bytes sent to the internet',
    source: 'https://aws.amazon.com/ec2/pricing/on-demand/',
  },
} as const satisfies Record<string, Price>;

export type PriceId = keyof typeof AWS_PRICES;

/** LINE Official Account in Japan, without tax: messages that a plan holds, and what each further one costs. */
export const LINE_PRICES = {
  source: 'https://www.lycbiz.com/jp/service/line-official-account/plan/',
  plans: [
    { name: 'communication', yen: '0', included: 200, eachMore: null },
    { name: 'light', yen: '5000', included: 5_000, eachMore: null },
    { name: 'standard', yen: '15000', included: 30_000, eachMore: '3' },
  ],
} as const;
