import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ScanCommand,
  type AttributeValue,
  type CreateTableCommandInput,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { parse } from 'yaml';
import { createTable, type CapacityMeter, type Table } from '../../lib/store/table.ts';

export interface EmbeddedTable {
  table: Table;
  /** For AWS_ENDPOINT_URL_DYNAMODB, and the table's name, of whoever runs in another process. */
  address: string;
  name: string;
  client: DynamoDBClient;
  /** Every item as the store holds it, in DynamoDB's own form. */
  dump(): Promise<Record<string, AttributeValue>[]>;
  close(): Promise<void>;
}

const NAME = 'mamori-test';

const schema = () => {
  const { Properties } = parse(readFileSync(new URL('../../infra/table.yml', import.meta.url), 'utf8')) as {
    Properties: CreateTableCommandInput & { TimeToLiveSpecification: unknown };
  };
  const { TimeToLiveSpecification: _ttl, ...properties } = Properties;
  return { ...properties, TableName: NAME };
};

/** An empty table of the product's own layout, in this process and in memory. */
export const startEmbeddedTable = async (meter?: CapacityMeter): Promise<EmbeddedTable> => {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new DynamoDBClient({
    endpoint: address,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await client.send(new CreateTableCommand(schema()));
  while ((await client.send(new DescribeTableCommand({ TableName: NAME }))).Table?.TableStatus !== 'ACTIVE')
    await setTimeout(1);
  return {
    table: createTable(client, NAME, meter),
    address,
    name: NAME,
    client,
    async dump() {
      const items: Record<string, AttributeValue>[] = [];
      let after: Record<string, AttributeValue> | undefined;
      do {
        const page = await client.send(
          new ScanCommand({ TableName: NAME, ...(after !== undefined && { ExclusiveStartKey: after }) }),
        );
        items.push(...(page.Items ?? []));
        after = page.LastEvaluatedKey;
      } while (after !== undefined);
      return items;
    },
    async close() {
      client.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
};
