import { createDeliver } from '../../../lib/app/deliver.ts';
import { createFanOut } from '../../../lib/app/fan-out.ts';
import type { FanOutPorts } from '../../../lib/app/delivery/plan-ports.ts';
import { readDigestFacts } from '../../../lib/app/delivery/digest-facts.ts';
import { createRenderDigest } from '../../../lib/app/digest-message.ts';
import { EXCHANGES } from '../../../lib/exchanges/index.ts';
import { createClaimStore } from '../../../lib/store/claim-store.ts';
import { createExchangeStore } from '../../../lib/store/exchange-store.ts';
import { renderNotice, renderReport } from '../../../lib/app/notice-message.ts';
import { createRelay } from '../../../lib/app/relay.ts';
import { createRenderWatch } from '../../../lib/app/watch-message.ts';
import type { RenderAlert } from '../../../lib/core/alert.ts';
import type { Address, ChannelId, OutboundChannel, Receipt } from '../../../lib/core/channel.ts';
import type { Incident } from '../../../lib/core/incident.ts';
import type { LocaleId } from '../../../lib/core/locale-id.ts';
import type { Subscriber } from '../../../lib/core/subscriber.ts';
import { createBatchStore } from '../../../lib/store/batch-store.ts';
import { createBudgetStore } from '../../../lib/store/budget-store.ts';
import { createIncidentStore } from '../../../lib/store/incident-store.ts';
import { createNoticeStore } from '../../../lib/store/notice-store.ts';
import { createEnteredStore } from '../../../lib/store/entered-store.ts';
import { createSilenceStore } from '../../../lib/store/silence-store.ts';
import { createSeal } from '../../../lib/store/seal.ts';
import { createSubscriberStore } from '../../../lib/store/subscriber-store.ts';
import { createWatchStore } from '../../../lib/store/watch-store.ts';
import { play } from '../../core/lifecycle-play.ts';
import type { EmbeddedTable } from '../../store/embedded-table.ts';
import { silentLog } from '../poll/scripted-exchange.ts';

/** What a person was shown by a scripted channel. */
export interface Delivered {
  channel: ChannelId;
  to: string;
  how: 'sent' | 'edited';
  title: string;
  body?: string;
}

/** A channel that delivers in memory; `answer` may say otherwise for one person, by how often he was tried. */
export const scriptedChannel = (
  id: ChannelId,
  delivered: Delivered[],
  answer: (to: Address, attempt: number) => Receipt | undefined = () => undefined,
) => {
  const keys = new Set<string>();
  const attempts = new Map<string, number>();
  const requests = { count: 0 };
  const idempotent = id !== 'telegram';
  const deliver = (to: Address, how: Delivered['how'], title: string, key?: string, body?: string): Receipt => {
    const attempt = (attempts.get(to.id) ?? 0) + 1;
    attempts.set(to.id, attempt);
    const scripted = answer(to, attempt);
    if (scripted !== undefined) return scripted;
    const repeated = idempotent && key !== undefined && keys.has(`${key} ${to.id}`);
    if (key !== undefined) keys.add(`${key} ${to.id}`);
    if (!repeated)
      delivered.push({ channel: id, to: to.id, how, title, ...(body !== undefined && body !== '' && { body }) });
    return { state: 'sent', ref: id === 'line' ? null : `ref-${to.id}` };
  };
  const channel: OutboundChannel = {
    id,
    edits: id !== 'line',
    batchSize: 3,
    multicasts: id === 'line',
    perSecond: 1_000,
    idempotent,
    async send(to, { title, body }, _locale, key) {
      requests.count += 1;
      return deliver(to, 'sent', title, key, body.join('\n'));
    },
    ...(id === 'line' && {
      async multicast(
        all: readonly Address[],
        { title }: { title: string },
        _locale: LocaleId,
        key: string,
      ): Promise<Receipt> {
        requests.count += 1;
        for (const to of all) deliver(to, 'sent', title, key);
        return { state: 'sent', ref: null };
      },
    }),
    ...(id !== 'line' && {
      async edit(to: Address, _ref: string, { title }: { title: string }) {
        requests.count += 1;
        return deliver(to, 'edited', title);
      },
    }),
  };
  return { channel, requests };
};

/** An incident with the events that these readings make (letters as in lifecycle-play.ts). */
export const incidentOf = (readings: readonly string[]): Incident => {
  const { incident } = play(readings);
  if (incident === undefined) throw new Error('the readings open no incident');
  return { ...incident, id: 'kucoin-1', exchange: 'kucoin' };
};

export const subscriberOf = (channel: ChannelId, n: number, more: Partial<Subscriber> = {}): Subscriber => ({
  id: `${channel}-${String(n).padStart(6, '0')}`,
  channel,
  address: { id: `${channel}${n}` },
  locale: 'en',
  level: 'warn',
  subscriptions: { kucoin: ['*'] },
  active: true,
  createdAt: 0,
  version: 0,
  ...more,
});

