import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { MASTER_KEY_BYTES } from './seal.ts';

const FILE = 'master.key';
/** For the owner alone. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

const code = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

const readKey = async (path: string): Promise<Uint8Array | undefined> => {
  const key = await readFile(path).catch((error: unknown) => {
    if (code(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (key === undefined) return undefined;
  if (key.length !== MASTER_KEY_BYTES)
    throw new Error(`${path} is damaged: a key has ${MASTER_KEY_BYTES} bytes, this has ${key.length}`);
  return new Uint8Array(key);
};

/** Appears whole or not at all, also after a power cut: written beside, flushed, then linked under its name. */
const makeKey = async (folder: string, path: string): Promise<void> => {
  const draft = join(folder, `${FILE}.${randomUUID()}`);
  const file = await open(draft, 'wx', FILE_MODE);
  try {
    await file.writeFile(randomBytes(MASTER_KEY_BYTES));
    await file.sync();
    await link(draft, path).catch((error: unknown) => {
      // Another process was faster: its key is the key.
      if (code(error) !== 'EEXIST') throw error;
    });
  } finally {
    await file.close();
    await unlink(draft);
  }
};

/** The same where it is there already; undefined where none was made yet. */
export const readLocalKey = (dataDir: string): Promise<Uint8Array | undefined> => readKey(join(dataDir, FILE));

/**
 * The master key of a store on this machine: 32 random bytes, made once and kept in the data folder, readable by
 * its owner only. Throws where the folder cannot be used or the file holds anything else.
 */
export const loadLocalKey = async (dataDir: string): Promise<Uint8Array> => {
  const path = join(dataDir, FILE);
  await mkdir(dataDir, { recursive: true, mode: FOLDER_MODE });
  if ((await readKey(path)) === undefined) await makeKey(dataDir, path);
  await chmod(path, FILE_MODE);
  const key = await readKey(path);
  if (key === undefined) throw new Error(`${path} has vanished`);
  return key;
};
