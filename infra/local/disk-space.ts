import { unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** More than the store writes between two looks: less room than this is none. */
const PROBE_BYTES = 256 * 1_024;
const FULL_CODES = ['ENOSPC', 'EDQUOT'];

/** Whether an error of the file system, of SQLite or of LevelDB says that there is no room left. */
export const isDiskFull = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (
    (code !== undefined && FULL_CODES.includes(code)) ||
    /no space left on device|disk is full|quota exceeded/i.test(error.message)
  );
};

/** Writes as much as the store needs, and takes it away again. Throws what the file system says. */
export const probeSpace = async (folder: string): Promise<void> => {
  const probe = join(folder, 'probe');
  try {
    await writeFile(probe, Buffer.alloc(PROBE_BYTES));
  } finally {
    await unlink(probe).catch(() => undefined);
  }
};
