import { CHANNEL_IDS, type ChannelId } from '../../core/channel.ts';
import { NOTICE_EVENT, type Notice } from '../../core/notice.ts';
import type { NoticeProgress } from '../../core/notice-desk.ts';
import type { BatchStore } from '../../core/stores.ts';

const NOTHING: NoticeProgress = { sent: 0, failed: 0, gone: 0, cancelled: 0, open: 0 };

export const addProgress = (a: NoticeProgress, b: NoticeProgress): NoticeProgress => ({
  sent: a.sent + b.sent,
  failed: a.failed + b.failed,
  gone: a.gone + b.gone,
  cancelled: a.cancelled + b.cancelled,
  open: a.open + b.open,
});

/** How far a notice has got on each channel, in people. */
export const progressOf = async (
  notice: Pick<Notice, 'id' | 'releasedAt'>,
  batches: Pick<BatchStore, 'ofIncident' | 'progress'>,
): Promise<Record<ChannelId, NoticeProgress>> => {
  const sums = Object.fromEntries(CHANNEL_IDS.map((id) => [id, NOTHING])) as Record<ChannelId, NoticeProgress>;
  if (notice.releasedAt === null) return sums;
  for await (const { id, channel, recipients } of batches.ofIncident(notice.id, NOTICE_EVENT)) {
    const progress = await batches.progress(id);
    if (progress === undefined) continue;
    const results = Object.values(progress.failures);
    const open = progress.later.length + recipients.length - progress.next;
    const of = (...wanted: string[]): number => results.filter((result) => wanted.includes(result)).length;
    sums[channel] = addProgress(sums[channel], {
      sent: recipients.length - open - results.length,
      failed: of('rejected', 'unknown'),
      gone: of('gone'),
      cancelled: of('cancelled'),
      open,
    });
  }
  return sums;
};

export const totalProgress = (sums: Readonly<Record<ChannelId, NoticeProgress>>): NoticeProgress =>
  Object.values(sums).reduce(addProgress, NOTHING);
