import { functionResource, type ServerlessFile } from '../local/serverless-file.ts';
import type { Finding } from './lint-template.ts';
import type { Template } from './template-rules.ts';

/** Everything that makes a function run, one line each: `relay every 60000`, `public-api GET /healthz`. */
const wiredHere = ({ functions }: ServerlessFile): string[] =>
  functions.flatMap(({ name, schedules, queues, routes }) => [
    ...schedules.map(({ everyMs }) => `${functionResource(name)} every ${everyMs} ms`),
    ...queues.map(
      ({ queue, batchSize, maximumConcurrency }) =>
        `${functionResource(name)} from ${queue}, ${batchSize} a batch, ${maximumConcurrency} at once`,
    ),
    ...routes.map(({ method, path }) => `${functionResource(name)} on ${method} ${path}`),
  ]);

type Properties = Record<string, any>;

const getAtt = (value: any): string => value?.['Fn::GetAtt']?.[0] ?? '';
const UNIT_MS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

const rateMs = (text: string): number => {
  const [, count, unit = ''] = /^rate\((\d+) (\w+?)s?\)$/.exec(text) ?? [];
  return Number(count) * (UNIT_MS[unit] ?? Number.NaN);
};

const deployed = ({ Resources }: Template): string[] => {
  const of = (type: string): Properties[] =>
    Object.values(Resources)
      .filter(({ Type }) => Type === type)
      .map(({ Properties }) => Properties ?? {});
  const integrated = (route: Properties): string => {
    const id = (route['Target']?.['Fn::Join']?.[1] as any[] | undefined)?.find((part) => part?.Ref !== undefined)?.Ref;
    return getAtt(Resources[id]?.Properties?.['IntegrationUri']);
  };
  return [
    ...of('AWS::Scheduler::Schedule').map(
      ({ Target, ScheduleExpression }) => `${getAtt(Target?.Arn)} every ${rateMs(ScheduleExpression)} ms`,
    ),
    ...of('AWS::Lambda::EventSourceMapping').map(
      ({ FunctionName, EventSourceArn, BatchSize, ScalingConfig }) =>
        `${getAtt(FunctionName)} from ${getAtt(EventSourceArn)}, ${BatchSize} a batch, ${ScalingConfig?.MaximumConcurrency} at once`,
    ),
    ...of('AWS::ApiGatewayV2::Route').map((route) => `${integrated(route)} on ${route['RouteKey']}`),
  ];
};

/** What runs on this machine and would not run there, and the other way round. */
export const checkWiring = (template: Template, file: ServerlessFile): Finding[] => {
  const [here, there] = [wiredHere(file), deployed(template)];
  const finding = (where: string, message: string): Finding => ({ rule: 'wiring', where, message });
  return [
    ...here
      .filter((one) => !there.includes(one))
      .map((one) => finding(one, 'runs under npm start and is not deployed')),
    ...there
      .filter((one) => !here.includes(one))
      .map((one) => finding(one, 'is deployed and does not run under npm start')),
  ];
};
