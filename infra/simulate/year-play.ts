import { createPollExchange } from '../../lib/app/poll-exchange.ts';
import { createReadSaid } from '../../lib/app/read-said.ts';
import { createReviewStatements, createTakeInStatements } from '../../lib/app/take-in-statements.ts';
import type { AssetRow } from '../../lib/core/availability.ts';
import type { Exchange } from '../../lib/core/exchange.ts';
import type { Incident, IncidentEvent } from '../../lib/core/incident.ts';
import type { Statement } from '../../lib/core/statement.ts';
import { createList } from './year-list.ts';
import { minutesOf, RECOVERY_MS } from './year-schedule.ts';
import { HOURS, type Minute, type Script } from './year-script.ts';
import { memoryExchangeStore, memoryIncidentStore, memoryStatementStore } from './year-stores.ts';
import { instant } from './year-words.ts';

/** How often what rests on words alone is gone through; the rules name hours and days. */
const REVIEW_EVERY = 6 * HOURS;

export interface Told {
  at: Minute;
  exchange: number;
  incident: Incident;
  event: IncidentEvent;
}

export interface YearPlayed {
  told: Told[];
  /** Per exchange: the minutes at which its list was read fresh, in order. */
  read: Minute[][];
  /** Most incidents that were open at once, over all exchanges. */
  openMost: number;
  polls: number;
}

const exchangeOf = (id: string): Exchange => ({
  id,
  names: { en: id, ja: id, also: [] },
  site: 'https://exchange.test',
  statusPage: 'https://exchange.test/status',
  endpoints: [
    {
      name: 'flags',
      url: 'https://exchange.test/flags',
      documentation: 'https://exchange.test/docs',
      about: 'funding',
      recognises: () => true,
      read: () => [],
    },
  ],
  polls: ['flags'],
});

const nothing = (): void => undefined;

/** The project's own polls and feeds upon stores in memory, with a clock that stands at the minute that is played. */
const createWorld = (scripts: readonly Script[]) => {
  let now = 0;
  const clock = (): number => now;
  const played: YearPlayed = { told: [], read: scripts.map(() => []), openMost: 0, polls: 0 };
  const index = new Map(scripts.map(({ exchange }, at) => [exchange.id, at]));
  const minute = (): Minute => Math.floor((now - instant(0)) / 60_000);
  const exchanges = memoryExchangeStore();
  const { store: incidents, open } = memoryIncidentStore((incident, event) => {
    played.told.push({ at: minute(), exchange: index.get(incident.exchange)!, incident, event });
  });
  const statements = memoryStatementStore(clock);
  const queues = { announce: async () => undefined };
  const ports = { exchanges, incidents, queues, clock };
  const lists = scripts.map(createList);
  const last: (readonly AssetRow[] | undefined)[] = scripts.map(() => undefined);
  const poll = createPollExchange(
    {
      ...ports,
      log: { info: nothing, warn: nothing, error: nothing },
      said: createReadSaid({ statements, incidents, clock }),
      async observe({ id }) {
        const at = index.get(id)!;
        const outcome = lists[at]!.read(minute());
        const base = { exchange: id, endpoint: 'flags', requestedAt: now - 500, readAt: now };
        if (outcome.state !== 'fresh') return { ...base, outcome };
        played.read[at]!.push(minute());
        const isSame = last[at] === outcome.rows && scripts[at]!.exchange.isConditional;
        last[at] = outcome.rows;
        return { ...base, outcome: isSame ? { state: 'unchanged' as const } : outcome };
      },
    },
    { recoveryMs: RECOVERY_MS, shardsFor: () => 1 },
  );
  const takeIn = createTakeInStatements(ports);
  const review = createReviewStatements(ports);
  const polled = scripts.map(({ exchange }) => exchangeOf(exchange.id));
  return {
    played,
    async poll(at: Minute, exchange: number) {
      now = instant(at);
      played.polls += 1;
      await poll(polled[exchange]!);
      played.openMost = Math.max(played.openMost, open.size);
    },
    /** Half a minute after the polls. */
    async hear(at: Minute, exchange: number, statement: Statement) {
      now = instant(at) + 30_000;
      const { id } = polled[exchange]!;
      await takeIn(id, await statements.add(id, [statement]));
    },
    async review(at: Minute) {
      now = instant(at) + 45_000;
      await review();
    },
  };
};

interface Act {
  at: Minute;
  /** Polls come first within a minute. */
  order: 0 | 1 | 2;
  act: () => Promise<void>;
}

/** Plays the scripts side by side. `everyMinute` leaves none out. */
export const playYear = async (
  scripts: readonly Script[],
  days: number,
  { everyMinute = false } = {},
): Promise<YearPlayed> => {
  const end = days * 24 * HOURS;
  const world = createWorld(scripts);
  const acts: Act[] = [];
  for (const [exchange, script] of scripts.entries()) {
    const minutes = everyMinute ? Array.from({ length: end }, (_, at) => at) : minutesOf(script, end);
    for (const at of minutes) acts.push({ at, order: 0, act: () => world.poll(at, exchange) });
    for (const { at, statement } of script.says)
      if (at < end) acts.push({ at, order: 1, act: () => world.hear(at, exchange, statement) });
  }
  for (let at = REVIEW_EVERY; at < end; at += REVIEW_EVERY) acts.push({ at, order: 2, act: () => world.review(at) });
  for (const { act } of acts.toSorted((a, b) => a.at - b.at || a.order - b.order)) await act();
  return world.played;
};
