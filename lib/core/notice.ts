import type { ChannelId } from './channel.ts';
import type { LocaleId } from './locale-id.ts';
import type { AudienceMember, SubscriberId } from './subscriber.ts';
import type { Instant } from './time.ts';

/** Whom a broadcast is for: everyone who has written to the bot and is there, or a part of them. */
export type NoticeAudience =
  | { kind: 'all' }
  | { kind: 'exchange'; exchange: string }
  | { kind: 'channel'; channel: ChannelId }
  | { kind: 'language'; locale: LocaleId };

/**
 * draft: written and shown, to nobody else. running: released by somebody else; batches are cut and sent. cancelled:
 * what has not gone out never will.
 */
export type NoticeState = 'draft' | 'running' | 'cancelled';

/** An administrator's broadcast. Its text never changes: another text is another notice. */
export interface Notice {
  /** `notice-` and letters; made of the message that drafted it, so that a repeat drafts nothing new. */
  id: string;
  text: string;
  /** The beginning of the text's SHA-256, which an approval may name. */
  hash: string;
  audience: NoticeAudience;
  state: NoticeState;
  draftedBy: SubscriberId;
  approvedBy: SubscriberId | null;
  cancelledBy: SubscriberId | null;
  createdAt: Instant;
  /** When it was released: approved, though perhaps for later. */
  releasedAt: Instant | null;
  /** Not before then; null: as soon as it is released. */
  startsAt: Instant | null;
  /** All its batches are cut. */
  planned: boolean;
  /** Those who wrote and released it have been told what became of it. */
  reported: boolean;
  version: number;
}

/** Numbers of what is sent under a notice's id: itself, and what became of it. */
export const NOTICE_EVENT = 1;
export const REPORT_EVENT = 2;

const PREFIX = 'notice-';
export const isNoticeId = (id: string): boolean => id.startsWith(PREFIX);
export const noticeId = (letters: string): string => `${PREFIX}${letters}`;

/** A draft that nobody has released is none any more: who approves should have read it lately. */
export const DRAFT_MOST_MS = 7 * 24 * 3_600_000;
/** LINE's and Discord's messages hold more; a title and the footer go with it. */
export const NOTICE_TEXT_MOST = 1_500;

/** Further ahead nobody knows what will be true then. */
export const AHEAD_MOST_MS = 30 * 24 * 3_600_000;

export type Refusal = 'own-draft' | 'other-text' | 'not-a-draft' | 'too-old' | 'author-gone' | 'over' | 'time-past';

/**
 * Releases a draft. The one who wrote it may not, nor may anyone once its author is no administrator any more; a hash
 * that is given must be the text's.
 */
export const approveNotice = (
  notice: Notice,
  by: SubscriberId,
  { hash, administrators, now }: { hash?: string | undefined; administrators: readonly SubscriberId[]; now: Instant },
): Notice | Refusal => {
  if (notice.state !== 'draft') return 'not-a-draft';
  if (hash !== undefined && hash !== notice.hash) return 'other-text';
  if (by === notice.draftedBy) return 'own-draft';
  if (!administrators.includes(notice.draftedBy)) return 'author-gone';
  if (now - notice.createdAt > DRAFT_MOST_MS) return 'too-old';
  // It was meant for then, and who approves it late has not read it for now.
  if (notice.startsAt !== null && notice.startsAt <= now) return 'time-past';
  return { ...notice, state: 'running', approvedBy: by, releasedAt: now };
};

/** Takes a draft back, or stops what has not gone out yet. */
export const cancelNotice = (notice: Notice, by: SubscriberId): Notice | Refusal =>
  notice.state === 'cancelled' ? 'over' : { ...notice, state: 'cancelled', cancelledBy: by };

/** Whether somebody of a channel and language is meant. */
export const isMeant = (
  audience: NoticeAudience,
  channel: ChannelId,
  locale: LocaleId,
  { subscriptions }: Pick<AudienceMember, 'subscriptions'>,
): boolean => {
  switch (audience.kind) {
    case 'all':
      return true;
    case 'channel':
      return audience.channel === channel;
    case 'language':
      return audience.locale === locale;
    case 'exchange':
      return subscriptions[audience.exchange] !== undefined || subscriptions['*'] !== undefined;
  }
};
