import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CannotStart, reasonOf } from './cannot-start.ts';
import { checkDataVersion } from './data-version.ts';
import { isDiskFull, probeSpace } from './disk-space.ts';

/** A folder that this process alone holds. */
export interface DataFolder {
  path: string;
  release(): void;
}

/** https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

/** Another process holds it. */
export class FolderInUse extends CannotStart {}

/**
 * Makes the folder (mode 700 if it is new) and takes it for this process. SQLite's lock is the operating
 * system's own: it ends with the process, whatever ends that. LevelDB has one too, but dynalite does not report it.
 * Throws CannotStart where the folder cannot be used, or is in use.
 */
export const takeDataFolder = async (folder: string): Promise<DataFolder> => {
  const path = resolve(folder);
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    const lock = new DatabaseSync(join(path, 'lock'), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    await probeSpace(path);
    await checkDataVersion(path);
    return {
      path,
      release: () => {
        lock.close();
      },
    };
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) {
      throw new FolderInUse(`MAMORI_DATA_DIR ${path} is in use by another process`, { cause: error });
    }
    const why = isDiskFull(error) ? 'its disk is full' : reasonOf(error);
    throw new CannotStart(`MAMORI_DATA_DIR ${path} cannot be used: ${why}`, { cause: error });
  }
};
