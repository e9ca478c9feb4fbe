import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { LOCAL_ACCOUNT } from './local-aws.ts';
import type { Route } from './http-routes.ts';

/** Path and query as they were sent, without taking either apart. */
export const splitTarget = (target: string): { path: string; query: string } => {
  const at = target.indexOf('?');
  return at < 0 ? { path: target, query: '' } : { path: target.slice(0, at), query: target.slice(at + 1) };
};

const joined = (pairs: Iterable<readonly [string, string]>): Record<string, string> => {
  const all: Record<string, string> = {};
  for (const [name, value] of pairs) all[name] = Object.hasOwn(all, name) ? `${all[name]},${value}` : value;
  return all;
};

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  joined(
    Object.entries(headers).flatMap(([name, value]) =>
      name === 'cookie' ? [] : [value ?? []].flat().map((one) => [name, one] as const),
    ),
  );

/**
 * A request as API Gateway's HTTP API hands it over (payload 2.0). The body is always in base64, so that a webhook's
 * signature is checked over the very bytes that were sent.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export const httpEvent = (
  request: IncomingMessage,
  { method, path: pattern }: Route,
  parameters: Record<string, string>,
  body: Buffer,
): APIGatewayProxyEventV2 => {
  const { path, query } = splitTarget(request.url ?? '/');
  const headers = headersOf(request);
  const { cookie } = request.headers;
  const now = new Date();
  return {
    version: '2.0',
    routeKey: `${method} ${pattern}`,
    rawPath: path,
    rawQueryString: query,
    headers,
    ...(cookie !== undefined && { cookies: cookie.split('; ') }),
    ...(query !== '' && { queryStringParameters: joined(new URLSearchParams(query)) }),
    ...(Object.keys(parameters).length > 0 && { pathParameters: parameters }),
    requestContext: {
      accountId: LOCAL_ACCOUNT,
      apiId: 'local',
      domainName: headers['host'] ?? 'localhost',
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: `${method} ${pattern}`,
      stage: '$default',
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 && { body: body.toString('base64') }),
    isBase64Encoded: body.length > 0,
  };
};

export interface HttpAnswer {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
}

/** A function's answer as it goes out. What is no structured answer is the body of a 200 in JSON, as on API Gateway. */
export const httpAnswer = (answer: unknown): HttpAnswer => {
  const structured = answer as APIGatewayProxyStructuredResultV2 | null | undefined;
  if (structured?.statusCode === undefined) {
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(answer ?? null)),
    };
  }
  const { statusCode, headers = {}, cookies, body = '', isBase64Encoded = false } = structured;
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return {
    status: statusCode,
    headers: { ...Object.fromEntries(named), ...(cookies !== undefined && { 'set-cookie': cookies }) },
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
};
