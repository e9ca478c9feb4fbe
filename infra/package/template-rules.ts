import type { Finding } from './lint-template.ts';
import { ALLOWED_WILDCARDS } from './wildcards.ts';

export interface Resource {
  Type: string;
  DeletionPolicy?: string;
  Properties?: Record<string, unknown>;
}

export interface Template {
  Resources: Record<string, Resource>;
}

type Rule = (name: string, resource: Resource, all: Template['Resources']) => string | false;

const getAtt = (value: unknown): string | undefined =>
  (value as { 'Fn::GetAtt'?: string[] } | undefined)?.['Fn::GetAtt']?.[0];

const whole = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

const part = (value: unknown, ...keys: string[]): unknown =>
  keys.reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], value);

const isDeadLetters = (name: string, all: Template['Resources']): boolean =>
  Object.values(all).some(({ Properties }) =>
    [
      part(Properties, 'RedrivePolicy', 'deadLetterTargetArn'),
      part(Properties, 'Target', 'DeadLetterConfig', 'Arn'),
    ].some((target) => getAtt(target) === name),
  );

/** Whether an alarm on this metric of this resource tells somebody, and names its section of the runbook. */
const isWatched = (metric: string, dimension: unknown, all: Template['Resources']): boolean =>
  Object.values(all).some(
    ({ Type, Properties }) =>
      Type === 'AWS::CloudWatch::Alarm' &&
      Properties?.['MetricName'] === metric &&
      JSON.stringify(part(Properties, 'Dimensions', '0', 'Value')) === JSON.stringify(dimension),
  );

const RUNBOOK = /docs\/operate\.md#[a-z0-9-]+$/;
/** What logs cost, and what privacy asks, both end them. */
const LOG_DAYS_MOST = 90;

interface Statement {
  Sid?: string;
  Action?: string | string[];
  Resource?: unknown;
}

/** Statements of a role, a key or a bucket, wherever they stand. */
const statementsIn = (value: unknown): Statement[] => {
  if (Array.isArray(value)) return value.flatMap(statementsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'Statement' ? ([inner].flat() as Statement[]) : statementsIn(inner),
  );
};

const hasStar = ({ Action, Resource }: Statement): boolean =>
  [Action ?? []].flat().some((action) => action.includes('*')) || JSON.stringify(Resource ?? '').includes('*');

const wildcards: Rule = (name, { Properties }) => {
  const breach = statementsIn(Properties).find(
    (statement) =>
      hasStar(statement) &&
      !ALLOWED_WILDCARDS.some(({ resource, sid }) => resource === name && sid === (statement.Sid ?? '')),
  );
  return (
    breach !== undefined && `a star in ${JSON.stringify(breach)} that infra/package/wildcards.ts gives no reason for`
  );
};

const functionOf = (mapping: Resource, all: Template['Resources']): Resource | undefined =>
  all[getAtt(mapping.Properties?.['FunctionName']) ?? ''];

