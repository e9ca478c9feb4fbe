import {
  ARRIVALS_SAMPLED,
  ARRIVALS_WINDOW_MS,
  arrivalsWindow,
  countsArrival,
  type ArrivalStore,
} from '../core/arrivals.ts';
import { SECOND, type Clock } from '../core/time.ts';
import type { Table } from './table.ts';

const ARRIVALS = 'arrivals';
/** Windows after which a count is forgotten. */
const KEPT_WINDOWS = 2;

/** One counter a platform and window; whoever is none of the sample costs half a read unit. */
export const createArrivalStore = ({ table, clock }: { table: Table; clock: Clock }): ArrivalStore => ({
  async arrive(channel, id) {
    const now = clock();
    const pk = `arrivals#${channel}#${arrivalsWindow(now)}`;
    const item = countsArrival(id)
      ? await table.update(pk, ARRIVALS, {
          text: 'SET expiresAt = :until ADD people :some',
          values: {
            ':some': ARRIVALS_SAMPLED,
            ':until': Math.ceil((now + KEPT_WINDOWS * ARRIVALS_WINDOW_MS) / SECOND),
          },
        })
      : await table.get(pk, ARRIVALS, false);
    return Number(item?.people ?? 0);
  },
});
