import type { Address } from '../core/channel.ts';
import { Conflict, type Seal, type SubscriberStore } from '../core/stores.ts';
import type { AudienceMember, Reached, Subscriber, SubscriberId } from '../core/subscriber.ts';
import { DAY, SECOND, type Clock } from '../core/time.ts';
import { createSteadySeal } from './steady-seal.ts';
import type { Item, Table } from './table.ts';

const SUBSCRIBER = 'subscriber';
const keyOf = (id: SubscriberId): string => `subscriber#${id}`;
const idOf = (pk: string): SubscriberId => pk.slice(keyOf('').length);
/** One alone is looked up; a stretch of which a third is wanted is read whole. */
const WORTH_A_QUERY = 2;
const SPARSE_MOST = 3;
/** A writer of the same item may come in between, such as a command while a batch is being sent. */
const TRIES = 5;

/** What may not be read in the store: one sealed value, in the attribute that was the address's alone. */
type Sealed = Pick<Subscriber, 'address' | 'holdings' | 'phrase' | 'quiet' | 'asking' | 'lastRisk' | 'digest'>;
/** Who has blocked the bot and does not come back is forgotten. docs/privacy.md says so. */
const GONE_KEPT_MS = 90 * DAY;
const inSeconds = (at: number): number => Math.ceil(at / SECOND);
/** So that the length tells little of what somebody holds. */
const PADDED_BYTES = 256;

/** One item a person. What is his alone is sealed; the index of audiences holds active people only. */
export const createSubscriberStore = ({
  table,
  seal,
  clock = Date.now,
}: {
  table: Table;
  seal: Seal;
  clock?: Clock;
}): SubscriberStore => {
  // Of one person who is answered; an audience that is read is not remembered.
  const steady = createSteadySeal(seal);
  const sealed = ({ id, address, holdings, phrase, quiet, asking, lastRisk, digest }: Subscriber): Uint8Array => {
    const text = JSON.stringify({ address, holdings, phrase, quiet, asking, lastRisk, digest });
    const bytes = Buffer.byteLength(text);
    return steady.seal(text + ' '.repeat(Math.ceil(bytes / PADDED_BYTES) * PADDED_BYTES - bytes), keyOf(id));
  };
  /** People who were stored before they could hold anything have an address alone. */
  const opened = (pk: string, value: unknown, by: Pick<Seal, 'open'> = seal): Sealed => {
    const known = JSON.parse(by.open(value as Uint8Array, pk)) as Sealed | Address;
    return 'address' in known ? known : { address: known };
  };

  const itemOf = (subscriber: Subscriber): Item => {
    const {
      holdings: _holdings,
      phrase: _phrase,
      quiet: _quiet,
      asking: _asking,
      lastRisk: _lastRisk,
      digest: _digest,
      ...plain
    } = subscriber;
    return {
      ...plain,
      pk: keyOf(subscriber.id),
      sk: SUBSCRIBER,
      address: sealed(subscriber),
      ...(subscriber.active
        ? { audience: `${subscriber.channel}#${subscriber.locale}` }
        : { expiresAt: inSeconds(clock() + GONE_KEPT_MS) }),
    };
  };
  const subscriberOf = (item: Item): Subscriber => {
    const { pk, sk: _sk, audience: _audience, expiresAt: _expiresAt, address, ...rest } = item;
    return { ...(rest as unknown as Omit<Subscriber, keyof Sealed>), ...opened(pk, address, steady) };
  };

  /**
   * The stretch of an audience that these ids span, as far as it is worth it: where most of it is wanted, one query is ten
   * times cheaper than a look at each.
   */
  const together = async (ids: readonly SubscriberId[], audience: string): Promise<Item[]> => {
    const [first, last] = [ids[0], ids.at(-1)];
    if (first === undefined || last === undefined || ids.length < WORTH_A_QUERY) return [];
    const { items } = await table.page({
      index: 'audience',
      limit: ids.length * SPARSE_MOST,
      key: {
        text: 'audience = :audience AND pk BETWEEN :first AND :last',
        values: { ':audience': audience, ':first': keyOf(first), ':last': keyOf(last) },
      },
    });
    return items;
  };

  const store: SubscriberStore = {
    async load(id) {
      const item = await table.get(keyOf(id), SUBSCRIBER);
      const isThere = item !== undefined && !(Number(item.expiresAt) < inSeconds(clock()));
      return isThere ? subscriberOf(item) : undefined;
    },

    async save(subscriber) {
      const next = { ...subscriber, version: subscriber.version + 1 };
      await table.put(
        itemOf(next),
        subscriber.version === 0
          ? { text: 'attribute_not_exists(pk) OR expiresAt < :now', values: { ':now': inSeconds(clock()) } }
          : {
              text: '#version = :version',
              names: { '#version': 'version' },
              values: { ':version': subscriber.version },
            },
      );
      return next;
    },

    async audience(channel, locale, after, limit) {
      const audience = `${channel}#${locale}`;
      const page = await table.page({
        index: 'audience',
        limit,
        key: { text: 'audience = :audience', values: { ':audience': audience } },
        ...(after !== null && { after: { audience, pk: keyOf(after), sk: SUBSCRIBER } }),
      });
      const members = page.items.map(({ pk, address, level, subscriptions }): AudienceMember => ({
        id: idOf(pk),
        ...opened(pk, address),
        level: level as AudienceMember['level'],
        subscriptions: subscriptions as AudienceMember['subscriptions'],
      }));
      return { members, after: page.after === undefined ? null : idOf(String(page.after.pk)) };
    },

    forget: (id) => table.remove(keyOf(id), SUBSCRIBER),

    markGone: (id) => change(id, (subscriber) => (subscriber.active ? { ...subscriber, active: false } : subscriber)),
    async present(ids, { channel, locale }) {
      const wanted = new Set(ids);
      const found = new Map<SubscriberId, Reached>();
      const take = ({ pk, address, subscriptions }: Item): void => {
        const id = idOf(pk);
        if (wanted.has(id))
          found.set(id, {
            id,
            ...opened(pk, address),
            subscriptions: subscriptions as Reached['subscriptions'],
          });
      };
      for (const item of await together([...wanted].toSorted(), `${channel}#${locale}`)) take(item);
      const missing = [...wanted].filter((id) => !found.has(id));
      const items = await table.getMany(missing.map((id) => ({ pk: keyOf(id), sk: SUBSCRIBER })));
      for (const item of items) if (item.active === true) take(item);
      return found;
    },
    learnRoute: (id, route) =>
      change(id, (subscriber) =>
        subscriber.address.route === route ? subscriber : { ...subscriber, address: { ...subscriber.address, route } },
      ),
  };

  /** An edit that changes nothing answers the same object, and costs no write. */
  const change = async (id: SubscriberId, edit: (subscriber: Subscriber) => Subscriber): Promise<void> => {
    for (let attempt = 1; ; attempt += 1) {
      const subscriber = await store.load(id);
      if (subscriber === undefined) return;
      const next = edit(subscriber);
      if (next === subscriber) return;
      try {
        await store.save(next);
        return;
      } catch (error) {
        if (!(error instanceof Conflict) || attempt === TRIES) throw error;
      }
    }
  };
  return store;
};
