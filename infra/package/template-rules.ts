import type { Finding } from './lint-template.ts';

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

const isDeadLetters = (name: string, all: Template['Resources']): boolean =>
  Object.values(all).some(
    ({ Properties }) =>
      getAtt((Properties?.['RedrivePolicy'] as Record<string, unknown> | undefined)?.['deadLetterTargetArn']) === name,
  );

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
  },
  'AWS::SQS::Queue': {
    'queue-dead-letters': (name, { Properties }, all) =>
      Properties?.['RedrivePolicy'] === undefined && !isDeadLetters(name, all) && 'needs a dead-letter queue',
    'queue-encryption': (_, { Properties }) =>
      Properties?.['SqsManagedSseEnabled'] !== true && 'needs encryption at rest',
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
  },
  'AWS::SecretsManager::Secret': {
    'secret-retained': (_, { DeletionPolicy }) => DeletionPolicy !== 'Retain' && 'must outlive its stack',
  },
  'AWS::IAM::Role': {
    'role-least-privilege': (_, { Properties }) =>
      /"(Action|Resource)":(\["\*"|"\*")|"Action":(\[[^\]]*)?"\w+:\*"/.test(JSON.stringify(Properties)) &&
      'allows everything of a kind',
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
