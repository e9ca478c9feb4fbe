import type { ChannelId } from './channel.ts';
import type { SubscriberId } from './subscriber.ts';
import { MINUTE, type Instant } from './time.ts';

/**
 * New accounts cost a write each, and a message each at every alert from then on. They may come in their thousands on
 * the day that an exchange stands still, but not faster than people can.
 */
export const ARRIVALS_WINDOW_MS = 10 * MINUTE;
/** In one window and on one platform: 33 a second. Whoever comes later is answered in the next window. */
export const ARRIVALS_MOST = 20_000;
/** From here on operators read of it in the log. */
export const ARRIVALS_WORTH_SAYING = 2_000;
/** One of so many counts for all of them, so that hardly anybody's first word costs one write more. */
export const ARRIVALS_SAMPLED = 16;

/** Four of the 64 letters that an id in base64url begins with: one in ARRIVALS_SAMPLED. */
const SAMPLED = /^[A-D]/;

/** Ids are keyed hashes: nobody who makes accounts can choose his. Whether this one counts, for as many as are sampled. */
export const countsArrival = (id: SubscriberId): boolean => SAMPLED.test(id);

export const arrivalsWindow = (now: Instant): number => Math.floor(now / ARRIVALS_WINDOW_MS);

export interface ArrivalStore {
  /** Takes somebody new in. How many have come in this window, about: he himself included where he counts. */
  arrive(channel: ChannelId, id: SubscriberId): Promise<number>;
}
