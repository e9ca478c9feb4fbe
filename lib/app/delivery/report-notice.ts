import { REPORT_EVENT, type Notice } from '../../core/notice.ts';
import { Conflict } from '../../core/stores.ts';
import { freezeBatch } from './freeze-batch.ts';
import { progressOf, totalProgress } from './notice-progress.ts';
import type { FanOutPorts } from './plan-ports.ts';

/**
 * Once nothing of a notice is under way any more, whoever drafted it and whoever released it are told what became of it,
 * each once: their batches are frozen under its own id before it is marked.
 */
export const reportNotice = async (notice: Notice, ports: FanOutPorts): Promise<void> => {
  const { batches, subscribers, notices, channels, clock, log } = ports;
  const total = totalProgress(await progressOf(notice, batches));
  if (total.open > 0) return;
  const authors = new Set([notice.draftedBy, notice.approvedBy].filter((id) => id !== null));
  for (const id of authors) {
    const person = await subscribers.load(id);
    if (person?.active !== true || channels.every((channel) => channel.id !== person.channel)) continue;
    const { channel, locale } = person;
    await freezeBatch(
      {
        id: [notice.id, REPORT_EVENT, channel, locale, id].join('/'),
        incident: notice.id,
        event: REPORT_EVENT,
        channel,
        locale,
        source: { kind: 'first', after: null },
        recipients: [{ id }],
        createdAt: clock(),
      },
      ports,
    );
  }
  try {
    await notices.save({ ...notice, reported: true });
    log.info('a notice is through', { notice: notice.id, ...total });
  } catch (error) {
    // Somebody else has marked or cancelled it: the next sweep looks again.
    if (!(error instanceof Conflict)) throw error;
  }
};