/** What a linter cannot know: each rule answers what is wrong with the resource, or false. */
const RULES: Record<string, Record<string, Rule>> = {
  'AWS::Lambda::Function': {
    'function-runtime': (_, { Properties }) =>
      (Properties?.['Runtime'] !== 'nodejs24.x' || JSON.stringify(Properties['Architectures']) !== '["arm64"]') &&
      'runs on nodejs24.x and arm64 only',
    'function-limits': (_, { Properties }) =>
      !(whole(Properties?.['Timeout']) > 0 && whole(Properties?.['MemorySize']) >= 256) &&
      'needs a timeout and at least 256 MB of memory',
    'function-secrets': (_, { Properties }) =>
      JSON.stringify(Properties?.['Environment'] ?? '').includes('{{resolve:') &&
      'is shown a secret in its environment: name it there, and have it read (infra/secret-names.yml)',
    'function-log-group': (_, { Properties }, all) =>
      !Object.values(all).some(
        ({ Type, Properties: group }) =>
          Type === 'AWS::Logs::LogGroup' &&
          group?.['LogGroupName'] === `/aws/lambda/${String(Properties?.['FunctionName'])}`,
      ) && 'needs a log group of its own',
    'function-alarms': (name, _, all) =>
      !['Errors', 'Throttles'].every((metric) => isWatched(metric, { Ref: name }, all)) &&
      'needs alarms on errors and throttles',
  },
  'AWS::SQS::Queue': {
    'queue-dead-letters': (name, { Properties }, all) =>
      Properties?.['RedrivePolicy'] === undefined && !isDeadLetters(name, all) && 'needs a dead-letter queue',
    'queue-encryption': (_, { Properties }) =>
      Properties?.['SqsManagedSseEnabled'] !== true && 'needs encryption at rest',
    'queue-alarm': (name, _, all) =>
      !isWatched(
        isDeadLetters(name, all) ? 'ApproximateNumberOfMessagesVisible' : 'ApproximateAgeOfOldestMessage',
        { 'Fn::GetAtt': [name, 'QueueName'] },
        all,
      ) && 'needs an alarm on what lies in it',
  },
  'AWS::Lambda::EventSourceMapping': {
    'source-partial-failure': (_, { Properties }) =>
      !JSON.stringify(Properties?.['FunctionResponseTypes'] ?? []).includes('ReportBatchItemFailures') &&
      'must report single failures',
    'source-concurrency': (_, { Properties }) =>
      Properties?.['ScalingConfig'] === undefined && 'needs a limit of concurrency',
    // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html: at least the function's timeout.
    'source-visibility': (_, mapping, all) => {
      const queue = all[getAtt(mapping.Properties?.['EventSourceArn']) ?? ''];
      const timeout = whole(functionOf(mapping, all)?.Properties?.['Timeout']);
      return (
        !(whole(queue?.Properties?.['VisibilityTimeout']) > timeout) &&
        'messages reappear while their function may still be at work'
      );
    },
  },
  'AWS::DynamoDB::Table': {
    'table-retained': (_, { DeletionPolicy }) => DeletionPolicy !== 'Retain' && 'must outlive its stack',
    'table-restorable': (_, { Properties }) =>
      part(Properties, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled') !== true &&
      'needs point-in-time recovery',
    'table-key': (_, { Properties }, all) =>
      all[getAtt(part(Properties, 'SSESpecification', 'KMSMasterKeyId')) ?? '']?.Type !== 'AWS::KMS::Key' &&
      'needs a key of our own',
    'table-expiry': (_, { Properties }) =>
      part(Properties, 'TimeToLiveSpecification', 'Enabled') !== true && 'needs a time-to-live',
    'table-protected': (_, { Properties }) =>
      JSON.stringify(Properties?.['DeletionProtectionEnabled']) !== '{"Fn::If":["IsProduction",true,false]}' &&
      'must be protected against deletion in production',
    'table-on-demand': (_, { Properties }) => Properties?.['BillingMode'] !== 'PAY_PER_REQUEST' && 'is paid on demand',
  },
  'AWS::SecretsManager::Secret': {
    'secret-retained': (_, { DeletionPolicy }) => DeletionPolicy !== 'Retain' && 'must outlive its stack',
  },
  'AWS::IAM::Role': {
    'role-least-privilege': wildcards,
    'role-one-function': (name, _, all) =>
      Object.values(all).filter(
        ({ Type, Properties }) => Type === 'AWS::Lambda::Function' && getAtt(Properties?.['Role']) === name,
      ).length > 1 && 'is shared by functions',
  },
  'AWS::KMS::Key': {
    'key-wildcards': wildcards,
    'key-rotation': (_, { Properties }) => Properties?.['EnableKeyRotation'] !== true && 'must be rotated',
  },
  'AWS::S3::BucketPolicy': { 'bucket-wildcards': wildcards },
  'AWS::SNS::Topic': {
    'topic-encryption': (_, { Properties }) => Properties?.['KmsMasterKeyId'] === undefined && 'needs a key',
  },
  'AWS::SNS::TopicPolicy': { 'topic-wildcards': wildcards },
  'AWS::Logs::LogGroup': {
    'log-retention': (_, { Properties }) =>
      !(whole(Properties?.['RetentionInDays']) <= LOG_DAYS_MOST) && `must be kept for ${LOG_DAYS_MOST} days at most`,
  },
  'AWS::Scheduler::Schedule': {
    'schedule-retry': (_, { Properties }) =>
      part(Properties, 'Target', 'RetryPolicy', 'MaximumRetryAttempts') === undefined && 'needs a retry policy',
    'schedule-dead-letters': (_, { Properties }, all) =>
      all[getAtt(part(Properties, 'Target', 'DeadLetterConfig', 'Arn')) ?? '']?.Type !== 'AWS::SQS::Queue' &&
      'needs a dead-letter queue',
  },
  'AWS::CloudWatch::Alarm': {
    'alarm-runbook': (_, { Properties }) =>
      !RUNBOOK.test(String(Properties?.['AlarmDescription'])) && 'must name its section of docs/operate.md',
    'alarm-told': (_, { Properties }, all) =>
      all[(part(Properties, 'AlarmActions', '0', 'Ref') as string | undefined) ?? '']?.Type !== 'AWS::SNS::Topic' &&
      'tells nobody',
  },
};

/** The project's own rules over a template. */
export const checkTemplate = ({ Resources }: Template): Finding[] =>
  Object.entries(Resources).flatMap(([where, resource]) =>
    Object.entries(RULES[resource.Type] ?? {}).flatMap(([rule, breach]) => {
      const message = breach(where, resource, Resources);
      return message === false ? [] : [{ rule, where, message }];
    }),
  );
