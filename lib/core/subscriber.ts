import type { Address, ChannelId } from './channel.ts';
import type { Digest } from './digest.ts';
import type { QuietHours } from './quiet-hours.ts';
import type { Holding } from './holding.ts';
import type { Rate } from './rate.ts';
import type { EventAsset } from './incident.ts';
import type { LocaleId } from './locale-id.ts';
import { reaches, type Severity } from './severity.ts';
import type { Instant } from './time.ts';

/** Keyed hash of channel and platform id (base64url, 22 characters): how a person is looked up without storing the id. */
export type SubscriberId = string;

/** Told of everything at every exchange. */
export const EVERY_EXCHANGE = '*';
/** Told of every asset of an exchange. */
export const EVERY_ASSET = '*';

/** One person in one chat app. The whole of it is one item of the store. */
export interface Subscriber {
  id: SubscriberId;
  channel: ChannelId;
  address: Address;
  locale: LocaleId;
  /** The lowest severity to be told of. */
  level: Severity;
  /** Exchange id or EVERY_EXCHANGE → asset codes, or [EVERY_ASSET]. */
  subscriptions: Record<string, string[]>;
  /** What he says that he holds. Sealed at rest, with the phrase and the address. */
  holdings?: Holding[];
  /** His own anti-phishing phrase: it stands in each alert to him, literally. Sealed at rest. */
  phrase?: string;
  /** What was locked when he last looked: exact decimal of yen. Sealed at rest. */
  lastRisk?: { at: Instant; locked: string };
  /** What the next bare number is the amount of. Sealed at rest. */
  asking?: { exchange: string; asset: string; at: Instant };
  /** When nothing below critical, or about his own holdings, is told with a sound. Missing: never. Sealed at rest. */
  quiet?: QuietHours;
  /** How often he wants a summary. Missing: never. Sealed at rest. */
  digest?: Digest;
  /** How often he has asked of late. */
  rate?: Rate;
  /** When he has reported a stuck withdrawal within the last day; at which exchange is kept elsewhere, without him. */
  reported?: Instant[];
  /** False after a block: nothing is sent until the person writes again. */
  active: boolean;
  createdAt: Instant;
  /** 0 = not stored yet; each conditional write raises it. */
  version: number;
}

export const DEFAULT_LEVEL: Severity = 'warn';

/** What the audience index shows of a subscriber: enough to decide and to send. */
export type AudienceMember = Pick<
  Subscriber,
  'id' | 'address' | 'level' | 'subscriptions' | 'holdings' | 'phrase' | 'quiet' | 'digest'
>;

/** Somebody who is there to be told: where, and what is said to him alone. */
export type Reached = Pick<Subscriber, 'id' | 'address' | 'subscriptions' | 'holdings' | 'phrase' | 'quiet' | 'digest'>;

/** How a person is subscribed to what happened: not at all, to the exchange at large, or to one of the assets by name. */
export const subscriptionTo = (
  member: Pick<Subscriber, 'subscriptions'>,
  exchange: string,
  assets: readonly EventAsset[],
  whole: boolean,
): 'none' | 'exchange' | 'asset' => {
  const named = member.subscriptions[exchange] ?? [];
  if (named.some((code) => code !== EVERY_ASSET && (whole || assets.some(({ asset }) => asset === code))))
    return 'asset';
  if (named.includes(EVERY_ASSET) || member.subscriptions[EVERY_EXCHANGE] !== undefined) return 'exchange';
  return 'none';
};

const holdsConcerned = (
  { holdings = [] }: Pick<Subscriber, 'holdings'>,
  { exchange, assets, whole }: { exchange: string; assets: readonly EventAsset[]; whole: boolean },
): boolean =>
  holdings.some(
    (holding) => holding.exchange === exchange && (whole || assets.some(({ asset }) => asset === holding.asset)),
  );

/**
 * Whether an event of this severity concerns a person. A watch event counts as warn for those who
 * subscribed to the asset by name, or hold it there.
 */
export const concerns = (
  member: Pick<Subscriber, 'subscriptions' | 'level' | 'holdings'>,
  event: {
    exchange: string;
    assets: readonly EventAsset[];
    whole: boolean;
    severity: Severity;
    /** Money that leaves in one asset concerns whoever holds another one there. */
    outflow?: unknown;
  },
): boolean => {
  const named = subscriptionTo(member, event.exchange, event.assets, event.whole);
  const anything = event.outflow !== undefined && member.subscriptions[event.exchange] !== undefined;
  const subscription = named === 'none' && anything ? 'exchange' : named;
  if (subscription === 'none') return false;
  const close = subscription === 'asset' || holdsConcerned(member, event);
  const felt = close && event.severity === 'watch' ? 'warn' : event.severity;
  return reaches(felt, member.level);
};
