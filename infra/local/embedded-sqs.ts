import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { buildApp } from 'fauxqs';
import { LOCAL_AWS } from './local-aws.ts';
import type { QueueResource } from './serverless-file.ts';

export interface EmbeddedQueue {
  url: string;
  arn: string;
}

export interface EmbeddedSqs {
  endpoint: string;
  client: SQSClient;
  /** By the resource's name in serverless.yml. */
  queues: Record<string, EmbeddedQueue>;
  close(): Promise<void>;
}

const createQueue = async (
  client: SQSClient,
  endpoint: string,
  name: string,
  attributes: Record<string, string>,
): Promise<EmbeddedQueue> => {
  const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
  // The emulator answers with a name under sqs.<region>.localhost, which not every machine resolves.
  const url = new URL(new URL(QueueUrl ?? '').pathname, endpoint).href;
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] }),
  );
  return { url, arn: Attributes?.['QueueArn'] ?? '' };
};

/**
 * SQS in this process and in memory: queues are not the truth. What must survive is in the store, and the relay
 * puts it back in its queue.
 */
export const startEmbeddedSqs = async (resources: Record<string, QueueResource>): Promise<EmbeddedSqs> => {
  const app = buildApp({ logger: false, defaultRegion: LOCAL_AWS.region });
  const endpoint = await app.listen({ port: 0, host: '127.0.0.1' });
  const client = new SQSClient({ endpoint, ...LOCAL_AWS });
  const queues: Record<string, EmbeddedQueue> = {};
  const create = async (id: string, { name, visibilitySeconds, redrive }: QueueResource): Promise<void> => {
    queues[id] = await createQueue(client, endpoint, name, {
      VisibilityTimeout: String(visibilitySeconds),
      ...(redrive !== undefined && {
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: queues[redrive.queue]?.arn,
          maxReceiveCount: redrive.maxReceiveCount,
        }),
      }),
    });
  };
  const entries = Object.entries(resources);
  // Dead-letter queues first: the others name them.
  await Promise.all(
    entries.filter(([, { redrive }]) => redrive === undefined).map(([id, resource]) => create(id, resource)),
  );
  await Promise.all(
    entries.filter(([, { redrive }]) => redrive !== undefined).map(([id, resource]) => create(id, resource)),
  );
  return {
    endpoint,
    client,
    queues,
    async close() {
      client.destroy();
      await app.close();
    },
  };
};
