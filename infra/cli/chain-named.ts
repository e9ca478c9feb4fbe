import { CHAINS } from '../../lib/chains/index.ts';
import type { Chain } from '../../lib/core/chain.ts';
import { WrongUsage } from './command.ts';

/** The chain of an id or of another spelling (XBT, ripple …), in any case. Throws WrongUsage that names the known ones. */
export const chainNamed = (name: string | undefined): Chain => {
  const all: readonly Chain[] = Object.values(CHAINS);
  const wanted = name?.trim().toLowerCase();
  const found = all.find(({ id, also }) => id === wanted || also.some((other) => other.toLowerCase() === wanted));
  if (found !== undefined) return found;
  throw new WrongUsage(`--chain takes one of: ${all.map(({ id }) => id).join(', ')}`);
};
