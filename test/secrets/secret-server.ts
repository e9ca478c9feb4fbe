import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SecretServer {
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
export const startSecretServer = async (): Promise<SecretServer> => {
  const answerTo = (target: unknown, body: string): { status: number; answer: unknown } => {
    if (target !== 'secretsmanager.GetSecretValue')
      return { status: 400, answer: { __type: 'UnknownOperationException', Message: 'no such operation' } };
    const { SecretId: id } = JSON.parse(body) as { SecretId: string };
    fake.asked.push(id);
    if (fake.down) return { status: 500, answer: { __type: 'InternalServiceError', Message: 'made to fail' } };
    const text = fake.secrets.get(id);
    return text === undefined
      ? { status: 400, answer: { __type: 'ResourceNotFoundException', Message: 'no such secret' } }
      : { status: 200, answer: { Name: id, SecretString: text, VersionStages: ['AWSCURRENT'] } };
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { status, answer } = answerTo(request.headers['x-amz-target'], Buffer.concat(chunks).toString());
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const fake: SecretServer = {
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
