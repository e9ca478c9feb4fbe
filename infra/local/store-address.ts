import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the embedded store of a running `npm start` answers, for the operator's commands beside it. */
export interface StoreAddress {
  endpoint: string;
  table: string;
}

const FILE = 'store.json';
/** Whoever can read it can read the store. */
const FILE_MODE = 0o600;

/** What an earlier run left there is of no use. */
export const clearStoreAddress = (folder: string): Promise<void> => rm(join(folder, FILE), { force: true });

export const writeStoreAddress = (folder: string, address: StoreAddress): Promise<void> =>
  writeFile(join(folder, FILE), `${JSON.stringify(address)}\n`, { mode: FILE_MODE });

/** Undefined where nothing runs there, or it has not got so far. */
export const readStoreAddress = async (folder: string): Promise<StoreAddress | undefined> => {
  const text = await readFile(join(folder, FILE), 'utf8').catch(() => '');
  if (text === '') return undefined;
  const { endpoint, table } = JSON.parse(text) as Partial<StoreAddress>;
  return typeof table === 'string' && /^http:\/\/127\.0\.0\.1:\d+$/.test(endpoint ?? '')
    ? { endpoint: endpoint ?? '', table }
    : undefined;
};
