import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { parse } from 'yaml';
import { CannotStart, reasonOf } from './cannot-start.ts';
import { mergeResources, resolveVariables } from './serverless-variables.ts';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html */
const DEFAULT_VISIBILITY_SECONDS = 30;

const getAtt = v.pipe(
  v.object({ 'Fn::GetAtt': v.tuple([v.string(), v.literal('Arn')]) }),
  v.transform((value) => value['Fn::GetAtt'][0]),
);

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

const rate = v.pipe(
  v.string(),
  v.regex(/^rate\(\d+ (minute|hour|day)s?\)$/, 'takes rate(…)'),
  v.transform((text) => {
    const [count, unit] = text.slice('rate('.length, -1).split(' ');
    return Number(count) * UNIT_MS[(unit ?? '').replace(/s$/, '') as keyof typeof UNIT_MS];
  }),
);

const route = v.pipe(
  v.string(),
  v.regex(/^[A-Z]+ \/\S*$/, 'takes METHOD /path'),
  v.transform((text) => {
    const [method = '', path = ''] = text.split(' ');
    return { method, path };
  }),
);

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-scheduler-schedule.html */
const schedule = v.object({
  Properties: v.object({ ScheduleExpression: rate, Target: v.object({ Arn: getAtt }) }),
});
const sqs = v.strictObject({
  sqs: v.strictObject({
    arn: getAtt,
    batchSize: v.optional(v.number(), 10),
    maximumConcurrency: v.optional(v.number(), 2),
    functionResponseType: v.optional(v.literal('ReportBatchItemFailures')),
  }),
});
const httpApi = v.strictObject({ httpApi: route });

const lambda = v.object({
  handler: v.pipe(v.string(), v.regex(/^[\w/-]+\.\w+$/, 'takes path/file.export')),
  timeout: v.number(),
  memorySize: v.optional(v.number(), 512),
  events: v.array(v.union([sqs, httpApi], 'takes an sqs or httpApi event')),
});

const queue = v.object({
  Type: v.literal('AWS::SQS::Queue'),
  Properties: v.object({
    QueueName: v.string(),
    VisibilityTimeout: v.optional(v.number(), DEFAULT_VISIBILITY_SECONDS),
    RedrivePolicy: v.optional(v.object({ deadLetterTargetArn: getAtt, maxReceiveCount: v.number() })),
  }),
});

const table = v.object({
  Type: v.literal('AWS::DynamoDB::Table'),
  Properties: v.object({
    TableName: v.string(),
    BillingMode: v.string(),
    AttributeDefinitions: v.array(v.any()),
    KeySchema: v.array(v.any()),
    GlobalSecondaryIndexes: v.optional(v.array(v.any())),
  }),
});

export interface QueueResource {
  name: string;
  visibilitySeconds: number;
  redrive?: { queue: string; maxReceiveCount: number };
}

export interface LocalFunction {
  name: string;
  /** The module's absolute path, and the name it exports the handler by. */
  file: string;
  exported: string;
  timeoutMs: number;
  memoryMb: number;
  schedules: { everyMs: number }[];
  queues: { queue: string; batchSize: number; maximumConcurrency: number; reportsFailures: boolean }[];
  routes: { method: string; path: string }[];
}

/** What of serverless.yml runs on this machine. */
export interface ServerlessFile {
  functions: LocalFunction[];
  table: { id: string; definition: CreateTableCommandInput };
  queues: Record<string, QueueResource>;
  /** Variable → name of the resource that it refers to. */
  references: Record<string, string>;
}

