import { AsyncLocalStorage } from 'node:async_hooks';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';

/** The function that is at work. */
export const atWork = new AsyncLocalStorage<string>();

/** Function → `service:Operation on resource`, as its handler's SDK sent it. */
export type Calls = Map<string, Set<string>>;

interface Sent {
  constructor: { name: string };
  input: { IndexName?: string; QueueUrl?: string };
}

/** Notes what every function sends through the SDK from now on; `undo` ends it. */
export const recordCalls = (): {
  calls: Calls;
  /** `function Operation`, each of which fails once. */
  failures: Set<string>;
  undo: () => void;
} => {
  const calls: Calls = new Map();
  const failures = new Set<string>();
  const note = (service: 'dynamodb' | 'sqs', { constructor, input }: Sent): void => {
    const name = atWork.getStore();
    if (name === undefined) return;
    const resource =
      service === 'sqs'
        ? `queue/${(input.QueueUrl ?? '').split('/').at(-1)}`
        : input.IndexName === undefined
          ? 'table'
          : `table/index/${input.IndexName}`;
    const known = calls.get(name) ?? new Set();
    calls.set(name, known.add(`${service}:${constructor.name.replace(/Command$/, '')} on ${resource}`));
  };
  const watch = (prototype: { send: (...all: never[]) => unknown }, service: 'dynamodb' | 'sqs'): (() => void) => {
    const { send } = prototype;
    prototype.send = function watched(this: unknown, ...all: never[]) {
      const sent = all[0] as unknown as Sent;
      note(service, sent);
      if (failures.delete(`${atWork.getStore()} ${sent.constructor.name.replace(/Command$/, '')}`))
        return Promise.reject(new Error('made to fail'));
      return Reflect.apply(send, this, all);
    };
    return () => {
      prototype.send = send;
    };
  };
  const undone = [watch(DynamoDBClient.prototype, 'dynamodb'), watch(SQSClient.prototype, 'sqs')];
  return {
    calls,
    failures,
    undo: () => {
      for (const undo of undone) undo();
    },
  };
};
