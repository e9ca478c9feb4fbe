import { describe, expect, it } from 'vitest';
import { checkTemplate, type Resource, type Template } from '../../infra/package/template-rules.ts';

const getAtt = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });

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
  Worker: {
    Type: 'AWS::Lambda::Function',
    Properties: { Runtime: 'nodejs24.x', Architectures: ['arm64'], Timeout: 60, MemorySize: 512 },
  },
  Source: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: getAtt('Work'),
      FunctionName: getAtt('Worker'),
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    },
  },
  Table: { Type: 'AWS::DynamoDB::Table', DeletionPolicy: 'Retain' },
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
    ['queue-dead-letters', changed('Work', { RedrivePolicy: undefined })],
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
