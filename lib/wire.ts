import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRenderAlert } from './app/alert.ts';
import { createAnswerCommand } from './app/answer-command.ts';
import { createCompleteOption } from './app/complete-option.ts';
import { createDeliver } from './app/deliver.ts';
import { createPacer } from './app/delivery/pacer.ts';
import { createFanOut } from './app/fan-out.ts';
import { renderNotice, renderReport } from './app/notice-message.ts';
import { createPollExchange } from './app/poll-exchange.ts';
import { createPollExchanges } from './app/poll-exchanges.ts';
import { createPublicApi } from './app/public-api.ts';
import { createReceiveUpdate, createReceiveWebhook, type ReceivePorts } from './app/receive-webhook.ts';
import { createRelay } from './app/relay.ts';
import { CHANNEL_TRAITS } from './channels/traits.ts';
import type { RawRequest, WebhookReply } from './core/channel.ts';
import { isPolled } from './core/exchange.ts';
import { createInTurn } from './core/in-turn.ts';
import { SECOND } from './core/time.ts';
import { createAnswerRequest, type PublicRequest, type PublicResponse } from './page/answer-request.ts';
import { EXCHANGES } from './exchanges/index.ts';
import type { HandleMessage } from './queues/consume-queue.ts';
import type { Environment } from './secrets/secret-names.ts';
import { createArrivalStore } from './store/arrival-store.ts';
import { createBudgetStore } from './store/budget-store.ts';
import { createClaimStore } from './store/claim-store.ts';
import { shardsFor } from './store/flag-shards.ts';
import { createIncidentStore } from './store/incident-store.ts';
import { VERSION } from './version.ts';
import { readAnnouncement, readDelivery } from './queues/sqs-queues.ts';
import { createIdentify } from './store/seal.ts';
import { clock, directoryOf, knownExchanges, masterKeyOf, queuesOf, sealedStores, wireBase } from './wire/base.ts';
import {
  discordDirect,
  discordInbound,
  discordOutbound,
  lineInbound,
  lineOutbound,
  telegramDirect,
  telegramInbound,
  telegramOutbound,
  type Inbound,
  type Outbound,
} from './wire/channels.ts';
import { boardKeeper, describeFrom, describePorts, exchangeReader } from './wire/describe.ts';
import { administration, toldAlone } from './wire/desk.ts';
import { digests } from './wire/digests.ts';
import { drawn, linked, type Pictures } from './wire/pictures.ts';
import { priceBook, priceRefresh } from './wire/prices.ts';
import { reportDesk } from './wire/reports.ts';
import { wireSetUpChannels } from './wire/set-up.ts';
import { idleKeys } from './wire/exchange-keys.ts';
import { observeFrom } from './wire/sources.ts';
import { saidFrom, takeInStatements } from './wire/statements.ts';
import { createTurn, type Turn } from './wire/turn.ts';

/** Flags that have changed are written in a few milliseconds; a slow table keeps nobody waiting any longer. */
const TAKE_IN_TURN_MS = 100;

export const wirePolling = (name: string, environment?: Environment): ((only?: readonly string[]) => Promise<void>) => {
  const base = wireBase(name, environment);
  const { config, log, table } = base;
  const { exchanges, during } = boardKeeper(base);
  const idle = idleKeys(EXCHANGES, config);
  if (idle.length > 0) log.warn('keys are not used: MAMORI_KEYED_EXCHANGES does not name their exchanges', { idle });
  const poll = createPollExchange(
    {
      observe: observeFrom(config),
      said: saidFrom(base),
      exchanges,
      incidents: createIncidentStore({ table, clock }),
      queues: queuesOf(config),
      log,
      inTurn: createInTurn((milliseconds) => sleep(milliseconds), TAKE_IN_TURN_MS),
    },
    { recoveryMs: config.MAMORI_RECOVERY_SECONDS * SECOND, shardsFor },
  );
  const pollAll = createPollExchanges(Object.values(directoryOf(config)).filter(isPolled), poll, log);
  const refreshPrices = priceRefresh(base);
  // A run for some exchanges alone is somebody waiting for them.
  return async (only) => {
    await Promise.all([during(pollAll(only)), only === undefined ? refreshPrices() : undefined]);
  };
};

export const wireFanOut = (name: string, environment?: Environment): HandleMessage => {
  const base = wireBase(name, environment);
  const fanOut = createFanOut({
    ...sealedStores(base),
    claims: createClaimStore({ table: base.table, clock }),
    queues: queuesOf(base.config),
    channels: Object.values(CHANNEL_TRAITS),
    ...toldAlone(base),
    clock,
    log: base.log,
  });
  return (body) => fanOut(readAnnouncement(body));
};

export const wireRelay = (name: string, environment?: Environment): (() => Promise<unknown>) => {
  const base = wireBase(name, environment);
  return createRelay({ ...sealedStores(base), queues: queuesOf(base.config), clock, log: base.log });
};