/** Makes calls of a port fail at the n-th of them all. */
export const crashAt = (n: number) => {
  let calls = 0;
  const guard = <T extends object>(port: T): T =>
    Object.fromEntries(
      Object.entries(port).map(([name, member]) => [
        name,
        typeof member !== 'function'
          ? member
          : (...args: unknown[]) => {
              calls += 1;
              if (calls === n) throw new Error('crash');
              return (member as (...all: unknown[]) => unknown)(...args);
            },
      ]),
    ) as T;
  return { guard, reached: () => calls >= n };
};

/** All real stores in one embedded table, queues in memory, and a clock that moves only by waiting. */
export const createWorld = (
  embedded: EmbeddedTable,
  channels: readonly OutboundChannel[],
  /** Those who alone are told, where it is a trial; the log of planning. May be changed while it runs. */
  mode: { administrators?: readonly string[] | undefined; everyAdministrator?: readonly string[] } & {
    log?: FanOutPorts['log'];
  } = {},
) => {
  let now = 1_700_000_000_000;
  const clock = () => now;
  const wait = async (milliseconds: number): Promise<void> => {
    now += milliseconds;
  };
  const { table } = embedded;
  const seal = createSeal(new Uint8Array(32).fill(7));
  const queue: { kind: 'announce' | ChannelId; name: string; notBefore?: number }[] = [];
  const stores = {
    incidents: createIncidentStore({ table, clock }),
    notices: createNoticeStore({ table }),
    silences: createSilenceStore({ table }),
    entered: createEnteredStore({ table }),
    subscribers: createSubscriberStore({ table, seal }),
    batches: createBatchStore({ table, seal, clock }),
    claims: createClaimStore({ table, clock }),
    budget: createBudgetStore({ table, clock }),
    queues: {
      announce: async (name: string) => {
        queue.push({ kind: 'announce', name });
      },
      deliver: async (kind: ChannelId, name: string, delaySeconds = 0) => {
        queue.push({ kind, name, notBefore: now + delaySeconds * 1_000 });
      },
    },
  };
  const render: RenderAlert = (_incident, { reason, assets }, _locale, trial, personal) => ({
    title: [
      ...(trial === undefined ? [] : [`trial ${trial.line}/${trial.telegram}/${trial.discord}`]),
      reason,
      assets.map(({ asset }) => asset).join(''),
      ...(personal?.phrase === undefined ? [] : [`phrase ${personal.phrase}`]),
      ...(personal?.figures?.concerned ?? []).map(({ asset, amount, yen }) => `own ${amount} ${asset} = ${yen}`),
      ...(personal?.silent === true ? ['silent'] : []),
    ].join(' '),
    body: [],
    buttons: [],
    links: [],
  });

  const fanOut = (ports = stores) =>
    createFanOut({
      ...ports,
      channels,
      clock,
      administrators: mode.administrators === undefined ? undefined : async () => mode.administrators ?? [],
      everyAdministrator: async () => mode.everyAdministrator ?? [],
      log: mode.log ?? silentLog,
    });
  const deliver = (channel: OutboundChannel, ports = stores, remainingMs = () => 60_000) => {
    const send = createDeliver({
      ...ports,
      channel,
      render,
      renderNotice,
      renderReport,
      digestFacts: (id) =>
        readDigestFacts(id, {
          incidents: ports.incidents,
          exchanges: createExchangeStore({ table }),
          directory: { kucoin: EXCHANGES.kucoin },
          clock,
          pollMs: 60_000,
        }),
      renderDigest: createRenderDigest(EXCHANGES),
      watch: { store: createWatchStore({ table }), render: createRenderWatch(EXCHANGES) },
      clock,
      prices: async () => ({ priceOf: () => ({ yen: '2', at: now, source: 'made' }) }),
      pace: async (slot) => {
        now = Math.max(now, slot);
      },
      log: silentLog,
      owner: 'test',
    });
    return (batch: string) => send(batch, remainingMs);
  };
  const work = async ({ kind, name }: (typeof queue)[number], ports = stores): Promise<void> => {
    if (kind === 'announce') return fanOut(ports)(name);
    const channel = channels.find(({ id }) => id === kind);
    if (channel !== undefined) await deliver(channel, ports)(name);
  };
  return {
    ...stores,
    queue,
    wait,
    clock,
    fanOut,
    deliver,
    work,
    stores,
    /** Works the queue off, time passing in between, until nothing is left. */
    async drain(): Promise<void> {
      for (let rounds = 0; queue.length > 0; rounds += 1) {
        if (rounds > 2_000) throw new Error('the queue does not come to an end');
        const message = queue.shift();
        now = Math.max(now, message?.notBefore ?? 0);
        if (message !== undefined) await work(message);
        await wait(2_000);
      }
    },
    /** What a process that comes back finds: an empty queue, leases that end, and the sweep. */
    async recover(): Promise<void> {
      queue.length = 0;
      await wait(60_000);
      await createRelay({ ...stores, clock, log: silentLog })();
      await this.drain();
    },
    async addSubscribers(all: readonly Subscriber[]): Promise<void> {
      await Promise.all(all.map((one) => stores.subscribers.save(one)));
    },
  };
};
