import { createDescribeExchange } from '../../lib/app/describe-exchange.ts';
import { createBoardKeeper } from '../../lib/app/keep-board.ts';
import { createPollExchange } from '../../lib/app/poll-exchange.ts';
import { createBoardReader } from '../../lib/app/read-board.ts';
import { readPriceBook } from '../../lib/app/refresh-prices.ts';
import { shareRead } from '../../lib/app/share-read.ts';
import { readConfig } from '../../lib/config.ts';
import type { AssetRow } from '../../lib/core/availability.ts';
import { isPolled, type Exchange } from '../../lib/core/exchange.ts';
import { MINUTE } from '../../lib/core/time.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { PRICE_SOURCES } from '../../lib/prices/index.ts';
import { createBoardStore } from '../../lib/store/board-store.ts';
import { createChainStore } from '../../lib/store/chain-store.ts';
import { createExchangeStore } from '../../lib/store/exchange-store.ts';
import { shardsFor } from '../../lib/store/flag-shards.ts';
import { createIncidentStore } from '../../lib/store/incident-store.ts';
import { createSourceBoardStore } from '../../lib/store/source-board-store.ts';
import { createPriceStore } from '../../lib/store/price-store.ts';
import { scriptedObserve, silentLog } from '../app/poll/scripted-exchange.ts';
import type { EmbeddedTable } from '../store/embedded-table.ts';

const RECOVERY_MS = 15 * MINUTE;

const codeOf = (n: number): string => (n === 0 ? 'BTC' : n === 1 ? 'ETH' : `COIN${n}`);
const rowsOf = (count: number, off: (index: number) => boolean): AssetRow[] =>
  Array.from({ length: count }, (_, index) => ({
    asset: codeOf(index),
    network: 'ERC20',
    deposit: 'open',
    withdrawal: off(index) ? 'suspended' : 'open',
    reason: null,
  }));
/** Two exchanges have stopped part of their many rows; of all, a twentieth was off from the beginning. */
const STOPPED: Readonly<Record<string, number>> = { kucoin: 900, gate: 2_500 };
const STOPPED_ROWS = 30;
const ROWS_USUAL = 300;
/** Quotes that each source of prices has. */
const QUOTES = 600;

/** What commands look at: every exchange polled twice, prices of every source, the chains that are read. */
export const startPolled = async ({ table }: EmbeddedTable, clock: () => number) => {
  const incidents = createIncidentStore({ table, clock });
  const store = createExchangeStore({ table });
  const board = createBoardStore({ table });
  const sources = createSourceBoardStore({ table });
  const keeper = createBoardKeeper(store, board, () => new Promise<never>(() => undefined));
  const offAt = (exchange: string, poll: number) => (index: number) =>
    index % 20 === 0 || (poll > 0 && STOPPED[exchange] !== undefined && index < STOPPED_ROWS);
  const run = async (poll: number): Promise<void> => {
    const polls = Object.values(EXCHANGES)
      .filter(isPolled)
      .map((exchange) =>
        createPollExchange(
          {
            incidents,
            observe: scriptedObserve(() => rowsOf(STOPPED[exchange.id] ?? ROWS_USUAL, offAt(exchange.id, poll)), clock),
            exchanges: keeper.exchanges,
            queues: { announce: async () => undefined },
            log: silentLog,
          },
          { recoveryMs: RECOVERY_MS, shardsFor },
        )(exchange),
      );
    await keeper.during(Promise.all(polls).then(() => undefined));
  };
  // Every feed was read once, and two sources have a sign.
  const seen = { state: 'fresh', readAt: clock(), since: clock(), detail: null } as const;
  await sources.save({
    at: clock(),
    awakeSince: clock(),
    feeds: Object.values<Exchange>(EXCHANGES).flatMap(({ id, feeds = [] }) =>
      feeds.map((feed) => ({ owner: id, feed: feed.id, ...seen })),
    ),
    signs: ['kucoin', 'gate'].map((owner) => ({ kind: 'unchanged', owner, source: 'currencies', since: clock() })),
  });
  await run(0);
  await run(1);
  const prices = createPriceStore({ table });
  for (const source of Object.keys(PRICE_SOURCES))
    await prices.save(
      source,
      Array.from({ length: QUOTES }, (_, n) => ({
        asset: codeOf(n),
        currency: 'USD' as const,
        price: String(1 / (n + 3)).slice(0, 9),
        at: clock(),
        source,
      })),
    );
  return {
    /** Once more, as it was before. */
    poll: () => run(1),
    rows: Object.values(EXCHANGES)
      .filter(isPolled)
      .reduce((sum, { id }) => sum + (STOPPED[id] ?? ROWS_USUAL), 0),
    incidents,
    prices: shareRead(() => readPriceBook(prices, clock), clock, MINUTE),
    views: createDescribeExchange({
      directory: EXCHANGES,
      exchanges: createBoardReader(store, board, clock),
      incidents,
      chains: { store: createChainStore({ table }), ids: readConfig({}).MAMORI_CHAINS },
      board: sources,
      clock,
      pollMs: MINUTE,
    }),
  };
};
