import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.ts';

/** Raised where what is stored can no longer be read by the versions before. */
const DATA_VERSION = 1;
const FILE = 'version';

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/**
 * Notes in the folder which version of the stored data it holds. Throws CannotStart where a newer Mamori wrote it, or
 * where the note is none; a folder from before there were notes is of the first version.
 */
export const checkDataVersion = async (folder: string): Promise<void> => {
  const path = join(folder, FILE);
  const noted = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (noted === undefined) {
    await writeFile(path, `${DATA_VERSION}\n`);
    return;
  }
  const version = /^\d{1,6}$/.test(noted.trim()) ? Number(noted.trim()) : undefined;
  if (version === undefined) throw new CannotStart(`MAMORI_DATA_DIR ${path} is damaged: it holds a number`);
  if (version > DATA_VERSION) {
    throw new CannotStart(
      `MAMORI_DATA_DIR ${folder} was written by a newer Mamori (data ${version}, this one reads ${DATA_VERSION}): ` +
        'start that version, or move the folder away to start anew',
    );
  }
};
