import { setTimeout } from 'node:timers/promises';
import { DeleteMessageBatchCommand, ReceiveMessageCommand, type Message, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Log } from '../../lib/core/log.ts';
import type { EmbeddedQueue } from './embedded-sqs.ts';
import type { Invoke } from './invoke-function.ts';
import { LOCAL_AWS } from './local-aws.ts';

export interface QueueSource {
  /** The function's name, for the log. */
  name: string;
  queue: EmbeddedQueue;
  batchSize: number;
  maximumConcurrency: number;
  /** Whether the function reports single failures; else a run that ends well has dealt with all. */
  reportsFailures: boolean;
  invoke: Invoke;
}

export interface QueuePump {
  /** Receives nothing more; settled when the messages at hand are dealt with. */
  stop(): Promise<void>;
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
const RECEIVE_LIMIT = 10;
const LONGEST_WAIT_SECONDS = 20;
/** After a receive that failed. */
const PAUSE_MS = 1_000;

const recordOf = (message: Message, arn: string): SQSRecord => ({
  messageId: message.MessageId ?? '',
  receiptHandle: message.ReceiptHandle ?? '',
  body: message.Body ?? '',
  md5OfBody: message.MD5OfBody ?? '',
  attributes: message.Attributes as unknown as SQSRecord['attributes'],
  messageAttributes: Object.fromEntries(
    Object.entries(message.MessageAttributes ?? {}).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      {
        dataType: (DataType ?? 'String') as 'String',
        ...(StringValue !== undefined && { stringValue: StringValue }),
        ...(BinaryValue !== undefined && { binaryValue: Buffer.from(BinaryValue).toString('base64') }),
        stringListValues: [],
        binaryListValues: [],
      },
    ]),
  ),
  eventSource: 'aws:sqs',
  eventSourceARN: arn,
  awsRegion: LOCAL_AWS.region,
});

/**
 * The messages that are dealt with. As on AWS, a report that names no message of the batch fails all of it.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
const settledBy = (answer: unknown, messages: readonly Message[]): readonly Message[] => {
  const failures = (answer as Partial<SQSBatchResponse> | null | undefined)?.batchItemFailures ?? [];
  const failed = new Set(failures.map(({ itemIdentifier }) => itemIdentifier));
  const known = new Set(messages.map(({ MessageId }) => MessageId));
  return [...failed].every((id) => known.has(id))
    ? messages.filter(({ MessageId }) => !failed.has(MessageId ?? ''))
    : [];
};

const handOver = async (
  { name, queue, reportsFailures, invoke }: QueueSource,
  messages: readonly Message[],
  client: SQSClient,
  log: Log,
): Promise<void> => {
  const event: SQSEvent = { Records: messages.map((message) => recordOf(message, queue.arn)) };
  let settled: readonly Message[] = [];
  try {
    const answer = await invoke(event);
    settled = reportsFailures ? settledBy(answer, messages) : messages;
    if (settled.length < messages.length)
      log.warn('messages come back', { function: name, messages: messages.length - settled.length });
  } catch (error) {
    log.error('queue function failed, its messages come back', { function: name, messages: messages.length, error });
  }
  if (settled.length === 0) return;
  await client.send(
    new DeleteMessageBatchCommand({
      QueueUrl: queue.url,
      Entries: settled.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
    }),
  );
};

/**
 * Takes messages from a queue to its function, as Lambda's event source does: up to `maximumConcurrency` batches side
 * by side; what is not dealt with is seen again after the queue's visibility timeout, and in the end in its
 * dead-letter queue.
 */
export const startQueuePump = (source: QueueSource, client: SQSClient, log: Log): QueuePump => {
  const stopping = new AbortController();
  const receive = async (): Promise<Message[]> => {
    const { Messages } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: source.queue.url,
        MaxNumberOfMessages: Math.min(source.batchSize, RECEIVE_LIMIT),
        WaitTimeSeconds: LONGEST_WAIT_SECONDS,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
      { abortSignal: stopping.signal },
    );
    return Messages ?? [];
  };
  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const messages = await receive();
        if (messages.length > 0) await handOver(source, messages, client, log);
      } catch (error) {
        if (stopping.signal.aborted) return;
        log.error('queue cannot be read', { function: source.name, error });
        await setTimeout(PAUSE_MS);
      }
    }
  };
  const workers = Array.from({ length: source.maximumConcurrency }, work);
  return {
    async stop() {
      stopping.abort();
      await Promise.all(workers);
    },
  };
};
