import type { ReadFailure } from '../core/availability.ts';
import { Unreadable } from '../core/exchange.ts';
import type { Log } from '../core/log.ts';
import { createPriceBook, type PriceBook, type PriceSource } from '../core/price.ts';
import type { PriceStore } from '../core/stores.ts';
import { MINUTE, type Clock, type Instant } from '../core/time.ts';

/** A price is good for an hour; asked this often, three answers may fail before it is not. */
export const PRICE_EVERY_MS = 15 * MINUTE;

export interface RefreshPricesPorts {
  sources: readonly PriceSource[];
  prices: PriceStore;
  /** Reads a public address; never throws. */
  read: (url: string) => Promise<{ state: 'fresh'; text: string } | { state: 'unchanged' } | ReadFailure>;
  parse: (text: string) => unknown;
  clock: Clock;
  log: Log;
  everyMs?: number;
}

/**
 * Asks each source of prices whose turn it is, side by side. One that fails keeps its last quotes, which age: whoever
 * uses them sees it.
 */
export const createRefreshPrices = (ports: RefreshPricesPorts): (() => Promise<void>) => {
  const { sources, prices, read, parse, clock, log, everyMs = PRICE_EVERY_MS } = ports;
  /** Saves writes alone: whose turn it is, the store decides. */
  const notBefore = new Map<string, Instant>();
  const refresh = async (source: PriceSource): Promise<void> => {
    const now = clock();
    if (now < (notBefore.get(source.id) ?? 0) || !(await prices.claim(source.id, now, everyMs))) return;
    notBefore.set(source.id, now + everyMs);
    const answer = await read(source.url);
    if (answer.state === 'unchanged') return;
    if (answer.state !== 'fresh') {
      log.warn('prices could not be read', { source: source.id, state: answer.state, detail: answer.detail });
      return;
    }
    try {
      await prices.save(source.id, source.read(parse(answer.text), clock()));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      log.warn('prices could not be read', { source: source.id, state: 'unreadable', detail: error.message });
    }
  };
  return async () => {
    const done = await Promise.allSettled(sources.map(refresh));
    for (const one of done)
      if (one.status === 'rejected') log.error('prices could not be kept', { error: String(one.reason) });
  };
};

/** What is known of prices now. */
export const readPriceBook = async (prices: Pick<PriceStore, 'quotes'>, clock: Clock): Promise<PriceBook> =>
  createPriceBook(await prices.quotes(), clock());
