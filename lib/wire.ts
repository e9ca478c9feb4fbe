import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRenderAlert } from './app/alert.ts';
import { createAnswerCommand } from './app/answer-command.ts';
import { createDeliver } from './app/deliver.ts';
import { createPacer } from './app/delivery/pacer.ts';
import { createDescribeExchange } from './app/describe-exchange.ts';
import { createFanOut } from './app/fan-out.ts';
import { createPollExchange } from './app/poll-exchange.ts';
import { createPollExchanges } from './app/poll-exchanges.ts';
import { createPublicApi } from './app/public-api.ts';
import { createReceiveWebhook } from './app/receive-webhook.ts';
import { createRelay } from './app/relay.ts';
import { CHANNEL_TRAITS } from './channels/traits.ts';
import { commandMenu } from './commands/menu.ts';
import type { RawRequest, WebhookReply } from './core/channel.ts';
import { LOCALE_IDS } from './core/locale-id.ts';
import { SECOND } from './core/time.ts';
import { createAnswerRequest, type PublicRequest, type PublicResponse } from './page/answer-request.ts';
import type { HandleMessage } from './queues/consume-queue.ts';
import { createHttpReader } from './sources/http-reader.ts';
import { createObserveEndpoint } from './sources/observe-endpoint.ts';
import { userAgentOf } from './sources/user-agent.ts';
import { createBudgetStore } from './store/budget-store.ts';
import { createClaimStore } from './store/claim-store.ts';
import { createExchangeStore } from './store/exchange-store.ts';
import { shardsFor } from './store/flag-shards.ts';
import { createIncidentStore } from './store/incident-store.ts';
import { VERSION } from './version.ts';
import { readAnnouncement, readDelivery } from './queues/sqs-queues.ts';
import { createIdentify } from './store/seal.ts';
import { clock, directoryOf, knownExchanges, masterKeyOf, queuesOf, sealedStores, wireBase } from './wire/base.ts';
import {
  discordInbound,
  discordOutbound,
  lineInbound,
  lineOutbound,
  telegramInbound,
  telegramOutbound,
  type Inbound,
  type Outbound,
} from './wire/channels.ts';

export const wirePolling = (name: string): ((only?: readonly string[]) => Promise<void>) => {
  const { config, log, table } = wireBase(name);
  const userAgent = userAgentOf(VERSION, config.MAMORI_PUBLIC_URL);
  const reader = createHttpReader({
    clock,
    egressUrl: config.MAMORI_EGRESS_URL,
    userAgent,
    random: Math.random,
    sleep,
  });
  const poll = createPollExchange(
    {
      observe: createObserveEndpoint({ reader, clock }),
      exchanges: createExchangeStore({ table }),
      incidents: createIncidentStore({ table, clock }),
      queues: queuesOf(config),
      log,
    },
    { recoveryMs: config.MAMORI_RECOVERY_SECONDS * SECOND, shardsFor },
  );
  return createPollExchanges(Object.values(directoryOf(config)), poll, log);
};

export const wireFanOut = (name: string): HandleMessage => {
  const base = wireBase(name);
  const fanOut = createFanOut({
    ...sealedStores(base),
    queues: queuesOf(base.config),
    channels: Object.values(CHANNEL_TRAITS),
    clock,
    log: base.log,
  });
  return (body) => fanOut(readAnnouncement(body));
};

export const wireRelay = (name: string): (() => Promise<unknown>) => {
  const base = wireBase(name);
  return createRelay({ ...sealedStores(base), queues: queuesOf(base.config), clock, log: base.log });
};

const wireDelivery = (name: string, createChannel: Outbound): HandleMessage => {
  const base = wireBase(name);
  const { config, log, table } = base;
  const channel = createChannel(config);
  if (channel === undefined) {
    return async () => {
      log.warn('the channel is off: nothing is sent');
    };
  }
  const deliver = createDeliver({
    ...sealedStores(base),
    channel,
    queues: queuesOf(config),
    clock,
    log,
    owner: `${name}-${randomUUID()}`,
    budget: createBudgetStore({ table, clock }),
    pace: createPacer({ clock, sleep, perSecond: channel.perSecond }),
    render: createRenderAlert({ directory: knownExchanges(config), publicUrl: config.MAMORI_PUBLIC_URL }),
  });
  return async (body, remainingMs) => {
    await deliver(readDelivery(body), remainingMs);
  };
};

export const wireLineDelivery = (name: string): HandleMessage => wireDelivery(name, lineOutbound);
export const wireTelegramDelivery = (name: string): HandleMessage => wireDelivery(name, telegramOutbound);
export const wireDiscordDelivery = (name: string): HandleMessage => wireDelivery(name, discordOutbound);

type Receive = (request: RawRequest) => Promise<WebhookReply>;

const wireWebhook = (name: string, createChannel: Inbound): Receive => {
  const base = wireBase(name);
  const { config, log, table, pollMs } = base;
  const channel = createChannel(config);
  // A channel without its secrets is off: nothing is there.
  if (channel === undefined) return async () => ({ status: 404 });
  const { subscribers, incidents } = sealedStores(base);
  const identify = createIdentify(masterKeyOf(config));
  const directory = directoryOf(config);
  const describe = createDescribeExchange({
    directory,
    exchanges: createExchangeStore({ table }),
    incidents,
    clock,
    pollMs,
  });
  return createReceiveWebhook({
    channel,
    subscribers,
    identify,
    clock,
    sleep,
    log,
    pace: createPacer({ clock, sleep, perSecond: channel.perSecond }),
    claims: createClaimStore({ table, clock }),
    budget: createBudgetStore({ table, clock }),
    answerCommand: createAnswerCommand({
      subscribers,
      incidents,
      identify,
      directory,
      clock,
      publicUrl: config.MAMORI_PUBLIC_URL,
      describe: async (id) => (await describe(id))?.view,
    }),
  });
};

export const wireLineWebhook = (name: string): Receive => wireWebhook(name, lineInbound);
export const wireTelegramWebhook = (name: string): Receive => wireWebhook(name, telegramInbound);
export const wireDiscordWebhook = (name: string): Receive => wireWebhook(name, discordInbound);

export const wirePublicApi = (name: string): ((request: PublicRequest) => Promise<PublicResponse>) => {
  const { config, table, pollMs } = wireBase(name);
  const api = createPublicApi({
    directory: directoryOf(config),
    exchanges: createExchangeStore({ table }),
    incidents: createIncidentStore({ table, clock }),
    clock,
    pollMs,
  });
  return createAnswerRequest({ api, clock, version: VERSION });
};

/** Requests that registering menus takes at the most: one a language. */
const SET_UP_REQUESTS = LOCALE_IDS.length;

/** Registers commands and menus on every channel that is switched on. One that fails does not keep the others. */
export const wireSetUp = (name: string): (() => Promise<void>) => {
  const { config, log, table } = wireBase(name);
  const budget = createBudgetStore({ table, clock });
  const channels = [lineOutbound(config), telegramOutbound(config), discordOutbound(config)].filter(
    (channel) => channel !== undefined,
  );
  return async () => {
    await Promise.all(
      channels.map(async (channel) => {
        try {
          const slots = await budget.reserve(channel.id, channel.perSecond, SET_UP_REQUESTS);
          await sleep(Math.max(0, (slots?.at(-1) ?? 0) - clock()));
          await channel.setUp?.(commandMenu());
        } catch (error) {
          log.error('menus could not be registered', { channel: channel.id, error });
        }
      }),
    );
  };
};
