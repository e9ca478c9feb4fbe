import { setTimeout } from 'node:timers/promises';
import { GetQueueAttributesCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedSqs, type EmbeddedQueue, type EmbeddedSqs } from '../../infra/local/embedded-sqs.ts';
import { startQueuePump, type QueuePump, type QueueSource } from '../../infra/local/queue-pump.ts';

const silent = {
  info() {
    /* not of interest */
  },
  warn() {
    /* not of interest */
  },
  error() {
    /* not of interest */
  },
};

let sqs: EmbeddedSqs;
let queue: EmbeddedQueue;
let pumps: QueuePump[];
beforeEach(async () => {
  sqs = await startEmbeddedSqs({
    Work: { name: 'work', visibilitySeconds: 1, redrive: { queue: 'Dead', maxReceiveCount: 2 } },
    Dead: { name: 'dead', visibilitySeconds: 1 },
  });
  queue = sqs.queues['Work'] ?? { url: '', arn: '' };
  pumps = [];
});
afterEach(async () => {
  await Promise.all(pumps.map((pump) => pump.stop()));
  await sqs.close();
});

const pump = (invoke: (event: SQSEvent) => Promise<unknown>, more: Partial<QueueSource> = {}): void => {
  const source = { name: 'worker', queue, batchSize: 10, maximumConcurrency: 2, reportsFailures: true, ...more };
  pumps.push(startQueuePump({ ...source, invoke: (event) => invoke(event as SQSEvent) }, sqs.client, silent));
};

const send = (...bodies: string[]): Promise<unknown> =>
  sqs.client.send(
    new SendMessageBatchCommand({
      QueueUrl: queue.url,
      Entries: bodies.map((body, index) => ({
        Id: String(index),
        MessageBody: body,
        MessageAttributes: { kind: { DataType: 'String', StringValue: 'test' } },
      })),
    }),
  );

/** Messages in the queue, in flight and set aside. */
const depths = async (): Promise<number[]> => {
  const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const [work, dead] = await Promise.all(
    [queue, sqs.queues['Dead'] ?? queue].map(({ url }) =>
      sqs.client.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...names] })),
    ),
  );
  return [...names.map((name) => Number(work?.Attributes?.[name])), Number(dead?.Attributes?.[names[0]])];
};

const expectDepths = async (wanted: number[]): Promise<void> => {
  await expect.poll(depths).toEqual(wanted);
};

describe('a queue and its function', () => {
  it('hands messages over in the form of Lambda, and deletes them', async () => {
    const events: SQSEvent[] = [];
    pump(async (event) => {
      events.push(event);
    });
    await send('hello');
    await expectDepths([0, 0, 0]);
    expect(events[0]?.Records).toEqual([
      expect.objectContaining({
        body: 'hello',
        eventSource: 'aws:sqs',
        eventSourceARN: queue.arn,
        awsRegion: 'ap-northeast-1',
        messageAttributes: {
          kind: { dataType: 'String', stringValue: 'test', stringListValues: [], binaryListValues: [] },
        },
        attributes: expect.objectContaining({
          ApproximateReceiveCount: '1',
          SentTimestamp: expect.stringMatching(/^\d{13}$/),
        }),
      }),
    ]);
  });

  it.each([
    ['a null report', null, 1],
    ['an empty report', { batchItemFailures: [] }, 1],
    ['a report of a message that is not of the batch', { batchItemFailures: [{ itemIdentifier: 'foreign' }] }, 2],
    ['a report without a name', { batchItemFailures: [{ itemIdentifier: '' }] }, 2],
  ])('reads %s as AWS does', async (_, report, runs) => {
    let count = 0;
    pump(async () => {
      count += 1;
      return count === 1 ? report : undefined;
    });
    await send('one');
    await expectDepths([0, 0, 0]);
    expect(count).toBe(runs);
  });

  it('does not read the report of a function that makes none', async () => {
    let count = 0;
    pump(
      async ({ Records }) => {
        count += 1;
        return { batchItemFailures: Records.map(({ messageId }) => ({ itemIdentifier: messageId })) };
      },
      { reportsFailures: false },
    );
    await send('one');
    await expectDepths([0, 0, 0]);
    expect(count).toBe(1);
  });

  it('sets aside what throws every time, and deals with the rest', async () => {
    const seen: string[] = [];
    pump(
      async ({ Records }) => {
        for (const { body } of Records) seen.push(body);
        if (Records.some(({ body }) => body === 'bad')) throw new Error('bad');
      },
      { batchSize: 1 },
    );
    await send('good', 'bad', 'fine');
    await expectDepths([0, 0, 1]);
    expect(seen.toSorted()).toEqual(['bad', 'bad', 'fine', 'good']);
  });

  it('runs no more batches side by side than it may, of no more messages than it may', async () => {
    const all = Array.from({ length: 10 }, (_, index) => String(index));
    const seen: string[] = [];
    let [running, most] = [0, 0];
    pump(
      async ({ Records }) => {
        expect(Records.length).toBeLessThanOrEqual(2);
        running += 1;
        most = Math.max(most, running);
        seen.push(...Records.map(({ body }) => body));
        await setTimeout(5);
        running -= 1;
      },
      { batchSize: 2, maximumConcurrency: 3 },
    );
    await send(...all);
    await expectDepths([0, 0, 0]);
    expect(seen.toSorted()).toEqual(all);
    expect(most).toBeLessThanOrEqual(3);
  });

  it('lets a batch finish when it is stopped, and takes no other', async () => {
    const begun = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const seen: string[] = [];
    pump(
      async ({ Records }) => {
        begun.resolve();
        await finish.promise;
        seen.push(...Records.map(({ body }) => body));
      },
      { batchSize: 1, maximumConcurrency: 1 },
    );
    await send('first', 'second');
    await begun.promise;
    const stopped = pumps[0]?.stop();
    finish.resolve();
    await stopped;
    expect(seen).toEqual(['first']);
    expect(await depths()).toEqual([1, 0, 0]);
  });
});
