import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { administratorName, type AdministratorPorts } from '../app/administrator-desk.ts';
import { BadConfiguration, readConfig, type Config } from '../config.ts';
import type { ChannelId } from '../core/channel.ts';
import type { Exchange } from '../core/exchange.ts';
import { SECOND } from '../core/time.ts';
import { createDemo, DEMO_ID } from '../exchanges/demo.ts';
import { EXCHANGES } from '../exchanges/index.ts';
import { createJsonLog } from '../log/json-log.ts';
import { createSqsQueues } from '../queues/sqs-queues.ts';
import type { Environment } from '../secrets/secret-names.ts';
import { createAdministratorStore } from '../store/administrator-store.ts';
import { createBatchStore } from '../store/batch-store.ts';
import { createIncidentStore } from '../store/incident-store.ts';
import { createNoticeStore } from '../store/notice-store.ts';
import { createIdentify, createSeal } from '../store/seal.ts';
import { createSilenceStore } from '../store/silence-store.ts';
import { createSubscriberStore } from '../store/subscriber-store.ts';
import { createTable } from '../store/table.ts';
import { withKeys, type KeyConfig } from './exchange-keys.ts';

export const clock = Date.now;

/** What every function needs; made when its handler is (lib/wire/rewired.ts). Throws BadConfiguration. */
export const wireBase = (name: string, environment: Environment = process.env) => {
  const config = readConfig(environment);
  const table = createTable(new DynamoDBClient(), config.MAMORI_TABLE);
  return { config, log: createJsonLog(name), table, pollMs: config.MAMORI_POLL_SECONDS * SECOND };
};
export type Base = ReturnType<typeof wireBase>;

/** Every exchange that something can be said of; the demonstration's only where the local runner shows it. */
export const knownExchanges = ({
  MAMORI_DEMO_URL: demo,
  ...keys
}: KeyConfig & Partial<Pick<Config, 'MAMORI_DEMO_URL'>>): Readonly<Record<string, Exchange>> =>
  withKeys(demo === undefined ? EXCHANGES : { ...EXCHANGES, [DEMO_ID]: createDemo(demo) }, keys);

/** The exchanges that are polled. Throws BadConfiguration for an id that nobody knows. */
export const directoryOf = ({
  MAMORI_EXCHANGES: wanted,
  ...config
}: Pick<Config, 'MAMORI_EXCHANGES'> & Parameters<typeof knownExchanges>[0]): Readonly<Record<string, Exchange>> => {
  const known = knownExchanges(config);
  const unknown = wanted.find((id) => !Object.hasOwn(known, id));
  if (unknown !== undefined)
    throw new BadConfiguration(`MAMORI_EXCHANGES takes ids of known exchanges: ${Object.keys(known).join(', ')}`);
  return wanted.length === 0 ? known : Object.fromEntries(wanted.map((id) => [id, known[id] as Exchange]));
};

export const queuesOf = (config: Config) =>
  createSqsQueues({
    client: new SQSClient(),
    urls: {
      announce: config.MAMORI_QUEUE_ANNOUNCE,
      line: config.MAMORI_QUEUE_LINE,
      telegram: config.MAMORI_QUEUE_TELEGRAM,
      discord: config.MAMORI_QUEUE_DISCORD,
    },
  });

export const masterKeyOf = ({ MAMORI_MASTER_KEY: key }: Config): Uint8Array => {
  if (key === undefined) throw new BadConfiguration('MAMORI_MASTER_KEY is missing');
  return key;
};

/** The subscribers that the first administrators are, or will be once they have written to the bot. */
const firstAdministrators = (config: Config): AdministratorPorts['first'] => {
  const identify = createIdentify(masterKeyOf(config));
  return config.MAMORI_ADMINS.map((admin) => {
    const colon = admin.indexOf(':');
    const [channel, id] = [admin.slice(0, colon) as ChannelId, admin.slice(colon + 1)];
    return { id: identify(channel, id), name: administratorName(channel, id) };
  });
};

/** The administrators' list, and who the first ones are. */
export const administratorPorts = ({ config, table }: Base): Pick<AdministratorPorts, 'administrators' | 'first'> => ({
  administrators: createAdministratorStore({ table, seal: createSeal(masterKeyOf(config)) }),
  first: firstAdministrators(config),
});

/** The stores that hold people, and what is to be told to them. */
export const sealedStores = ({ config, table }: Base) => {
  const seal = createSeal(masterKeyOf(config));
  return {
    notices: createNoticeStore({ table }),
    silences: createSilenceStore({ table }),
    subscribers: createSubscriberStore({ table, seal, clock }),
    batches: createBatchStore({ table, seal, clock }),
    incidents: createIncidentStore({ table, clock }),
  };
};
