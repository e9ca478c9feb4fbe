import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import type { ChannelId } from '../core/channel.ts';
import type { Queues } from '../core/stores.ts';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
const DELAY_MOST_SECONDS = 900;

export type QueueUrls = Record<'announce' | ChannelId, string | undefined>;

/** Queues carry names only; what must survive is in the store. */
export const createSqsQueues = ({ client, urls }: { client: SQSClient; urls: QueueUrls }): Queues => {
  const send = async (queue: keyof QueueUrls, body: object, delaySeconds = 0): Promise<void> => {
    const url = urls[queue];
    if (url === undefined) throw new Error(`the queue ${queue} is not configured`);
    await client.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: JSON.stringify(body),
        DelaySeconds: Math.min(DELAY_MOST_SECONDS, Math.max(0, Math.ceil(delaySeconds))),
      }),
    );
  };
  return {
    announce: (incident) => send('announce', { incident }),
    deliver: (channel, batch, delaySeconds) => send(channel, { batch }, delaySeconds),
  };
};

const ANNOUNCEMENT = v.object({ incident: v.string() });
const DELIVERY = v.object({ batch: v.string() });

/** Bodies of the two kinds of messages. Throw on anything else. */
export const readAnnouncement = (body: string): string => v.parse(ANNOUNCEMENT, JSON.parse(body)).incident;
export const readDelivery = (body: string): string => v.parse(DELIVERY, JSON.parse(body)).batch;
