import { exchangeFeeds } from '../app/feeds/exchange-feed.ts';
import { createFeedRun } from '../app/feeds/feed-run.ts';
import { createPollFeeds } from '../app/feeds/poll-feeds.ts';
import { regulatorFeeds } from '../app/feeds/regulator-feeds.ts';
import { createTakeInEntered } from '../app/take-in-entered.ts';
import { createReviewStatements } from '../app/take-in-statements.ts';
import { createWatchSources } from '../app/watch-sources.ts';
import { classify } from '../detectors/announcement/classify.ts';
import { decodeBody } from '../feeds/decode-body.ts';
import { ENTRIES_MOST, readFeed } from '../feeds/index.ts';
import { readRegulatorNews } from '../regulators/fsa-news.ts';
import { exchangeOfOperator } from '../regulators/operator-names.ts';
import { readRegisteredList } from '../regulators/registered-list.ts';
import type { Environment } from '../secrets/secret-names.ts';
import { createBoardStore } from '../store/board-store.ts';
import { createChainStore } from '../store/chain-store.ts';
import { createEnteredStore } from '../store/entered-store.ts';
import { createFeedStore } from '../store/feed-store.ts';
import { createSourceBoardStore } from '../store/source-board-store.ts';
import { createStatementStore } from '../store/statement-store.ts';
import { createWatchStore } from '../store/watch-store.ts';
import { clock, directoryOf, queuesOf, wireBase } from './base.ts';
import { bytesReaderOf } from './sources.ts';
import { statementPorts, takeInStatements } from './statements.ts';

/** Reads what is said of exchanges: by themselves, by the regulator, by hand. Then it looks whether all sources are well. */
export const wireFeedPolling = (name: string, environment?: Environment): (() => Promise<void>) => {
  const base = wireBase(name, environment);
  const { config, log, table, pollMs } = base;
  const [statements, takeIn] = [createStatementStore({ table }), takeInStatements(base)];
  const directory = directoryOf(config);
  const readers = { decode: decodeBody, readFeed, entriesMost: ENTRIES_MOST };
  const sources = [
    ...exchangeFeeds(Object.values(directory), { ...readers, classify }),
    ...regulatorFeeds((exchange) => Object.hasOwn(directory, exchange), {
      ...readers,
      readNews: readRegulatorNews,
      readList: readRegisteredList,
      exchangeOf: exchangeOfOperator,
    }),
  ];
  const poll = createPollFeeds(sources, {
    ask: bytesReaderOf(config),
    feeds: createFeedStore({ table }),
    statements,
    takeIn,
    clock,
    log,
  });
  const watch = createWatchSources({
    directory,
    feeds: sources,
    exchanges: createBoardStore({ table }),
    chains: { store: createChainStore({ table }), ids: config.MAMORI_CHAINS },
    watch: createWatchStore({ table }),
    board: createSourceBoardStore({ table }),
    queues: queuesOf(config),
    clock,
    pollMs,
    log,
  });
  return createFeedRun({
    poll,
    said: [
      createTakeInEntered({ entered: createEnteredStore({ table }), statements, classify, takeIn }),
      createReviewStatements(statementPorts(base)),
    ],
    watch,
    log,
  });
};
