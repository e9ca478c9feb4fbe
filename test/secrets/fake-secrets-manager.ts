import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeSecretsManager {
  url: string;
  /** Secret's id → its text. */
  secrets: Map<string, string>;
  /** Ids asked for, in order. */
  asked: string[];
  /** While true, every request is answered 500. */
  down: boolean;
  close(): Promise<void>;
}

/** Secrets Manager's GetSecretValue over real HTTP, in AWS's JSON protocol 1.1. */
export const startSecretsManager = async (): Promise<FakeSecretsManager> => {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { SecretId: id } = JSON.parse(Buffer.concat(chunks).toString()) as { SecretId: string };
    fake.asked.push(id);
    const text = fake.secrets.get(id);
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    };
    if (request.headers['x-amz-target'] !== 'secretsmanager.GetSecretValue')
      answer(400, { __type: 'UnknownOperationException' });
    else if (fake.down) answer(500, { __type: 'InternalServiceError', Message: 'down' });
    else if (text === undefined) answer(400, { __type: 'ResourceNotFoundException', Message: 'no such secret' });
    else answer(200, { Name: id, SecretString: text, VersionStages: ['AWSCURRENT'] });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const fake: FakeSecretsManager = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secrets: new Map(),
    asked: [],
    down: false,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
  return fake;
};
