import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Log } from '../../lib/core/log.ts';
import { outflowDetector } from '../../lib/detectors/outflow.ts';
import { createTable, type Table } from '../../lib/store/table.ts';
import { startEmbeddedDynamodb } from '../local/embedded-dynamodb.ts';
import { LOCAL_AWS } from '../local/local-aws.ts';
import { readServerlessFile } from '../local/serverless-file.ts';
import type { IncidentFacts } from './facts.ts';
import type { Told } from './measure.ts';
import { createVirtualClock, playHistory } from './play.ts';
import { scheduleOf, type Schedule } from './schedule.ts';
import { addSubscribers, TWO_PEOPLE, type Person, type Told as Message } from './subscribers.ts';

const SERVERLESS = fileURLToPath(new URL('../../serverless.yml', import.meta.url));

/** A store of its own in a temporary folder, gone afterwards. */
export const withStore = async <T>(work: (table: Table) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'mamori-replay-'));
  const { definition } = readServerlessFile(SERVERLESS).table;
  const store = await startEmbeddedDynamodb(join(folder, 'dynamodb'), definition);
  const client = new DynamoDBClient({ endpoint: store.endpoint, ...LOCAL_AWS });
  try {
    return await work(createTable(client, definition.TableName ?? ''));
  } finally {
    client.destroy();
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
};

export interface Replayed {
  schedule: Schedule;
  /** What the detector told of the exchange, in order. */
  told: Told[];
  /** What subscribers would have been sent, in order. */
  messages: Message[];
  /** Warnings of the readers: a replay that did not read everything says so. */
  warnings: string[];
}

/**
 * Plays an incident from the nodes to its subscribers' telephones as it runs in production, on a virtual clock. Throws
 * NoTransactionTime.
 */
export const replay = async (facts: IncidentFacts, people: readonly Person[] = TWO_PEOPLE): Promise<Replayed> => {
  const schedule = scheduleOf(facts);
  const told: Told[] = [];
  const warnings: string[] = [];
  const clock = createVirtualClock(schedule.polls[0] ?? schedule.fineFrom);
  const log: Log = { info: () => {}, warn: (line) => warnings.push(line), error: (line) => warnings.push(line) };
  const messages = await withStore(async (table) => {
    const subscribers = await addSubscribers(facts.exchange, people, { table, clock, log });
    await playHistory(facts, schedule, {
      table,
      detector: outflowDetector,
      clock,
      log,
      settle: subscribers.settle,
      async takeInOutflows(...found) {
        told.push({ at: clock(), findings: found[1] });
        await subscribers.takeInOutflows(...found);
      },
    });
    return subscribers.told;
  });
  return { schedule, told, messages, warnings };
};
