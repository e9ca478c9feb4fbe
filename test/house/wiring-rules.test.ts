import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { functionResource, readServerlessFile } from '../../infra/local/serverless-file.ts';
import type { Resource, Template } from '../../infra/package/template-rules.ts';
import { checkWiring } from '../../infra/package/wiring-rules.ts';

const file = readServerlessFile(fileURLToPath(new URL('../../serverless.yml', import.meta.url)));
const arnOf = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });

/** The template that the packager makes of what the runner wires, in its own form. */
const packaged = (): Template => ({
  Resources: Object.fromEntries(
    file.functions.flatMap(({ name, schedules, queues, routes }): [string, Resource][] => [
      ...schedules.map(({ everyMs }, n): [string, Resource] => [
        `${name} schedule ${n}`,
        {
          Type: 'AWS::Scheduler::Schedule',
          Properties: {
            ScheduleExpression: `rate(${everyMs / 60_000} minutes)`,
            Target: { Arn: arnOf(functionResource(name)) },
          },
        },
      ]),
      ...queues.map(({ queue, batchSize, maximumConcurrency }): [string, Resource] => [
        `${name} from ${queue}`,
        {
          Type: 'AWS::Lambda::EventSourceMapping',
          Properties: {
            FunctionName: arnOf(functionResource(name)),
            EventSourceArn: arnOf(queue),
            BatchSize: batchSize,
            ScalingConfig: { MaximumConcurrency: maximumConcurrency },
          },
        },
      ]),
      [
        `${name} integration`,
        { Type: 'AWS::ApiGatewayV2::Integration', Properties: { IntegrationUri: arnOf(functionResource(name)) } },
      ],
      ...routes.map(({ method, path }): [string, Resource] => [
        `${method} ${path}`,
        {
          Type: 'AWS::ApiGatewayV2::Route',
          Properties: {
            RouteKey: `${method} ${path}`,
            Target: { 'Fn::Join': ['/', ['integrations', { Ref: `${name} integration` }]] },
          },
        },
      ]),
    ]),
  ),
});

const without = (name: string): Template => {
  const { [name]: left, ...Resources } = packaged().Resources;
  if (left === undefined) throw new Error(`there is no ${name}`);
  return { Resources };
};

describe('what is deployed and what runs here', () => {
  it('are the same', () => {
    expect(checkWiring(packaged(), file)).toEqual([]);
  });

  it.each(['relay schedule 0', 'fan-out from AnnounceQueue', 'GET /healthz', 'POST /webhooks/line'])(
    'differ where %s is not deployed',
    (name) => {
      expect(checkWiring(without(name), file)).toMatchObject([{ message: 'runs under npm start and is not deployed' }]);
    },
  );

  it('differ where something is deployed that does not run here', () => {
    const { Resources } = packaged();
    const more = { Type: 'AWS::ApiGatewayV2::Route', Properties: { RouteKey: 'GET /more' } };
    expect(checkWiring({ Resources: { ...Resources, more } }, file)).toMatchObject([
      { message: 'is deployed and does not run under npm start' },
    ]);
  });

  it('differ where a rate is another', () => {
    const template = packaged();
    const { 'relay schedule 0': relay } = template.Resources;
    if (relay?.Properties !== undefined) relay.Properties['ScheduleExpression'] = 'rate(5 minutes)';
    expect(checkWiring(template, file)).toHaveLength(2);
  });
});
