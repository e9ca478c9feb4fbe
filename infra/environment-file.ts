import { loadEnvFile } from 'node:process';

const DEFAULT_FILE = '.env';

/**
 * Takes up the variables of `.env` in the folder where the command runs, or of the file that MAMORI_ENV_FILE names
 * (empty: of none). What the environment holds already wins. Throws with one line where the file cannot be read.
 */
export const loadEnvironmentFile = (): void => {
  const named = process.env['MAMORI_ENV_FILE'];
  if (named === '') return;
  try {
    loadEnvFile(named ?? DEFAULT_FILE);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && named === undefined) return;
    throw new Error(`${named ?? DEFAULT_FILE} cannot be read (${code ?? 'unknown error'})`, { cause: error });
  }
};
