import type { Exchange } from '../core/exchange.ts';
import type { Log } from '../core/log.ts';

/**
 * Polls every exchange side by side. One that fails or hangs harms no other; one that is still being polled by
 * this process is left alone until it is done, so that a slow source is not asked again and again. `only` names the
 * exchanges of one run; without it, it is all of them.
 */
export const createPollExchanges = (
  exchanges: readonly Exchange[],
  poll: (exchange: Exchange) => Promise<unknown>,
  log: Log,
): ((only?: readonly string[]) => Promise<void>) => {
  const underWay = new Set<string>();
  const one = async (exchange: Exchange): Promise<void> => {
    if (underWay.has(exchange.id)) return;
    underWay.add(exchange.id);
    try {
      await poll(exchange);
    } catch (error) {
      log.error('poll failed', {
        exchange: exchange.id,
        error: error instanceof Error ? error.message : String(error),
      });
    } finally {
      underWay.delete(exchange.id);
    }
  };
  return async (only) => {
    await Promise.all(exchanges.filter(({ id }) => only?.includes(id) ?? true).map(one));
    // Counted by infra/metrics.yml: its absence is an alarm.
    if (only === undefined) log.info('polled', { exchanges: exchanges.length });
  };
};
