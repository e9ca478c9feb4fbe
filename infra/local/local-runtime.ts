import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Config } from '../../lib/config.ts';
import { CHANNEL_IDS, type ChannelId } from '../../lib/core/channel.ts';
import type { Log } from '../../lib/core/log.ts';
import { loadLocalKey } from '../../lib/store/local-key.ts';
import { CannotStart, reasonOf } from './cannot-start.ts';
import { takeDataFolder } from './data-folder.ts';
import { startDirectChannels } from './direct-channels.ts';
import { watchDisk } from './disk-watch.ts';
import { startEmbeddedDynamodb } from './embedded-dynamodb.ts';
import { startEmbeddedSqs, type EmbeddedSqs } from './embedded-sqs.ts';
import { startHttpGateway } from './http-gateway.ts';
import type { Route } from './http-routes.ts';
import { loadFunction, type Invoke } from './invoke-function.ts';
import { pointAtEmulators } from './local-aws.ts';
import { startQueuePump, type QueueSource } from './queue-pump.ts';
import { startScheduler, type ScheduledTask } from './scheduler.ts';
import { readServerlessFile, type LocalFunction, type ServerlessFile } from './serverless-file.ts';
import { startSimulated } from './simulated/start-simulated.ts';
import { clearStoreAddress, writeStoreAddress } from './store-address.ts';

export interface LocalRuntime {
  url: string;
  /** Starts the schedules: each function runs at once and then at its rate. */
  run(): void;
  /** Something could not be written for want of space. */
  diskFull(): void;
  /** Lets what is under way finish for a while, then ends all of it. */
  stop(): Promise<void>;
}

/** How long invocations that are under way may take to finish once the runtime is to stop. */
const GRACE_MS = 5_000;

/** These follow MAMORI_POLL_SECONDS; the others keep their own rate. */
const POLLER = /^poll-/;

type Loaded = LocalFunction & { invoke: Invoke };

/** Ends things in the reverse order of their start. */
const createTeardown = () => {
  const steps: (() => unknown)[] = [];
  return {
    later(step: () => unknown): void {
      steps.push(step);
    },
    async run(): Promise<void> {
      for (const step of steps.splice(0).toReversed()) await step();
    },
  };
};

const loadKey = (config: Config, folder: string): Promise<Uint8Array> =>
  config.MAMORI_MASTER_KEY === undefined
    ? loadLocalKey(folder).catch((error: unknown) => {
        throw new CannotStart(`MAMORI_DATA_DIR ${reasonOf(error)}`, { cause: error });
      })
    : Promise.resolve(config.MAMORI_MASTER_KEY);

const pointAtResources = (file: ServerlessFile, queues: EmbeddedSqs['queues'], key: Uint8Array): void => {
  process.env['MAMORI_MASTER_KEY'] = Buffer.from(key).toString('base64');
  for (const [variable, resource] of Object.entries(file.references)) {
    const value = resource === file.table.id ? file.table.definition.TableName : queues[resource]?.url;
    if (value !== undefined) process.env[variable] = value;
  }
};

const routesOf = (functions: readonly Loaded[]): Route[] =>
  functions.flatMap(({ name, routes, invoke }) => routes.map((route) => ({ ...route, name, invoke })));

const sourcesOf = (functions: readonly Loaded[], known: EmbeddedSqs['queues']): QueueSource[] =>
  functions.flatMap(({ name, queues, invoke }) =>
    queues.map((source) => {
      const queue = known[source.queue];
      if (queue === undefined)
        throw new CannotStart(`serverless.yml functions.${name}: there is no queue ${source.queue}`);
      return { ...source, name, invoke, queue };
    }),
  );

const tasksOf = (functions: readonly Loaded[], pollMs: number): ScheduledTask[] =>
  functions.flatMap(({ name, schedules, invoke }) =>
    schedules.map(({ everyMs }) => ({ name, invoke, everyMs: POLLER.test(name) ? pollMs : everyMs })),
  );

/** The channels whose webhook stands in serverless.yml. */
const servedChannels = ({ functions }: ServerlessFile): ChannelId[] =>
  CHANNEL_IDS.filter((id) => functions.some(({ routes }) => routes.some(({ path }) => path === `/webhooks/${id}`)));

/** The function that reads exchanges. */
const POLLS_EXCHANGES = 'poll-exchanges';

const within = (limitMs: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, setTimeout(limitMs, undefined, { ref: false })]);

/**
 * Everything in one process: the stores, then the handlers of serverless.yml, then what drives them. The handlers
 * read the process's environment, where this puts the addresses of the stores, so that one process can hold one
 * runtime. Throws CannotStart with one line for the operator.
 */
export const startLocal = async (
  config: Config,
  { serverlessFile, log }: { serverlessFile: string; log: Log },
): Promise<LocalRuntime> => {
  const file = readServerlessFile(serverlessFile);
  const teardown = createTeardown();
  try {
    const folder = await takeDataFolder(config.MAMORI_DATA_DIR);
    teardown.later(folder.release);
    await clearStoreAddress(folder.path);
    const [dynamodb, sqs, key] = await Promise.all([
      startEmbeddedDynamodb(join(folder.path, 'dynamodb'), file.table.definition),
      startEmbeddedSqs(file.queues),
      loadKey(config, folder.path),
    ]);
    teardown.later(() => Promise.all([dynamodb.close(), sqs.close()]));
    const tableName = file.table.definition.TableName ?? '';
    await writeStoreAddress(folder.path, { endpoint: dynamodb.endpoint, table: tableName });
    teardown.later(() => clearStoreAddress(folder.path));
    pointAtEmulators(process.env, { dynamodb: dynamodb.endpoint, sqs: sqs.endpoint });
    pointAtResources(file, sqs.queues, key);
    const simulated = await startSimulated({
      config,
      served: servedChannels(file),
      table: { endpoint: dynamodb.endpoint, name: tableName },
      key,
      log,
    });
    teardown.later(simulated.close);
    Object.assign(process.env, simulated.environment);
    const functions = await Promise.all(
      file.functions.map(async (declared): Promise<Loaded> => ({ ...declared, invoke: await loadFunction(declared) })),
    );
    const sources = sourcesOf(functions, sqs.queues);
    const gateway = await startHttpGateway(config.PORT, [...routesOf(functions), ...simulated.routes], log);
    const disk = watchDisk(folder.path, { reopen: dynamodb.reopen, log });
    const drivers: { stop(): Promise<void> }[] = [gateway, disk, simulated];
    return {
      url: gateway.url,
      diskFull: disk.full,
      run() {
        simulated.start(gateway.url, functions.find(({ name }) => name === POLLS_EXCHANGES)?.invoke);
        drivers.push(...sources.map((source) => startQueuePump(source, sqs.client, log)));
        drivers.push(startScheduler(tasksOf(functions, config.MAMORI_POLL_SECONDS * 1_000), log));
        drivers.push(startDirectChannels(config, log));
      },
      async stop() {
        await within(GRACE_MS, Promise.all(drivers.map((driver) => driver.stop())));
        gateway.cut();
        await teardown.run();
      },
    };
  } catch (error) {
    await teardown.run();
    throw error;
  }
};
