import { describe, expect, it } from 'vitest';
import { checkTemplate, type Resource, type Template } from '../../infra/package/template-rules.ts';

const getAtt = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });

const alarm = (MetricName: string, dimension: unknown): Resource => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    MetricName,
    Dimensions: [{ Name: 'x', Value: dimension }],
    AlarmDescription: 'Something is wrong. docs/operate.md#something',
    AlarmActions: [{ Ref: 'Topic' }],
  },
});

const queueName = (name: string) => ({ 'Fn::GetAtt': [name, 'QueueName'] });

/** A template that breaks no rule. */
const sound = (): Template['Resources'] => ({
  Work: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      VisibilityTimeout: 75,
      SqsManagedSseEnabled: true,
      RedrivePolicy: { deadLetterTargetArn: getAtt('Dead'), maxReceiveCount: 5 },
    },
  },
  Dead: { Type: 'AWS::SQS::Queue', Properties: { SqsManagedSseEnabled: true } },
  WorkOld: alarm('ApproximateAgeOfOldestMessage', queueName('Work')),
  DeadNotEmpty: alarm('ApproximateNumberOfMessagesVisible', queueName('Dead')),
  Worker: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: 'worker',
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Timeout: 60,
      MemorySize: 512,
      Environment: { Variables: { MAMORI_MASTER_KEY_SECRET: { Ref: 'Key' } } },
      Role: getAtt('Role'),
    },
  },
  WorkerLog: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/aws/lambda/worker', RetentionInDays: 14 } },
  WorkerErrors: alarm('Errors', { Ref: 'Worker' }),
  WorkerThrottles: alarm('Throttles', { Ref: 'Worker' }),
  Source: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: getAtt('Work'),
      FunctionName: getAtt('Worker'),
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    },
  },
  Rate: {
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      ScheduleExpression: 'rate(1 minute)',
      Target: {
        Arn: getAtt('Worker'),
        RetryPolicy: { MaximumRetryAttempts: 2 },
        DeadLetterConfig: { Arn: getAtt('Dead') },
      },
    },
  },
  Table: {
    Type: 'AWS::DynamoDB::Table',
    DeletionPolicy: 'Retain',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { KMSMasterKeyId: getAtt('TableKey') },
      TimeToLiveSpecification: { Enabled: true },
      DeletionProtectionEnabled: { 'Fn::If': ['IsProduction', true, false] },
    },
  },
  TableKey: {
    Type: 'AWS::KMS::Key',
    Properties: {
      EnableKeyRotation: true,
      KeyPolicy: { Statement: [{ Sid: 'AccountDecides', Action: 'kms:*', Resource: '*' }] },
    },
  },
  Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: { Ref: 'TableKey' } } },
  Key: { Type: 'AWS::SecretsManager::Secret', DeletionPolicy: 'Retain' },
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      Policies: [{ PolicyDocument: { Statement: [{ Action: ['sqs:SendMessage'], Resource: [getAtt('Work')] }] } }],
    },
  },
});

const changed = (name: string, properties: Record<string, unknown>, more: Partial<Resource> = {}): Template => {
  const all = sound();
  const before = all[name];
  if (before === undefined) throw new Error(`there is no ${name}`);
  return { Resources: { ...all, [name]: { ...before, ...more, Properties: { ...before.Properties, ...properties } } } };
};

