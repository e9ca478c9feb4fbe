import { setTimeout as sleep } from 'node:timers/promises';
import { createDescribeExchange, type DescribeExchange, type DescribePorts } from '../app/describe-exchange.ts';
import { createBoardKeeper } from '../app/keep-board.ts';
import { BOARD_SHARED_MS, createBoardReader } from '../app/read-board.ts';
import { shareRead } from '../app/share-read.ts';
import { createBoardStore } from '../store/board-store.ts';
import { createChainStore } from '../store/chain-store.ts';
import { createExchangeStore } from '../store/exchange-store.ts';
import { createIncidentStore } from '../store/incident-store.ts';
import { createSourceBoardStore } from '../store/source-board-store.ts';
import { clock, directoryOf, type Base } from './base.ts';

/** What exchanges are shown from. */
export const exchangeReader = ({ table }: Pick<Base, 'table'>): DescribePorts['exchanges'] =>
  createBoardReader(createExchangeStore({ table }), createBoardStore({ table }), clock);

/** Puts what polls save on the board. Nobody is kept waiting for it once the run has ended. */
export const boardKeeper = ({ table }: Pick<Base, 'table'>): ReturnType<typeof createBoardKeeper> =>
  createBoardKeeper(createExchangeStore({ table }), createBoardStore({ table }), (milliseconds) =>
    sleep(milliseconds, undefined, { ref: false }),
  );

/** What is known of exchanges now: from their flags, their chains and what is open. */
export const describePorts = (base: Base): DescribePorts => ({
  directory: directoryOf(base.config),
  exchanges: exchangeReader(base),
  incidents: createIncidentStore({ table: base.table, clock }),
  chains: { store: createChainStore({ table: base.table }), ids: base.config.MAMORI_CHAINS },
  board: { load: shareRead(createSourceBoardStore({ table: base.table }).load, clock, BOARD_SHARED_MS) },
  clock,
  pollMs: base.pollMs,
});

export const describeFrom = (base: Base): DescribeExchange => createDescribeExchange(describePorts(base));
