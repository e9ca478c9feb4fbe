import { createChainWide } from '../core/chain-wide.ts';
import { saidOf, type Said } from '../core/said.ts';
import type { StatementStore } from '../core/statement.ts';
import type { IncidentStore } from '../core/stores.ts';
import { SECOND, type Clock } from '../core/time.ts';
import { shareRead } from './share-read.ts';

/** Exchanges are polled side by side: all of a run share one look at what is open. */
const SHARED_MS = 10 * SECOND;
/** More incidents than these are never open at once on purpose. */
const OPEN_MOST = 200;

/** What is known of an exchange's withdrawals beside its flags: its own words, and what stands still elsewhere. */
export const createReadSaid = ({
  statements,
  incidents,
  clock,
}: {
  statements: Pick<StatementStore, 'recent'>;
  incidents: Pick<IncidentStore, 'list'>;
  clock: Clock;
}): ((exchange: string) => Promise<Said>) => {
  const chainWide = shareRead(
    async () => createChainWide((await incidents.list({ status: 'open', limit: OPEN_MOST })).incidents, clock()),
    clock,
    SHARED_MS,
  );
  return async (exchange) => {
    const [recent, elsewhere] = await Promise.all([statements.recent(exchange), chainWide()]);
    return saidOf(recent, elsewhere(exchange));
  };
};
