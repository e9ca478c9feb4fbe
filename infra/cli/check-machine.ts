import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { SKEW_MOST_MS, skewInWords } from '../../lib/core/clock-skew.ts';
import { broken, fine, type Check } from '../../lib/core/check.ts';
import { reasonOf } from '../local/cannot-start.ts';
import { FolderInUse, takeDataFolder } from '../local/data-folder.ts';

/** Whether `npm start` could use its data folder. It makes none. */
export const checkDataFolder = async (folder: string): Promise<Check> => {
  const [check, path] = ['data folder', resolve(folder)];
  if (!existsSync(path)) return fine(check, `${path} is made at the first start`);
  try {
    (await takeDataFolder(path)).release();
    return fine(check, `${path} can be used`);
  } catch (error) {
    if (error instanceof FolderInUse) return fine(check, `${path} is in use by a Mamori that runs`);
    return broken(check, reasonOf(error), 'free space, mend the folder’s rights, or move it away to start anew');
  }
};

/** What the answers heard so far say of this machine's clock: the median counts, for one of them may be wrong. */
export const checkClock = (skews: readonly number[]): Check => {
  const median = skews.toSorted((a, b) => a - b)[Math.floor(skews.length / 2)];
  if (median === undefined)
    return broken('clock', 'nobody answered who could tell', 'look at this machine’s connection');
  return Math.abs(median) > SKEW_MOST_MS
    ? broken('clock', `${skewInWords(median)} of those who answered`, 'set it right: timedatectl set-ntp true')
    : fine('clock', 'agrees with those who answered');
};
