import type { ChannelId } from './channel.ts';
import type { SubscriberId } from './subscriber.ts';
import type { Instant } from './time.ts';

/** Somebody whom an administrator has made one. */
export interface AddedAdministrator {
  id: SubscriberId;
  /** What tells him from others: channel and the last letters of his id there. */
  name: string;
  by: SubscriberId;
  at: Instant;
}

/** What has become of the first administrators, whom the environment names. */
export interface AdministratorList {
  added: AddedAdministrator[];
  /** Of the first ones: those who are none any more. */
  removed: SubscriberId[];
  version: number;
}

/** Who has been made an administrator, and who is none any more. */
export interface AdministratorStore {
  /** As of now. */
  load(): Promise<AdministratorList>;
  /** Conditional on version (0 creates). Throws Conflict (lib/core/stores.ts). */
  save(list: AdministratorList): Promise<void>;
}

export const NO_CHANGES: AdministratorList = { added: [], removed: [], version: 0 };

/** The platforms' forms of a user's id: https://developers.line.biz/en/docs/messaging-api/getting-user-ids/, https://core.telegram.org/bots/api#user, https://discord.com/developers/docs/reference#snowflakes */
const ID_FORMS: Readonly<Record<ChannelId, RegExp>> = {
  line: /^U[0-9a-f]{32}$/,
  telegram: /^\d{1,20}$/,
  discord: /^\d{5,20}$/,
};
export const isPlatformId = (channel: ChannelId, id: string): boolean => ID_FORMS[channel].test(id);

/** Who the administrators are. */
export const administratorsNow = (
  first: readonly SubscriberId[],
  { added, removed }: Pick<AdministratorList, 'added' | 'removed'>,
): SubscriberId[] => [...new Set([...first.filter((id) => !removed.includes(id)), ...added.map(({ id }) => id)])];

export type AdministratorRefusal = 'no-administrator' | 'already' | 'not-one' | 'last';

interface Change {
  first: readonly SubscriberId[];
  by: SubscriberId;
}

/** Refused to whoever is none himself by now. */
export const addAdministrator = (
  list: AdministratorList,
  one: AddedAdministrator,
  { first, by }: Change,
): AdministratorList | AdministratorRefusal => {
  const now = administratorsNow(first, list);
  if (!now.includes(by)) return 'no-administrator';
  if (now.includes(one.id)) return 'already';
  return first.includes(one.id)
    ? { ...list, removed: list.removed.filter((id) => id !== one.id) }
    : { ...list, added: [...list.added, one] };
};

/** The last one stays: nobody could make another. */
export const removeAdministrator = (
  list: AdministratorList,
  id: SubscriberId,
  { first, by }: Change,
): AdministratorList | AdministratorRefusal => {
  const now = administratorsNow(first, list);
  if (!now.includes(by)) return 'no-administrator';
  if (!now.includes(id)) return 'not-one';
  if (now.length === 1) return 'last';
  return {
    ...list,
    added: list.added.filter((one) => one.id !== id),
    removed: first.includes(id) ? [...list.removed, id] : list.removed,
  };
};

/** One of them, as the others see him. */
export interface AdministratorView {
  name: string;
  isMe: boolean;
  /** Named by the environment. */
  isFirst: boolean;
}

/** What one administrator may do about the others. */
export interface AdministratorDesk {
  list(): Promise<AdministratorView[]>;
  add(channel: ChannelId, platformId: string): Promise<AdministratorRefusal | undefined>;
  remove(channel: ChannelId, platformId: string): Promise<AdministratorRefusal | undefined>;
}
