import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type AttributeValue,
  type BatchGetItemCommandInput,
  type BatchGetItemCommandOutput,
  type ConsumedCapacity,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { Conflict } from '../core/stores.ts';

/**
 * The one table. Key: `pk`, `sk`. Sparse indexes (infra/table.yml):
 * `audience` (audience, pk): active subscribers per channel and language;
 * `owed` (owed, dueAt): what a sweep must look at;
 * `listing` (listing, openedAt): incidents, newest first; `unresolved` (unresolved, openedAt): those that are not over;
 * `history` (exchange, openedAt): those of one exchange.
 * `expiresAt` (seconds) is the time-to-live: code treats an expired item as absent.
 */
export type IndexName = 'audience' | 'owed' | 'listing' | 'unresolved' | 'history';

export type Item = Record<string, unknown> & { pk: string; sk: string };

/** A condition or an update, in DynamoDB's own expression language. */
export interface Expression {
  text: string;
  names?: Record<string, string>;
  values?: Record<string, unknown>;
}

export interface QueryInput {
  index?: IndexName;
  key: Expression;
  filter?: Expression;
  after?: Record<string, unknown>;
  limit?: number;
  descending?: boolean;
  consistent?: boolean;
}

/** Told of every call's units: the bench counts with it. */
export type CapacityMeter = (operation: 'read' | 'write', units: number) => void;

export interface Table {
  get(pk: string, sk: string, consistent?: boolean): Promise<Item | undefined>;
  getMany(keys: readonly { pk: string; sk: string }[]): Promise<Item[]>;
  /** Throws Conflict where the condition fails. */
  put(item: Item, condition?: Expression): Promise<void>;
  /** Answers the item after the update. Throws Conflict where the condition fails. */
  update(pk: string, sk: string, update: Expression, condition?: Expression): Promise<Item>;
  remove(pk: string, sk: string): Promise<void>;
  /** One page (at most 1 MB is read). `after` of the answer is undefined at the end. */
  page(query: QueryInput): Promise<{ items: Item[]; after?: Record<string, unknown> }>;
  /** All pages. */
  query(query: QueryInput): AsyncIterable<Item>;
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html: at most 100 items. */
const BATCH_GET_LIMIT = 100;

const MARSHALL = { removeUndefinedValues: true };

const plain = (item: Record<string, AttributeValue>): Item => unmarshall(item) as Item;

export const createTable = (client: DynamoDBClient, name: string, meter?: CapacityMeter): Table => {
  const base = { TableName: name, ReturnConsumedCapacity: 'TOTAL' } as const;
  const count = (operation: 'read' | 'write', consumed: ConsumedCapacity | ConsumedCapacity[] | undefined): void => {
    for (const one of [consumed ?? []].flat()) meter?.(operation, one.CapacityUnits ?? 0);
  };
  const expressions = (
    parts: Partial<
      Record<
        'KeyConditionExpression' | 'FilterExpression' | 'ConditionExpression' | 'UpdateExpression',
        Expression | undefined
      >
    >,
  ) => {
    const present = Object.entries(parts).filter((entry): entry is [string, Expression] => entry[1] !== undefined);
    const names = Object.assign({}, ...present.map(([, expression]) => expression.names)) as Record<string, string>;
    const values = Object.assign({}, ...present.map(([, expression]) => expression.values)) as Record<string, unknown>;
    return {
      ...Object.fromEntries(present.map(([kind, { text }]) => [kind, text])),
      ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
      ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: marshall(values, MARSHALL) }),
    };
  };
  const conditionally = async <T>(write: Promise<T>): Promise<T> =>
    write.catch((error: unknown) => {
      throw error instanceof ConditionalCheckFailedException
        ? new Conflict('the item has changed', { cause: error })
        : error;
    });

  const table: Table = {
    async get(pk, sk, consistent = true) {
      const { Item, ConsumedCapacity } = await client.send(
        new GetItemCommand({ ...base, Key: marshall({ pk, sk }), ConsistentRead: consistent }),
      );
      count('read', ConsumedCapacity);
      return Item === undefined ? undefined : plain(Item);
    },
    async getMany(keys) {
      const found: Item[] = [];
      for (let from = 0; from < keys.length; from += BATCH_GET_LIMIT) {
        let wanted: BatchGetItemCommandInput['RequestItems'] = {
          [name]: { Keys: keys.slice(from, from + BATCH_GET_LIMIT).map((key) => marshall(key)) },
        };
        while (wanted?.[name] !== undefined) {
          const answer: BatchGetItemCommandOutput = await client.send(
            new BatchGetItemCommand({ RequestItems: wanted, ReturnConsumedCapacity: 'TOTAL' }),
          );
          count('read', answer.ConsumedCapacity);
          found.push(...(answer.Responses?.[name] ?? []).map(plain));
          wanted = answer.UnprocessedKeys;
        }
      }
      return found;
    },
    async put(item, condition) {
      const { ConsumedCapacity } = await conditionally(
        client.send(
          new PutItemCommand({
            ...base,
            Item: marshall(item, MARSHALL),
            ...expressions({ ConditionExpression: condition }),
          }),
        ),
      );
      count('write', ConsumedCapacity);
    },
    async update(pk, sk, update, condition) {
      const { Attributes, ConsumedCapacity } = await conditionally(
        client.send(
          new UpdateItemCommand({
            ...base,
            Key: marshall({ pk, sk }),
            ReturnValues: 'ALL_NEW',
            ...expressions({ UpdateExpression: update, ConditionExpression: condition }),
          }),
        ),
      );
      count('write', ConsumedCapacity);
      return plain(Attributes ?? {});
    },
    async remove(pk, sk) {
      const { ConsumedCapacity } = await client.send(new DeleteItemCommand({ ...base, Key: marshall({ pk, sk }) }));
      count('write', ConsumedCapacity);
    },
    async page({ index, key, filter, after, limit, descending, consistent }) {
      const { Items, LastEvaluatedKey, ConsumedCapacity } = await client.send(
        new QueryCommand({
          ...base,
          ...expressions({ KeyConditionExpression: key, FilterExpression: filter }),
          ...(index !== undefined && { IndexName: index }),
          ...(after !== undefined && { ExclusiveStartKey: marshall(after) }),
          ...(limit !== undefined && { Limit: limit }),
          ...(consistent === true && { ConsistentRead: true }),
          ScanIndexForward: descending !== true,
        }),
      );
      count('read', ConsumedCapacity);
      return {
        items: (Items ?? []).map(plain),
        ...(LastEvaluatedKey !== undefined && { after: unmarshall(LastEvaluatedKey) }),
      };
    },
    async *query(query) {
      let after = query.after;
      do {
        const page = await table.page({ ...query, ...(after !== undefined && { after }) });
        yield* page.items;
        after = page.after;
      } while (after !== undefined);
    },
  };
  return table;
};
