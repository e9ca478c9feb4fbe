import { randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import type { Context } from 'aws-lambda';
import { LOCAL_ACCOUNT, LOCAL_AWS } from './local-aws.ts';
import type { LocalFunction } from './serverless-file.ts';

/** A handler that did not answer within its function's timeout. It cannot be stopped here, only be given up. */
export class FunctionTimedOut extends Error {
  override name = 'FunctionTimedOut';
}

/** Runs a function once. Throws what its handler throws, or FunctionTimedOut. */
export type Invoke = (event: unknown) => Promise<unknown>;

type Handler = (event: unknown, context: Context) => unknown;

const contextOf = ({ name, timeoutMs, memoryMb }: LocalFunction): Context => {
  const deadline = Date.now() + timeoutMs;
  const nothing = (): void => undefined;
  return {
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${LOCAL_AWS.region}:${LOCAL_ACCOUNT}:function:${name}`,
    memoryLimitInMB: String(memoryMb),
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done: nothing,
    fail: nothing,
    succeed: nothing,
  };
};

/** Imports the function's handler. Throws where the module cannot be loaded or exports no such function. */
export const loadFunction = async (declared: LocalFunction): Promise<Invoke> => {
  const module = (await import(pathToFileURL(declared.file).href)) as Record<string, unknown>;
  const handler = module[declared.exported];
  if (typeof handler !== 'function') throw new Error(`${declared.file} exports no function ${declared.exported}`);
  return async (event) => {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      late.reject(new FunctionTimedOut(`no answer within ${declared.timeoutMs} ms`));
    }, declared.timeoutMs);
    try {
      return await Promise.race([(handler as Handler)(event, contextOf(declared)), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  };
};
