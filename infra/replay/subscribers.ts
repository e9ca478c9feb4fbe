import { createRenderAlert } from '../../lib/app/alert.ts';
import { createDeliver } from '../../lib/app/deliver.ts';
import { createFanOut } from '../../lib/app/fan-out.ts';
import { createRenderDigest } from '../../lib/app/digest-message.ts';
import { renderNotice, renderReport } from '../../lib/app/notice-message.ts';
import { createReviewOutflows, createTakeInOutflows } from '../../lib/app/take-in-outflows.ts';
import { CHAINS } from '../../lib/chains/index.ts';
import { CHANNEL_TRAITS } from '../../lib/channels/traits.ts';
import type { Chain } from '../../lib/core/chain.ts';
import {
  CHANNEL_IDS,
  type Address,
  type ChannelId,
  type Message,
  type OutboundChannel,
  type Receipt,
} from '../../lib/core/channel.ts';
import type { LocaleId } from '../../lib/core/locale-id.ts';
import type { Log } from '../../lib/core/log.ts';
import type { Severity } from '../../lib/core/severity.ts';
import type { Queues } from '../../lib/core/stores.ts';
import type { Subscriber } from '../../lib/core/subscriber.ts';
import { MINUTE, type Instant } from '../../lib/core/time.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { createClaimStore } from '../../lib/store/claim-store.ts';
import { createBatchStore } from '../../lib/store/batch-store.ts';
import { createBudgetStore } from '../../lib/store/budget-store.ts';
import { createExchangeStore } from '../../lib/store/exchange-store.ts';
import { createIncidentStore } from '../../lib/store/incident-store.ts';
import { createNoticeStore } from '../../lib/store/notice-store.ts';
import { createSilenceStore } from '../../lib/store/silence-store.ts';
import { createOutflowStore } from '../../lib/store/outflow-store.ts';
import { createSeal, MASTER_KEY_BYTES } from '../../lib/store/seal.ts';
import { createSubscriberStore } from '../../lib/store/subscriber-store.ts';
import type { Table } from '../../lib/store/table.ts';
import type { PlayPorts } from './play.ts';

/** One message as somebody would have had it. */
export interface Told {
  at: Instant;
  channel: ChannelId;
  recipient: string;
  incident: string;
  severity: Severity | null;
  message: Message;
  /** Names the message among all; null where it can never be changed. */
  ref: string | null;
  /** A message that was there before, and says something else now. */
  edited: boolean;
}

/** Somebody who has subscribed to the exchange at level watch. */
export interface Person {
  channel: ChannelId;
  locale: LocaleId;
}

/** For whom `mamori replay` plays. */
export const TWO_PEOPLE: readonly Person[] = [
  { channel: 'line', locale: 'ja' },
  { channel: 'telegram', locale: 'en' },
];

/** A few people are no crowd. */
const PER_SECOND = 10;
/** A delivery may take as long as it likes: the clock stands meanwhile. */
const REMAINING_MS = MINUTE;

const subscriberOf = (channel: ChannelId, locale: LocaleId, exchange: string, now: Instant): Subscriber => ({
  id: `replay-${channel}-${locale}`,
  channel,
  address: { id: locale },
  locale,
  level: 'watch',
  subscriptions: { [exchange]: ['*'] },
  active: true,
  createdAt: now,
  version: 0,
});

type Take = (to: Address, message: Message, ref: string | null, edited: boolean) => void;

/** Takes down what would have been sent; it has the traits of the real one. */
const recording = (id: ChannelId, nextRef: () => string, take: Take): OutboundChannel => ({
  ...CHANNEL_TRAITS[id],
  multicasts: id === 'line',
  perSecond: PER_SECOND,
  idempotent: true,
  async send(to, message): Promise<Receipt> {
    const ref = id === 'line' ? null : nextRef();
    take(to, message, ref, false);
    return { state: 'sent', ref };
  },
  ...(id === 'line'
    ? {
        async multicast(all: readonly Address[], message: Message): Promise<Receipt> {
          for (const to of all) take(to, message, null, false);
          return { state: 'sent', ref: null };
        },
      }
    : {
        async edit(to: Address, ref: string, message: Message): Promise<Receipt> {
          take(to, message, ref, true);
          return { state: 'sent', ref };
        },
      }),
});

