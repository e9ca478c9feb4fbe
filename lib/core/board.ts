import type { ExchangeHead, ExchangeStore } from './exchange-store.ts';

/** What is read of exchanges to be shown. */
export type ExchangeReader = Pick<ExchangeStore, 'head' | 'heads' | 'flags' | 'flagsOf' | 'suspended'>;

/**
 * What is kept of all exchanges, in one place: a question about all of them, or about the few that somebody holds at,
 * costs one read and not one for each.
 */
export interface BoardStore {
  /** The heads as they were after the last run of polls; none before the first. A moment old at the most. */
  load(): Promise<ExchangeHead[]>;
  /** Takes these in; of one exchange the newer version stays, whichever run comes first. */
  save(heads: readonly ExchangeHead[]): Promise<void>;
}
