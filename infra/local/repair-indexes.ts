import {
  paginateScan,
  PutItemCommand,
  type AttributeValue,
  type CreateTableCommandInput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';

type Item = Record<string, AttributeValue>;

const namesOf = (schema: readonly { AttributeName?: string | undefined }[] = []): string[] =>
  schema.flatMap(({ AttributeName: name }) => (name === undefined ? [] : [name]));

/**
 * Puts items back into the indexes that have lost them; answers how many. The embedded store writes an item's index
 * entries one after another and not at once with the item, the old one being taken away first: ended in between, it
 * keeps an item that no index shows, and what is owed would be owed for ever. On AWS this cannot happen. Entries too many
 * are left: whoever follows one looks at the item itself.
 */
export const repairIndexes = async (client: DynamoDBClient, table: CreateTableCommandInput): Promise<number> => {
  const { TableName, KeySchema, GlobalSecondaryIndexes = [] } = table;
  const keys = namesOf(KeySchema);
  const keyOf = (item: Item): string => JSON.stringify(keys.map((name) => item[name]));
  const indexes = await Promise.all(
    GlobalSecondaryIndexes.map(async ({ IndexName, KeySchema: schema }) => {
      const shown = new Set<string>();
      for await (const { Items = [] } of paginateScan({ client }, { TableName, IndexName }))
        for (const item of Items) shown.add(keyOf(item));
      return { names: namesOf(schema), shown };
    }),
  );
  let repaired = 0;
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true })) {
    for (const item of Items) {
      const lost = indexes.some(
        ({ names, shown }) => names.every((name) => item[name] !== undefined) && !shown.has(keyOf(item)),
      );
      if (!lost) continue;
      // Writing an item as it is writes its index entries anew.
      await client.send(new PutItemCommand({ TableName, Item: item }));
      repaired += 1;
    }
  }
  return repaired;
};