const wireDelivery = (createChannel: Outbound, name: string, environment?: Environment): HandleMessage => {
  const base = wireBase(name, environment);
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
    prices: priceBook(base),
    renderNotice,
    renderReport,
    ...digests(base),
    render: createRenderAlert({ directory: knownExchanges(config), publicUrl: config.MAMORI_PUBLIC_URL }),
  });
  return async (body, remainingMs) => {
    await deliver(readDelivery(body), remainingMs);
  };
};

export const wireLineDelivery = (name: string, environment?: Environment): HandleMessage =>
  wireDelivery(lineOutbound, name, environment);
export const wireTelegramDelivery = (name: string, environment?: Environment): HandleMessage =>
  wireDelivery(telegramOutbound, name, environment);
export const wireDiscordDelivery = (name: string, environment?: Environment): HandleMessage =>
  wireDelivery(discordOutbound, name, environment);

type Receive = (request: RawRequest) => Promise<WebhookReply>;

/** The one road of what people say, whether it comes by a webhook or over a connection of ours. */
const wireReception = <From>(
  name: string,
  createChannel: Inbound,
  pictures: Pictures,
  create: (ports: ReceivePorts) => (from: From) => Promise<WebhookReply>,
  environment?: Environment,
): ((from: From) => Promise<WebhookReply>) => {
  const base = wireBase(name, environment);
  const { config, log, table } = base;
  const channel = createChannel(config);
  // A channel without its secrets is off: nothing is there.
  if (channel === undefined) return async () => ({ status: 404 });
  const stores = sealedStores(base);
  const { subscribers, incidents } = stores;
  const identify = createIdentify(masterKeyOf(config));
  const directory = directoryOf(config);
  const exchanges = exchangeReader(base);
  return create({
    channel,
    subscribers,
    identify,
    clock,
    sleep,
    log,
    pace: createPacer({ clock, sleep, perSecond: channel.perSecond }),
    claims: createClaimStore({ table, clock }),
    budget: createBudgetStore({ table, clock }),
    completeOption: createCompleteOption({ directory, exchanges, incidents }),
    answerCommand: createAnswerCommand({
      arrivals: createArrivalStore({ table, clock }),
      reports: reportDesk(base),
      takeInStatements: takeInStatements(base),
      log,
      subscribers,
      incidents,
      identify,
      directory,
      clock,
      publicUrl: config.MAMORI_PUBLIC_URL,
      accounts: config.MAMORI_ACCOUNTS,
      ...administration(base, stores),
      shadow: config.MAMORI_MODE === 'shadow',
      views: describeFrom(base),
      prices: priceBook(base),
      draw: pictures(base),
      administers: channel.administers,
    }),
  });
};

const wireWebhook = (createChannel: Inbound, pictures: Pictures, name: string, environment?: Environment): Receive =>
  wireReception(name, createChannel, pictures, createReceiveWebhook, environment);

export const wireLineWebhook = (name: string, environment?: Environment): Receive =>
  wireWebhook(lineInbound, linked, name, environment);
export const wireTelegramWebhook = (name: string, environment?: Environment): Receive =>
  wireWebhook(telegramInbound, drawn, name, environment);
export const wireDiscordWebhook = (name: string, environment?: Environment): Receive =>
  wireWebhook(discordInbound, drawn, name, environment);

/** What a connection of ours needs: the road of each update that it brings, and the turn of its own requests. */
export interface DirectReceiving {
  receive: (update: unknown) => Promise<WebhookReply>;
  turn: Turn;
}

const wireDirect = (name: string, createChannel: Inbound): DirectReceiving | undefined => {
  const { config, table } = wireBase(name);
  const channel = createChannel(config);
  return channel === undefined
    ? undefined
    : { receive: wireReception(name, createChannel, drawn, createReceiveUpdate), turn: createTurn(table, channel) };
};

export const wireTelegramUpdates = (name: string): DirectReceiving | undefined => wireDirect(name, telegramDirect);
export const wireDiscordInteractions = (name: string): DirectReceiving | undefined => wireDirect(name, discordDirect);

export const wirePublicApi = (name: string): ((request: PublicRequest) => Promise<PublicResponse>) => {
  const base = wireBase(name);
  const { config } = base;
  const api = createPublicApi({
    ...describePorts(base),
    incidents: createIncidentStore({ table: base.table, clock }),
  });
  return createAnswerRequest({ api, clock, version: VERSION, simulated: config.MAMORI_SIMULATED });
};

/** Registers webhooks, commands and menus on every channel that is switched on. One that fails does not keep the others. */
export const wireSetUp = (name: string): (() => Promise<void>) => {
  const { config, log, table } = wireBase(name);
  const said = { menus: 'menus', webhook: 'the webhook' };
  return wireSetUpChannels(
    config,
    ({ channel, step, ok, detail }) => {
      if (ok) log.info(`${said[step]} registered`, { channel, detail });
      else log.error(`${said[step]} could not be registered`, { channel, detail });
    },
    (outbound, requests) => createTurn(table, outbound)(requests),
  );
};
