import { digestTime, lookedBackMs } from '../../core/digest.ts';
import { readsFlags, type Exchange } from '../../core/exchange.ts';
import { sourceState } from '../../core/source-state.ts';
import type { ExchangeStore } from '../../core/exchange-store.ts';
import type { IncidentStore } from '../../core/stores.ts';
import { HOUR, type Clock } from '../../core/time.ts';
import type { DigestFacts } from '../digest-message.ts';
import { fundingEndpoint } from '../poll-exchange.ts';

/** More than a week brings even where all exchanges are followed; the newest are shown. */
const INCIDENTS_MOST = 100;

export interface DigestPorts {
  incidents: Pick<IncidentStore, 'list'>;
  exchanges: Pick<ExchangeStore, 'heads'>;
  /** The exchanges that are polled. */
  directory: Readonly<Record<string, Exchange>>;
  clock: Clock;
  pollMs: number;
}

/** Reads what all digests of an hour are made of. */
export const readDigestFacts = async (
  id: string,
  { incidents, exchanges, directory, clock, pollMs }: DigestPorts,
): Promise<DigestFacts> => {
  const at = Math.min(clock(), digestTime(id) + HOUR);
  const read = Object.values(directory).filter(readsFlags);
  const [found, heads] = await Promise.all([
    incidents.list({ limit: INCIDENTS_MOST }),
    exchanges.heads(read.map(({ id: exchange }) => exchange)),
  ]);
  const now = clock();
  const headOf = new Map(heads.map((head) => [head.exchange, head]));
  // Its other sources say nothing of withdrawals.
  const isBlind = (exchange: Exchange): boolean => {
    const health = headOf.get(exchange.id)?.sources[fundingEndpoint(exchange) ?? ''];
    return health === undefined || sourceState(health, now, pollMs) !== 'fresh';
  };
  const since = at - lookedBackMs('weekly');
  return {
    at,
    incidents: found.incidents.filter(({ updatedAt, status }) => status !== 'resolved' || updatedAt >= since),
    blind: read.filter(isBlind).map(({ id: exchange }) => exchange),
  };
};