describe('the rules of a template', () => {
  it('hold nothing against a sound one', () => {
    expect(checkTemplate({ Resources: sound() })).toEqual([]);
  });

  it.each([
    ['function-runtime', changed('Worker', { Runtime: 'nodejs22.x' })],
    ['function-runtime', changed('Worker', { Architectures: ['x86_64'] })],
    ['function-limits', changed('Worker', { Timeout: undefined })],
    ['function-limits', changed('Worker', { MemorySize: 128 })],
    ...[
      '{{resolve:secretsmanager:mamori:SecretString:TOKEN}}',
      { 'Fn::Sub': '{{resolve:secretsmanager:${Key}}}' },
      { 'Fn::If': ['HasLine', { 'Fn::Sub': '{{resolve:ssm-secure:${Key}}}' }, ''] },
    ].map((TOKEN): [string, Template] => [
      'function-secrets',
      changed('Worker', { Environment: { Variables: { TOKEN } } }),
    ]),
    ['queue-dead-letters', changed('Work', { RedrivePolicy: undefined })],
    ['function-log-group', changed('WorkerLog', { LogGroupName: '/aws/lambda/other' })],
    ['function-alarms', changed('WorkerErrors', { MetricName: 'Duration' })],
    ['function-alarms', changed('WorkerThrottles', { Dimensions: [{ Value: { Ref: 'Other' } }] })],
    ['queue-alarm', changed('WorkOld', { MetricName: 'NumberOfMessagesSent' })],
    ['queue-alarm', changed('DeadNotEmpty', { Dimensions: [] })],
    ['schedule-retry', changed('Rate', { Target: { DeadLetterConfig: { Arn: getAtt('Dead') } } })],
    ['schedule-dead-letters', changed('Rate', { Target: { RetryPolicy: { MaximumRetryAttempts: 2 } } })],
    ['schedule-dead-letters', changed('Rate', { Target: { DeadLetterConfig: { Arn: getAtt('Absent') } } })],
    ['log-retention', changed('WorkerLog', { RetentionInDays: undefined })],
    ['log-retention', changed('WorkerLog', { RetentionInDays: 365 })],
    ['alarm-runbook', changed('WorkOld', { AlarmDescription: 'Something is wrong.' })],
    ['alarm-told', changed('WorkOld', { AlarmActions: undefined })],
    ['topic-encryption', changed('Topic', { KmsMasterKeyId: undefined })],
    ['key-rotation', changed('TableKey', { EnableKeyRotation: false })],
    [
      'key-wildcards',
      changed('TableKey', { KeyPolicy: { Statement: [{ Sid: 'Other', Action: 'kms:*', Resource: '*' }] } }),
    ],
    ['table-restorable', changed('Table', { PointInTimeRecoverySpecification: undefined })],
    ['table-key', changed('Table', { SSESpecification: { SSEEnabled: true } })],
    ['table-expiry', changed('Table', { TimeToLiveSpecification: { Enabled: false } })],
    ['table-protected', changed('Table', { DeletionProtectionEnabled: false })],
    ['table-on-demand', changed('Table', { BillingMode: 'PROVISIONED' })],
    [
      'role-one-function',
      { Resources: { ...sound(), Other: { Type: 'AWS::Lambda::Function', Properties: { Role: getAtt('Role') } } } },
    ],
    [
      'role-least-privilege',
      changed('Role', {
        Policies: [
          {
            PolicyDocument: {
              Statement: [{ Action: 'dynamodb:Query', Resource: { 'Fn::Sub': '${Table.Arn}/index/*' } }],
            },
          },
        ],
      }),
    ],
    ['queue-encryption', changed('Dead', { SqsManagedSseEnabled: false })],
    ['source-partial-failure', changed('Source', { FunctionResponseTypes: undefined })],
    ['source-concurrency', changed('Source', { ScalingConfig: undefined })],
    ['source-visibility', changed('Work', { VisibilityTimeout: 60 })],
    ['source-visibility', changed('Work', { VisibilityTimeout: undefined })],
    ['table-retained', changed('Table', {}, { DeletionPolicy: 'Delete' })],
    ['secret-retained', changed('Key', {}, { DeletionPolicy: 'Delete' })],
    [
      'role-least-privilege',
      changed('Role', {
        Policies: [{ PolicyDocument: { Statement: [{ Action: ['dynamodb:*'], Resource: [getAtt('Table')] }] } }],
      }),
    ],
    [
      'role-least-privilege',
      changed('Role', {
        Policies: [{ PolicyDocument: { Statement: [{ Action: ['dynamodb:GetItem', 'sqs:*'], Resource: ['x'] }] } }],
      }),
    ],
    [
      'role-least-privilege',
      changed('Role', {
        Policies: [{ PolicyDocument: { Statement: [{ Action: ['sqs:SendMessage'], Resource: '*' }] } }],
      }),
    ],
  ])('find a breach of %s', (rule, template) => {
    expect(checkTemplate(template).map((finding) => finding.rule)).toContain(rule);
  });
});
