import type { Address } from '../core/channel.ts';
import { Conflict, type Seal, type SubscriberStore } from '../core/stores.ts';
import type { AudienceMember, Subscriber, SubscriberId } from '../core/subscriber.ts';
import type { Item, Table } from './table.ts';

const SUBSCRIBER = 'subscriber';
const keyOf = (id: SubscriberId): string => `subscriber#${id}`;
const idOf = (pk: string): SubscriberId => pk.slice(keyOf('').length);
/** A writer of the same item may come in between, such as a command while a batch is being sent. */
const TRIES = 5;

/** What may not be read in the store: one sealed value, in the attribute that was the address's alone. */
type Sealed = Pick<Subscriber, 'address' | 'holdings' | 'phrase' | 'asking' | 'lastRisk'>;
/** So that the length tells little of what somebody holds. */
const PADDED_BYTES = 256;

/** One item a person. What is his alone is sealed; the index of audiences holds active people only. */
export const createSubscriberStore = ({ table, seal }: { table: Table; seal: Seal }): SubscriberStore => {
  const sealed = ({ id, address, holdings, phrase, asking, lastRisk }: Subscriber): Uint8Array => {
    const text = JSON.stringify({ address, holdings, phrase, asking, lastRisk });
    const bytes = Buffer.byteLength(text);
    return seal.seal(text + ' '.repeat(Math.ceil(bytes / PADDED_BYTES) * PADDED_BYTES - bytes), keyOf(id));
  };
  /** People who were stored before they could hold anything have an address alone. */
  const opened = (pk: string, value: unknown): Sealed => {
    const known = JSON.parse(seal.open(value as Uint8Array, pk)) as Sealed | Address;
    return 'address' in known ? known : { address: known };
  };

  const itemOf = (subscriber: Subscriber): Item => {
    const { holdings: _holdings, phrase: _phrase, asking: _asking, lastRisk: _lastRisk, ...plain } = subscriber;
    return {
      ...plain,
      pk: keyOf(subscriber.id),
      sk: SUBSCRIBER,
      address: sealed(subscriber),
      ...(subscriber.active && { audience: `${subscriber.channel}#${subscriber.locale}` }),
    };
  };
  const subscriberOf = (item: Item): Subscriber => {
    const { pk, sk: _sk, audience: _audience, address, ...rest } = item;
    return { ...(rest as unknown as Omit<Subscriber, keyof Sealed>), ...opened(pk, address) };
  };

  const store: SubscriberStore = {
    async load(id) {
      const item = await table.get(keyOf(id), SUBSCRIBER);
      return item === undefined ? undefined : subscriberOf(item);
    },

    async save(subscriber) {
      const next = { ...subscriber, version: subscriber.version + 1 };
      await table.put(
        itemOf(next),
        subscriber.version === 0
          ? { text: 'attribute_not_exists(pk)' }
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
    async present(ids) {
      const items = await table.getMany([...new Set(ids)].map((id) => ({ pk: keyOf(id), sk: SUBSCRIBER })));
      return new Map(items.filter(({ active }) => active === true).map((item) => [idOf(item.pk), subscriberOf(item)]));
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
