import type { Instant } from './time.ts';
import type { ChannelId } from './channel.ts';
import type { Notice, NoticeAudience, Refusal } from './notice.ts';

/** How far a notice has got, in people. */
export interface NoticeProgress {
  sent: number;
  /** Refused by the platform, or given up on. */
  failed: number;
  /** Had blocked the bot, left or deleted himself. */
  gone: number;
  cancelled: number;
  open: number;
}

/** What one administrator may do, by one message of his. */
export interface NoticeDesk {
  /** The draft, and how many people of each channel are meant now. */
  draft(
    text: string,
    audience: NoticeAudience,
    startsAt: Instant | null,
  ): Promise<{ notice: Notice; counts: Record<ChannelId, number> }>;
  /** Undefined where there is no such notice. */
  approve(id: string, hash: string | undefined): Promise<Notice | Refusal | undefined>;
  cancel(id: string): Promise<Notice | Refusal | undefined>;
  /** Enters an exchange's own announcement: it is read like those of its feeds. */
  announce(exchange: string, url: string, text: string): Promise<void>;
  /** Holds back an exchange's alerts below critical until then; a time that is over ends it. */
  silence(exchange: string, until: Instant): Promise<void>;
  /** The newest first. */
  recent(): Promise<{ notice: Notice; progress: NoticeProgress }[]>;
}