export interface Subscribers {
  takeInOutflows: PlayPorts['takeInOutflows'];
  /** Where incidents that have something to tell are named, to be delivered at the next settling. */
  queues: Queues;
  /** Looks at open incidents anew, and delivers what is owed. */
  settle(): Promise<void>;
  told: Told[];
}

/**
 * Subscribers of an exchange, with everything between a finding and their telephones as it runs in production, but the
 * platforms. Prices of that day are not known: values in yen are said to be unknown.
 */
export const addSubscribers = async (
  exchange: string,
  people: readonly Person[],
  { table, clock, log }: { table: Table; clock: PlayPorts['clock']; log: Log },
): Promise<Subscribers> => {
  const seal = createSeal(new Uint8Array(MASTER_KEY_BYTES).fill(1));
  const told: Told[] = [];
  const queue: { kind: ChannelId | 'announce'; id: string }[] = [];
  const queues: Queues = {
    async announce(id) {
      queue.push({ kind: 'announce', id });
    },
    async deliver(kind, id) {
      queue.push({ kind, id });
    },
  };
  const stores = {
    incidents: createIncidentStore({ table, clock }),
    notices: createNoticeStore({ table }),
    silences: createSilenceStore({ table }),
    subscribers: createSubscriberStore({ table, seal }),
    batches: createBatchStore({ table, seal, clock }),
    claims: createClaimStore({ table, clock }),
    queues,
    clock,
    log,
  };
  for (const { channel, locale } of people)
    // A handful.
    // oxlint-disable-next-line no-await-in-loop
    await stores.subscribers.save(subscriberOf(channel, locale, exchange, clock()));

  const outflows = createOutflowStore({ table });
  const takeIn = createTakeInOutflows({
    ...stores,
    outflows,
    exchanges: createExchangeStore({ table }),
    prices: async () => ({ priceOf: () => undefined }),
    chains: Object.fromEntries(Object.values<Chain>(CHAINS).map(({ id, names }) => [id, names])),
  });
  const review = createReviewOutflows(outflows, takeIn, (_, error) => {
    throw error;
  });

  let incident = '';
  let refs = 0;
  const nextRef = (): string => {
    refs += 1;
    return String(refs);
  };
  const channels = CHANNEL_IDS.map((id) =>
    recording(id, nextRef, (to, message, ref, edited) => {
      told.push({
        at: clock(),
        channel: id,
        recipient: to.id,
        incident,
        severity: message.severity ?? null,
        message,
        ref,
        edited,
      });
    }),
  );
  const fanOut = createFanOut({ ...stores, channels });
  const deliver = (channel: OutboundChannel) =>
    createDeliver({
      ...stores,
      channel,
      owner: 'replay',
      budget: createBudgetStore({ table, clock }),
      // The clock stands: nobody waits for his turn.
      pace: async () => {},
      prices: async () => ({ priceOf: () => undefined }),
      renderNotice,
      renderReport,
      // Nobody in a replay asks for one.
      digestFacts: async () => ({ at: clock(), incidents: [], blind: [] }),
      renderDigest: createRenderDigest(EXCHANGES),
      render: createRenderAlert({ directory: EXCHANGES }),
    });
  return {
    told,
    queues,
    takeInOutflows: takeIn,
    async settle() {
      await review([exchange]);
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const { kind, id } = next;
        const channel = channels.find((one) => one.id === kind);
        incident = id.split('/')[0] ?? '';
        // One after another, as the queues do.
        // oxlint-disable-next-line no-await-in-loop
        await (channel === undefined ? fanOut(id) : deliver(channel)(id, () => REMAINING_MS));
      }
    },
  };
};
