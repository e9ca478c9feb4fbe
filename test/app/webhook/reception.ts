import { randomBytes } from 'node:crypto';
import type { ReportDesk } from '../../../lib/core/reports.ts';
import type { ArrivalStore } from '../../../lib/core/arrivals.ts';
import type { BudgetStore, IncidentStore } from '../../../lib/core/stores.ts';
import { createAnswerCommand, type AnswerPorts } from '../../../lib/app/answer-command.ts';
import { createReceiveWebhook, type ReceivePorts } from '../../../lib/app/receive-webhook.ts';
import { EXCHANGES } from '../../../lib/exchanges/index.ts';
import { createClaimStore } from '../../../lib/store/claim-store.ts';
import { createIdentify, createSeal } from '../../../lib/store/seal.ts';
import { createSubscriberStore } from '../../../lib/store/subscriber-store.ts';
import type { EmbeddedTable } from '../../store/embedded-table.ts';
import { createFakeChannel, type FakeChannel } from './fake-channel.ts';

const noIncidents: Pick<IncidentStore, 'load' | 'list'> = {
  load: async () => undefined,
  list: async () => ({ incidents: [] }),
};

export const NO_VIEWS: AnswerPorts['views'] = {
  shown: async () => undefined,
  held: async () => ({ views: new Map(), open: [] }),
  all: async () => new Map(),
  troubles: async () => [],
};

/** The receiving side on a real table; time passes only when someone sleeps. */
export const receptionOn = (
  { table }: EmbeddedTable,
  {
    channel = createFakeChannel('call'),
    arrivals,
    reports,
    views = NO_VIEWS,
    prices = async () => ({ priceOf: () => undefined }),
    incidents = noIncidents as IncidentStore,
    ...more
  }: Partial<Omit<ReceivePorts, 'channel'>> & {
    channel?: FakeChannel;
    arrivals?: ArrivalStore;
    reports?: ReportDesk;
  } & Partial<Pick<AnswerPorts, 'views' | 'prices' | 'incidents'>> = {},
) => {
  const master = new Uint8Array(randomBytes(32));
  const time = { now: Date.UTC(2026, 10, 24) };
  const clock = () => time.now;
  const logged: { message: string; fields: unknown }[] = [];
  const paused: number[] = [];
  const note = (message: string, fields?: unknown) => {
    logged.push({ message, fields });
  };
  const subscribers = createSubscriberStore({ table, seal: createSeal(master) });
  const identify = createIdentify(master);
  const budget: Pick<BudgetStore, 'reserve' | 'pause'> = {
    reserve: async (_channel, _perSecond, count) => Array.from({ length: count }, () => time.now),
    pause: async (_channel, until) => {
      paused.push(until);
    },
  };
  const ports: ReceivePorts = {
    channel,
    subscribers,
    identify,
    budget,
    clock,
    claims: createClaimStore({ table, clock }),
    answerCommand: createAnswerCommand({
      arrivals,
      reports,
      log: { warn: note },
      subscribers,
      identify,
      clock,
      directory: EXCHANGES,
      views,
      prices,
      incidents,
    }),
    sleep: async (milliseconds) => {
      time.now += milliseconds;
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    },
    pace: async (slot) => {
      time.now = Math.max(time.now, slot);
    },
    log: { info: note, warn: note, error: note },
    ...more,
  };
  return {
    receive: createReceiveWebhook(ports),
    ports,
    channel,
    time,
    logged,
    paused,
    personOf: (id: string) => subscribers.load(identify(channel.id, id)),
  };
};
