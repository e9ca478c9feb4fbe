import { createPollExchange } from '../../lib/app/poll-exchange.ts';
import { createReadSaid } from '../../lib/app/read-said.ts';
import { createTakeInStatements } from '../../lib/app/take-in-statements.ts';
import type { AssetRow, Observation } from '../../lib/core/availability.ts';
import type { Exchange } from '../../lib/core/exchange.ts';
import type { Log } from '../../lib/core/log.ts';
import type { Statement } from '../../lib/core/statement.ts';
import { MINUTE, type Instant } from '../../lib/core/time.ts';
import { classify } from '../../lib/detectors/announcement/classify.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { createExchangeStore } from '../../lib/store/exchange-store.ts';
import { shardsFor } from '../../lib/store/flag-shards.ts';
import { createIncidentStore } from '../../lib/store/incident-store.ts';
import { createVirtualClock } from '../replay/play.ts';
import { withStore } from '../replay/replay.ts';
import { addSubscribers, type Told } from '../replay/subscribers.ts';
import type { Timeline, TimelineEvent } from './read-timelines.ts';

/** What nobody outside could read. */
const UNSEEN = new Set(['theft_start', 'start', 'noticed', 'confirmed', 'early reports']);
const ASSETS = ['BTC', 'BCH', 'ETH', 'LTC', 'MONA', 'XEM', 'XLM', 'XRP'];
const RECOVERY_MS = 15 * MINUTE;
/** Polls after each event: one that shows it, and one that confirms it. */
const POLLS = 2;

/** `notices`: what was announced, alone. `flags`: what its flags would have shown besides, had it published any. */
export type Played = 'notices' | 'flags';

const exchangeNamed = (name: string): Exchange => {
  const word = name.split(' ')[0]?.toLowerCase() ?? '';
  const known: Record<string, Exchange> = EXCHANGES;
  const { id, names } = known[word] ?? {
    id: word.replaceAll(/[^a-z0-9]/g, ''),
    names: { en: name, ja: name, also: [] },
  };
  const endpoint = { name: 'flags', url: 'https://exchange.invalid', documentation: '', about: 'funding' as const };
  return {
    id,
    names,
    site: 'https://exchange.invalid',
    statusPage: 'https://exchange.invalid',
    endpoints: [{ ...endpoint, recognises: () => true, read: () => [] }],
    polls: ['flags'],
  };
};

const statementOf = ({ at, what, kind }: TimelineEvent, index: number): Statement => ({
  ...classify({ title: '', text: what, publishedAt: at, lang: 'en' }),
  // Its own words may speak of a stop: they order it, or follow it.
  ...(kind === 'regulator' && { label: 'regulatory' as const }),
  key: `timeline#${index}`,
  by: kind === 'regulator' ? 'regulator' : 'feed',
  feed: 'timeline',
  title: what,
  url: null,
  publishedAt: at,
  seenAt: at,
});

/** What the flags would show from this event on. */
const shutAfter = (shut: ReadonlySet<string>, { kind }: TimelineEvent, { assets }: Statement): ReadonlySet<string> => {
  const named = assets.length === 0 ? ASSETS : assets;
  if (kind.endsWith('withdrawal_halt_all')) return new Set(ASSETS);
  if (kind.endsWith('withdrawal_halt_asset')) return new Set([...shut, ...named]);
  if (kind === 'resume_all') return new Set();
  return shut;
};

const rowsOf = (shut: ReadonlySet<string>): AssetRow[] =>
  ASSETS.map((asset) => ({
    asset,
    network: null,
    deposit: 'open',
    withdrawal: shut.has(asset) ? 'suspended' : 'open',
    reason: null,
  }));

export interface PlayedEvent extends TimelineEvent {
  label: Statement['label'] | null;
  /** What an English reader at level watch was sent because of it. */
  told: Told[];
}

/**
 * Plays a timeline through the reading of notices, the verdict and the delivery as they run in production, on a virtual
 * clock: each event is read a minute after its time.
 */
export const playTimeline = async (timeline: Timeline, played: Played): Promise<PlayedEvent[]> => {
  const exchange = exchangeNamed(timeline.name);
  const first = timeline.events[0]?.at ?? 0;
  const clock = createVirtualClock(first - 10 * MINUTE);
  const log: Log = { info: () => {}, warn: () => {}, error: () => {} };
  return withStore(async (table) => {
    const people = await addSubscribers(exchange.id, [{ channel: 'telegram', locale: 'en' }], { table, clock, log });
    const statements: Statement[] = [];
    const stores = {
      exchanges: createExchangeStore({ table }),
      incidents: createIncidentStore({ table, clock }),
      queues: people.queues,
      clock,
    };
    const takeIn = createTakeInStatements(stores);
    let shut: ReadonlySet<string> = new Set();
    const observe = async (): Promise<Observation> => ({
      exchange: exchange.id,
      endpoint: 'flags',
      requestedAt: clock() - 1,
      readAt: clock(),
      outcome: { state: 'fresh', rows: rowsOf(shut) },
    });
    const said = createReadSaid({ statements: { recent: async () => statements }, incidents: stores.incidents, clock });
    const poll = createPollExchange({ ...stores, observe, said, log }, { recoveryMs: RECOVERY_MS, shardsFor });
    const look = async (at: Instant): Promise<void> => {
      clock.set(at);
      if (played === 'flags') await poll(exchange);
      await people.settle();
    };
    await look(first - 5 * MINUTE);
    const told: PlayedEvent[] = [];
    for (const [index, event] of timeline.events.entries()) {
      const before = people.told.length;
      const statement = UNSEEN.has(event.kind) ? undefined : statementOf(event, index);
      if (statement !== undefined) {
        statements.push(statement);
        shut = shutAfter(shut, event, statement);
        clock.set(event.at + MINUTE);
        await takeIn(exchange.id, [statement]);
        for (let minute = 1; minute <= POLLS; minute += 1) await look(event.at + minute * MINUTE);
      }
      told.push({ ...event, label: statement?.label ?? null, told: people.told.slice(before) });
    }
    return told;
  });
};
