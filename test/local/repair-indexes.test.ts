import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand, QueryCommand, type CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startEmbeddedDynamodb } from '../../infra/local/embedded-dynamodb.ts';
import { LOCAL_AWS } from '../../infra/local/local-aws.ts';

const TABLE: CreateTableCommandInput = {
  TableName: 'things',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', 'owed'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'owed',
      KeySchema: [{ AttributeName: 'owed', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
};

interface IndexDb {
  put(key: string, value: unknown, done: (error?: Error) => void): void;
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mamori-indexes-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const withStore = async <T>(act: (client: DynamoDBClient) => Promise<T>): Promise<T> => {
  const store = await startEmbeddedDynamodb(join(folder, 'dynamodb'), TABLE);
  const client = new DynamoDBClient({ endpoint: store.endpoint, ...LOCAL_AWS });
  try {
    return await act(client);
  } finally {
    client.destroy();
    await store.close();
  }
};

const owed = async (client: DynamoDBClient): Promise<number> => {
  const { Count } = await client.send(
    new QueryCommand({
      TableName: 'things',
      IndexName: 'owed',
      KeyConditionExpression: 'owed = :y',
      ExpressionAttributeValues: { ':y': { S: 'y' } },
    }),
  );
  return Count ?? 0;
};

/** Leaves an item that no index shows, as an end in the middle of a write does: the item's own write, without those of its indexes. */
const writeWithoutIndex = async (): Promise<void> => {
  const require = createRequire(import.meta.url);
  const db = require('dynalite/db') as {
    create(options: object): {
      db: { close(done: () => void): void };
      getItemDb(table: string): IndexDb;
    };
    createKey(item: object, table: object): string;
  };
  const store = db.create({ path: join(folder, 'dynamodb') });
  const item = { pk: { S: 'lost' }, sk: { S: 'x' }, owed: { S: 'y' } };
  await new Promise<void>((resolve, reject) => {
    store.getItemDb('things').put(db.createKey(item, TABLE), item, (error) => (error ? reject(error) : resolve()));
  });
  await new Promise<void>((resolve) => {
    store.db.close(resolve);
  });
};

it('what an index has lost in a crash is there again at the next start', async () => {
  await withStore((client) =>
    client.send(
      new PutItemCommand({ TableName: 'things', Item: { pk: { S: 'kept' }, sk: { S: 'x' }, owed: { S: 'y' } } }),
    ),
  );
  await writeWithoutIndex();
  expect(await withStore(owed), 'after a clean end nobody looks').toBe(1);
  await writeFile(join(folder, 'dynamodb.open'), '');
  expect(await withStore(owed)).toBe(2);
});

it('an end that was clean leaves no mark, and one that was not does', async () => {
  await withStore(async () => {
    expect(existsSync(join(folder, 'dynamodb.open'))).toBe(true);
  });
  expect(existsSync(join(folder, 'dynamodb.open'))).toBe(false);
});
