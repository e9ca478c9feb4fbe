import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BadConfiguration, readConfig } from '../../lib/config.ts';
import { createTable, type Table } from '../../lib/store/table.ts';
import { CannotStart } from '../local/cannot-start.ts';
import { FolderInUse, takeDataFolder, type DataFolder } from '../local/data-folder.ts';
import { startEmbeddedDynamodb } from '../local/embedded-dynamodb.ts';
import { LOCAL_AWS } from '../local/local-aws.ts';
import { readServerlessFile } from '../local/serverless-file.ts';
import { readStoreAddress, type StoreAddress } from '../local/store-address.ts';
import { CommandFailed, type Terminal } from './command.ts';

/** A store that a command may use until it closes it. */
export interface OpenTable {
  table: Table;
  close(): Promise<void>;
}

const SERVERLESS = fileURLToPath(new URL('../../serverless.yml', import.meta.url));
/** A runner that is just starting holds the folder before its store answers. */
const TRIES = 25;
const TRY_EVERY_MS = 200;

/** Any of these says which account or emulator is meant. */
const AWS_SETTINGS = [
  'AWS_ENDPOINT_URL_DYNAMODB',
  'AWS_ENDPOINT_URL',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_PROFILE',
];

const openAt = (client: DynamoDBClient, name: string, close: () => Promise<void> = async () => {}): OpenTable => ({
  table: createTable(client, name),
  async close() {
    client.destroy();
    await close();
  },
});

const localClient = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({ endpoint, ...LOCAL_AWS, maxAttempts: 2 });

const openEmbedded = async (folder: DataFolder): Promise<OpenTable> => {
  try {
    const { definition } = readServerlessFile(SERVERLESS).table;
    const store = await startEmbeddedDynamodb(join(folder.path, 'dynamodb'), definition);
    return openAt(localClient(store.endpoint), definition.TableName ?? '', async () => {
      await store.close();
      folder.release();
    });
  } catch (error) {
    folder.release();
    throw error;
  }
};

/** The folder's own store, or that of the `npm start` that runs on it. */
const openFolder = async (path: string): Promise<OpenTable> => {
  for (let left = TRIES; left > 0; left -= 1) {
    try {
      return await openEmbedded(await takeDataFolder(path));
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error;
    }
    const running: StoreAddress | undefined = await readStoreAddress(path);
    if (running !== undefined) return openAt(localClient(running.endpoint), running.table);
    await setTimeout(TRY_EVERY_MS);
  }
  throw new CommandFailed(`MAMORI_DATA_DIR ${path} is in use, and its store does not answer: try again`);
};

/**
 * The store that the environment names: a table of an account or emulator where MAMORI_TABLE and AWS settings say so,
 * else the data folder, whether `npm start` is running on it or not. Throws CommandFailed.
 */
export const openTable = async ({ environment, say }: Terminal): Promise<OpenTable> => {
  const named = environment['MAMORI_TABLE'];
  if (named !== undefined && AWS_SETTINGS.some((name) => (environment[name] ?? '') !== '')) {
    say(`store: table ${named}`);
    return openAt(new DynamoDBClient(), named);
  }
  try {
    const { MAMORI_DATA_DIR: folder } = readConfig({ MAMORI_DATA_DIR: environment['MAMORI_DATA_DIR'] });
    say(`store: ${folder}`);
    return await openFolder(folder);
  } catch (error) {
    if (error instanceof BadConfiguration || error instanceof CannotStart)
      throw new CommandFailed(error.message, { cause: error });
    throw error;
  }
};
