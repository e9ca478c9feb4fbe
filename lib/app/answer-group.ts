import type { GroupChat, Incoming } from '../core/channel.ts';
import type { Exchange } from '../core/exchange.ts';
import { countCommand } from '../core/rate.ts';
import type { Identify, SubscriberStore } from '../core/stores.ts';
import { DEFAULT_LEVEL, type Subscriber } from '../core/subscriber.ts';
import type { Clock } from '../core/time.ts';
import { say, type CommandContext } from '../commands/command.ts';
import { here } from '../commands/here.ts';
import { LOCALES } from '../locales/index.ts';
import type { Answer } from './answer.ts';
import { firstLocale } from './first-locale.ts';

export interface GroupPorts {
  subscribers: Pick<SubscriberStore, 'load' | 'save' | 'forget'>;
  identify: Identify;
  directory: Readonly<Record<string, Exchange>>;
  views: CommandContext['views'];
  incidents: CommandContext['incidents'];
  prices: CommandContext['prices'];
  clock: Clock;
  /** Whether whoever speaks leads the group, where the event itself does not tell. */
  administers?: ((incoming: Incoming) => Promise<boolean>) | undefined;
}

/**
 * Sets up what a group is told. The group is a subscriber of its own: its chat is its address, and whoever leads it speaks
 * for it. Nobody else costs more than an answer.
 */
export const createAnswerGroup =
  (ports: GroupPorts) =>
  async (incoming: Incoming, { address, administers }: GroupChat, args: readonly string[]): Promise<Answer> => {
    const { subscribers, identify, clock } = ports;
    const isAdministrator = administers ?? (await ports.administers?.(incoming)) ?? false;
    const id = identify(incoming.channel, address.id);
    const stored = isAdministrator ? await subscribers.load(id) : undefined;
    const locale = firstLocale(incoming);
    const group: Subscriber = stored ?? {
      id,
      channel: incoming.channel,
      address,
      locale,
      level: DEFAULT_LEVEL,
      subscriptions: {},
      active: true,
      createdAt: clock(),
      version: 0,
    };
    const now = clock();
    const { rate, tooFast } = countCommand(stored?.rate, now);
    if (tooFast) return { message: say(LOCALES[locale].tooFast), locale };
    const { directory, views, incidents, prices } = ports;
    const { message, subscriber, forget } = await here.answer(args, {
      directory,
      views,
      incidents,
      prices,
      subscriber: group,
      locale: LOCALES[locale],
      now,
      group: { isAdministrator },
    });
    if (forget === true) await subscribers.forget(id);
    // Whoever sets it up decides its language.
    else if (subscriber !== undefined) await subscribers.save({ ...subscriber, address, locale, active: true, rate });
    return { message, locale };
  };

/** A group that has become a supergroup has another id: what it is told goes with it. */
export const createMoveGroup =
  ({ subscribers, identify }: Pick<GroupPorts, 'subscribers' | 'identify'>) =>
  async ({ channel, from, text: to }: Incoming): Promise<void> => {
    const before = from === null ? undefined : await subscribers.load(identify(channel, from.id));
    if (before === undefined) return;
    const id = identify(channel, to);
    if ((await subscribers.load(id)) === undefined)
      await subscribers.save({ ...before, id, address: { id: to }, version: 0 });
    await subscribers.forget(before.id);
  };
