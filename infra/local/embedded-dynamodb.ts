import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  type CreateTableCommandInput,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { CannotStart } from './cannot-start.ts';
import { LOCAL_AWS } from './local-aws.ts';
import { repairIndexes } from './repair-indexes.ts';

export interface EmbeddedDynamodb {
  endpoint: string;
  /** Ends it with all that it has under way, and opens the same data at the same address. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

/** Keys and indexes of a table in one line, to compare what is wanted with what is there. */
const layoutOf = ({
  KeySchema,
  GlobalSecondaryIndexes,
}: Pick<TableDescription, 'KeySchema' | 'GlobalSecondaryIndexes'>): string =>
  JSON.stringify([
    KeySchema?.map(({ AttributeName }) => AttributeName),
    GlobalSecondaryIndexes?.map(({ IndexName, KeySchema: keys }) => [
      IndexName,
      keys?.map(({ AttributeName }) => AttributeName),
    ]).toSorted(([a], [b]) => String(a).localeCompare(String(b))),
  ]);

const describe = (client: DynamoDBClient, name: string): Promise<TableDescription | undefined> =>
  client.send(new DescribeTableCommand({ TableName: name })).then(
    ({ Table }) => Table,
    (error: unknown) => {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    },
  );

const ensureTable = async (client: DynamoDBClient, wanted: CreateTableCommandInput, folder: string): Promise<void> => {
  const name = wanted.TableName ?? '';
  let found = await describe(client, name);
  if (found === undefined) await client.send(new CreateTableCommand(wanted));
  else if (layoutOf(found) !== layoutOf(wanted)) {
    throw new CannotStart(`MAMORI_DATA_DIR ${folder} holds a table of another version: move it away to start anew`);
  }
  while (found?.TableStatus !== 'ACTIVE') {
    found = await describe(client, name);
    await setTimeout(1);
  }
};

/** DynamoDB in this process, on disk in `folder`, with the one table. */
export const startEmbeddedDynamodb = async (
  folder: string,
  table: CreateTableCommandInput,
): Promise<EmbeddedDynamodb> => {
  const open = async (port: number): Promise<Server> => {
    const opened = dynalite({ path: folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
    await new Promise<void>((resolve, reject) => {
      opened.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return opened;
  };
  let server = await open(0);
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
    // A handler that was given up may still hold one.
    server.closeAllConnections();
    await closed;
  };
  const client = new DynamoDBClient({ endpoint, ...LOCAL_AWS });
  // There while the store is open: found at the start, the last run was cut off.
  const mark = `${folder}.open`;
  try {
    await ensureTable(client, table, folder);
    if (existsSync(mark)) await repairIndexes(client, table);
    await writeFile(mark, '');
  } catch (error) {
    await close();
    throw error;
  } finally {
    client.destroy();
  }
  return {
    endpoint,
    async close() {
      await close();
      await rm(mark, { force: true });
    },
    async reopen() {
      await close();
      server = await open(port);
      // What could not be written may be half written.
      const again = new DynamoDBClient({ endpoint, ...LOCAL_AWS });
      await repairIndexes(again, table).finally(() => {
        again.destroy();
      });
    },
  };
};
