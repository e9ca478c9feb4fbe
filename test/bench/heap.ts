import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Collects garbage at once, no flag of the command line needed: buffers are let go by the collection after the first. */
const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let time = 0; time < 3; time += 1) collect();
};

/** What something keeps in memory once it is built, in megabytes: heap and buffers. */
export const megabytesOf = <T>(build: () => T): { built: T; megabytes: number } => {
  const used = (): number => {
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = used();
  const built = build();
  return { built, megabytes: (used() - before) / 1024 / 1024 };
};
