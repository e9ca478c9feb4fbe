import type { Log } from '../../core/log.ts';
import type { WatchedChain } from './poll-chain.ts';

/**
 * Polls every chain side by side. One that fails or hangs harms no other; one that is still being polled by this
 * process is left alone until it is done. `only` names the chains of one run; without it, it is all of them.
 */
export const createPollChains = (
  watched: readonly WatchedChain[],
  poll: (watched: WatchedChain) => Promise<unknown>,
  log: Log,
): ((only?: readonly string[]) => Promise<void>) => {
  const underWay = new Set<string>();
  const one = async (next: WatchedChain): Promise<void> => {
    const { id } = next.chain;
    if (underWay.has(id)) return;
    underWay.add(id);
    try {
      await poll(next);
    } catch (error) {
      log.error('poll of a chain failed', { chain: id, error: error instanceof Error ? error.message : String(error) });
    } finally {
      underWay.delete(id);
    }
  };
  return async (only) => {
    await Promise.all(watched.filter(({ chain }) => only?.includes(chain.id) ?? true).map(one));
    // Counted by infra/metrics.yml: its absence is an alarm.
    if (only === undefined) log.info('polled chains', { chains: watched.length });
  };
};
