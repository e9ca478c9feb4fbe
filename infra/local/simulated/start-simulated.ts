import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Config } from '../../../lib/config.ts';
import { CHANNEL_IDS, type ChannelId } from '../../../lib/core/channel.ts';
import type { Log } from '../../../lib/core/log.ts';
import { createBatchStore } from '../../../lib/store/batch-store.ts';
import { createExchangeStore } from '../../../lib/store/exchange-store.ts';
import { createIncidentStore } from '../../../lib/store/incident-store.ts';
import { createIdentify, createSeal } from '../../../lib/store/seal.ts';
import { createSubscriberStore } from '../../../lib/store/subscriber-store.ts';
import { createTable } from '../../../lib/store/table.ts';
import type { Route } from '../http-routes.ts';
import type { Invoke } from '../invoke-function.ts';
import { hasSecrets } from './channel-secrets.ts';
import { startDemonstration, type Demonstration } from './demonstration.ts';
import { createSimulatedDiscord } from './discord.ts';
import { createSimulatedLine } from './line.ts';
import { startHistory } from './history.ts';
import { startLoopbackServer } from './loopback-server.ts';
import { forgetDemonstration, hasRealPeople, silenceSimulated, type PastRunPorts } from './past-runs.ts';
import { SIMULATED_PERSON } from './person.ts';
import type { SimulatedPlatform, Webhook } from './platform.ts';
import { simulatedRoutes } from './routes.ts';
import { createSimulatedTelegram } from './telegram.ts';

export interface Simulated {
  /** What the handlers are to find in their environment. */
  environment: Record<string, string>;
  routes: Route[];
  /** `poll` is the function that reads exchanges. */
  start(base: string, poll: Invoke | undefined): void;
  /** Lets go whoever waits; the platforms themselves stay until `close`. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

const PLATFORMS: Record<ChannelId, () => SimulatedPlatform> = {
  line: createSimulatedLine,
  telegram: createSimulatedTelegram,
  discord: createSimulatedDiscord,
};

export interface SimulatedOptions {
  config: Config;
  /** Channels whose webhook is served here. */
  served: readonly ChannelId[];
  table: { endpoint: string; name: string };
  key: Uint8Array;
  log: Log;
}

const pastRunPorts = ({ table: { endpoint, name }, key, log }: SimulatedOptions): PastRunPorts => {
  const table = createTable(new DynamoDBClient({ endpoint }), name);
  const [seal, clock] = [createSeal(key), Date.now];
  return {
    table,
    subscribers: createSubscriberStore({ table, seal }),
    batches: createBatchStore({ table, seal, clock }),
    incidents: createIncidentStore({ table, clock }),
    exchanges: createExchangeStore({ table }),
    log,
  };
};

/** The channels to be played: none of their secrets is there, nor any person of the real platform. */
const chooseChannels = async (options: SimulatedOptions, ports: PastRunPorts): Promise<ChannelId[]> => {
  const { config, served, key } = options;
  const identify = createIdentify(key);
  const chosen = await Promise.all(
    served.map(async (channel) => {
      const simulated = identify(channel, SIMULATED_PERSON[channel]);
      if (!hasSecrets(channel, config)) return !(await hasRealPeople(channel, simulated, ports));
      await silenceSimulated(channel, simulated, ports);
      return false;
    }),
  );
  return served.filter((_, index) => chosen[index]);
};

const deliverTo =
  (base: () => string) =>
  async ({ id }: SimulatedPlatform, { headers, body, takeReply }: Webhook): Promise<void> => {
    const answer = await fetch(`${base()}/webhooks/${id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const reply = await answer.text();
    if (!answer.ok) throw new Error(`the webhook answered ${answer.status}`);
    if (reply.startsWith('{')) takeReply?.(JSON.parse(reply) as unknown);
  };

/**
 * Plays the platforms of the channels that have no secrets, so that the product can be tried without any account, and
 * a demonstration exchange where nobody real could hear of it. Also clears away what earlier runs of this kind have
 * left in the store.
 */
export const startSimulated = async (options: SimulatedOptions): Promise<Simulated> => {
  const { config, log, served } = options;
  const ports = pastRunPorts(options);
  const channels = await chooseChannels(options, ports);
  const demonstrates = channels.length === CHANNEL_IDS.length && config.MAMORI_EXCHANGES.length === 0;
  if (!demonstrates && served.length > 0) await forgetDemonstration(ports);
  const demonstration: Demonstration | undefined = demonstrates ? await startDemonstration(log) : undefined;
  const platforms = channels.map((id) => PLATFORMS[id]());
  const history = await startHistory(platforms, log);
  const servers = await Promise.all(platforms.map(({ answer }) => startLoopbackServer(answer, log)));
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.close()));
  };
  let base = '';
  return {
    environment: {
      MAMORI_SIMULATED: [...channels, ...(demonstrates ? ['demo'] : [])].join(','),
      MAMORI_DEMO_URL: demonstration?.url ?? '',
      ...Object.assign({}, ...platforms.map(({ secrets }) => secrets)),
      ...Object.fromEntries(
        platforms.map(({ id }, index) => [`${id.toUpperCase()}_API_URL`, servers[index]?.url ?? '']),
      ),
    },
    routes:
      served.length === 0
        ? []
        : simulatedRoutes({ platforms, demonstration, history, deliver: deliverTo(() => base), log }),
    start(url, poll) {
      base = url;
      demonstration?.start({
        poll: async () => poll?.({ exchanges: ['demo'] }),
        read: async (path) => (await fetch(url + path)).json(),
      });
    },
    async stop() {
      for (const { log: chat } of platforms) chat.close();
      await Promise.all([demonstration?.stop(), history.stop()]);
    },
    close,
  };
};
