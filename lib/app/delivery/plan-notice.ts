import { LOCALE_IDS } from '../../core/locale-id.ts';
import { isMeant, NOTICE_EVENT, type Notice } from '../../core/notice.ts';
import type { Batch } from '../../core/batch.ts';
import { reportNotice } from './report-notice.ts';
import { planNew, type Chain } from './plan-new.ts';
import type { FanOutPorts } from './plan-ports.ts';

/** Whether anything of it may still have to be done. */
const isOver = ({ state, releasedAt, reported }: Notice): boolean =>
  reported || state === 'draft' || releasedAt === null;

/** Cuts a released notice's audience into batches, as an incident's event is. In shadow mode administrators alone are told. */
export const planNotice = async (id: string, ports: FanOutPorts): Promise<void> => {
  const { notices, batches, channels, log } = ports;
  const notice = await notices.load(id);
  if (notice === undefined || isOver(notice)) return;
  if (notice.planned || notice.state === 'cancelled') return reportNotice(notice, ports);
  if (notice.startsAt !== null && ports.clock() < notice.startsAt) return;
  const administrators = await ports.administrators?.();
  const frozen: Batch[] = [];
  for await (const batch of batches.ofIncident(id)) frozen.push(batch);
  for (const channel of channels)
    for (const locale of LOCALE_IDS) {
      const chain: Chain = {
        incident: id,
        event: NOTICE_EVENT,
        channel,
        locale,
        isMeant: (member) =>
          (administrators?.includes(member.id) ?? true) && isMeant(notice.audience, channel.id, locale, member),
      };
      const known = frozen.filter((batch) => batch.channel === channel.id && batch.locale === locale);
      // One after another: each is a stream of its own, and a cancel is seen in between.
      const people = await planNew(chain, known, ports);
      if (people > 0)
        log.info('audience planned', { incident: id, event: NOTICE_EVENT, channel: channel.id, locale, people });
    }
  const now = await notices.load(id);
  if (now !== undefined) await notices.save({ ...now, planned: true });
};
