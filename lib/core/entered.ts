import type { SubscriberId } from './subscriber.ts';
import type { Instant } from './time.ts';

/** Characters of what an administrator enters: a post or a mail, not a report. */
export const ENTERED_LENGTH = 2_000;

/** An exchange's own announcement that an administrator has entered by hand, until it is read like those of feeds. */
export interface EnteredAnnouncement {
  /** The same for the same message of the administrator, however often the platform tells it. */
  id: string;
  exchange: string;
  /** Where it stands: https or http. */
  url: string;
  text: string;
  at: Instant;
  by: SubscriberId;
}

export interface EnteredStore {
  /** The same id again changes nothing. */
  add(entered: EnteredAnnouncement): Promise<void>;
  /** Those that have not been read yet, the oldest first. */
  waiting(): Promise<EnteredAnnouncement[]>;
  remove(id: string): Promise<void>;
}

/** The address of an announcement, as it may be shown to others; undefined for anything else. */
export const readAddress = (typed: string): string | undefined => {
  if (typed.length > ENTERED_LENGTH || !URL.canParse(typed)) return undefined;
  const { protocol, username, password, href } = new URL(typed);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '' ? href : undefined;
};