const takeFunction = (root: string, name: string, value: unknown): LocalFunction => {
  const { handler, timeout, memorySize, events } = v.parse(lambda, value);
  const [path = '', exported = ''] = handler.split('.');
  return {
    name,
    exported,
    file: join(root, `${path}.ts`),
    timeoutMs: timeout * 1_000,
    memoryMb: memorySize,
    schedules: [],
    queues: events.flatMap((event) =>
      'sqs' in event
        ? [
            {
              queue: event.sqs.arn,
              batchSize: event.sqs.batchSize,
              maximumConcurrency: event.sqs.maximumConcurrency,
              reportsFailures: event.sqs.functionResponseType !== undefined,
            },
          ]
        : [],
    ),
    routes: events.flatMap((event) => ('httpApi' in event ? [event.httpApi] : [])),
  };
};

/** The packager's name of a function's resource: `poll-exchanges` is `PollDashexchangesLambdaFunction`. */
export const functionResource = (name: string): string =>
  `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', 'Dash')}LambdaFunction`;

/** Gives a function the rate of its schedule. Throws where nobody answers to the schedule. */
const takeSchedule = (value: unknown, functions: readonly LocalFunction[]): void => {
  const { ScheduleExpression: everyMs, Target } = v.parse(schedule, value).Properties;
  const scheduled = functions.find(({ name }) => functionResource(name) === Target.Arn);
  if (scheduled === undefined) throw new Error(`there is no function ${Target.Arn}`);
  scheduled.schedules.push({ everyMs });
};

const takeQueue = (value: unknown): QueueResource => {
  const {
    Properties: { QueueName, VisibilityTimeout, RedrivePolicy },
  } = v.parse(queue, value);
  return {
    name: QueueName,
    visibilitySeconds: VisibilityTimeout,
    ...(RedrivePolicy !== undefined && {
      redrive: { queue: RedrivePolicy.deadLetterTargetArn, maxReceiveCount: RedrivePolicy.maxReceiveCount },
    }),
  };
};

const takeTable = (resources: Record<string, { Type?: string }>): ServerlessFile['table'] => {
  const [id, found] = Object.entries(resources).find(([, { Type }]) => Type === 'AWS::DynamoDB::Table') ?? ['Table'];
  return { id, definition: v.parse(table, found).Properties as CreateTableCommandInput };
};

/**
 * Reads functions, their events, the table and the queues, with the variables that are in use there.
 * Throws CannotStart with the place that cannot be read.
 */
export const readServerlessFile = (path: string): ServerlessFile => {
  const root = dirname(path);
  let place = '';
  try {
    const document = parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    const resolve = (part: unknown): unknown => resolveVariables(part, { root, document, stage: 'local' });
    const take = <T>(where: string, parseIt: () => T): T => {
      place = ` ${where}`;
      return parseIt();
    };
    const provider = take('provider', () =>
      resolve((document['provider'] as Record<string, unknown> | undefined)?.['environment'] ?? {}),
    ) as Record<string, { Ref?: string }>;
    const resources = take('resources', () => mergeResources(resolve(document['resources'])));
    const functions = Object.entries((document['functions'] ?? {}) as Record<string, Record<string, unknown>>).map(
      ([name, { environment: _, ...rest }]) => take(`functions.${name}`, () => takeFunction(root, name, resolve(rest))),
    );
    for (const [id, value] of Object.entries(resources)) {
      if (value.Type === 'AWS::Scheduler::Schedule')
        take(`resources.${id}`, () => {
          takeSchedule(value, functions);
        });
    }
    const queues = Object.entries(resources)
      .filter(([, { Type }]) => Type === 'AWS::SQS::Queue')
      .map(([id, value]) => [id, take(`resources.${id}`, () => takeQueue(value))] as const);
    const references = Object.entries(provider).flatMap(([name, value]) =>
      typeof value.Ref === 'string' ? [[name, value.Ref] as const] : [],
    );
    return {
      functions,
      table: take('resources', () => takeTable(resources)),
      queues: Object.fromEntries(queues),
      references: Object.fromEntries(references),
    };
  } catch (error) {
    const at = error instanceof v.ValiError ? ` ${v.getDotPath(error.issues[0]) ?? ''}:` : '';
    throw new CannotStart(`${path}${place}:${at} ${reasonOf(error)}`, { cause: error });
  }
};
