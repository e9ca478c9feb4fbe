import type { EnteredStore } from '../core/entered.ts';
import { createHash } from 'node:crypto';
import type { AuditAct } from '../core/audit.ts';
import { CHANNEL_IDS, type ChannelId } from '../core/channel.ts';
import { LOCALE_IDS } from '../core/locale-id.ts';
import {
  approveNotice,
  cancelNotice,
  isMeant,
  noticeId,
  type Notice,
  type NoticeAudience,
  type Refusal,
} from '../core/notice.ts';
import type { NoticeDesk } from '../core/notice-desk.ts';
import {
  Conflict,
  type AuditStore,
  type BatchStore,
  type NoticeStore,
  type Queues,
  type SilenceStore,
  type SubscriberStore,
} from '../core/stores.ts';
import type { SubscriberId } from '../core/subscriber.ts';
import { iso, type Clock } from '../core/time.ts';
import { progressOf, totalProgress } from './delivery/notice-progress.ts';
import { AUDIENCE_PAGE } from './delivery/plan-ports.ts';

/** Read and typed by people: no letters that look alike. 8 of 32 are 40 bits: enough for what there will ever be. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789a';
const ID_LETTERS = 8;
/** 32 bits: it guards against the wrong text, not against somebody who makes texts for it. */
const HASH_DIGITS = 8;
const LISTED_MOST = 5;

export interface DeskPorts {
  notices: NoticeStore;
  audit: Pick<AuditStore, 'append'>;
  subscribers: Pick<SubscriberStore, 'audience'>;
  batches: Pick<BatchStore, 'ofIncident' | 'progress'>;
  queues: Pick<Queues, 'announce'>;
  silences: Pick<SilenceStore, 'save'>;
  entered: Pick<EnteredStore, 'add'>;
  administrators: () => Promise<readonly SubscriberId[]>;
  clock: Clock;
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
const lettersOf = (event: string): string =>
  [...sha256(event).subarray(0, ID_LETTERS)].map((byte) => LETTERS[byte % LETTERS.length]).join('');

const countAudience = async (
  audience: NoticeAudience,
  { subscribers }: DeskPorts,
): Promise<Record<ChannelId, number>> => {
  const counts: Record<ChannelId, number> = { line: 0, telegram: 0, discord: 0 };
  for (const channel of CHANNEL_IDS)
    for (const locale of LOCALE_IDS) {
      let cursor: SubscriberId | null = null;
      do {
        const page = await subscribers.audience(channel, locale, cursor, AUDIENCE_PAGE);
        counts[channel] += page.members.filter((member) => isMeant(audience, channel, locale, member)).length;
        cursor = page.after;
      } while (cursor !== null);
    }
  return counts;
};

const isRefusal = (answer: Notice | Refusal): answer is Refusal => typeof answer === 'string';

/**
 * What administrators do with notices. `event` names the message that asked, so that a platform's repeat does nothing
 * twice. Every act is in the audit log before it takes effect.
 */
export const createNoticeDesk =
  (ports: DeskPorts) =>
  (by: SubscriberId, event: string): NoticeDesk => {
    const { notices, audit, queues, clock } = ports;
    const change = async (
      id: string,
      act: AuditAct,
      edit: (notice: Notice) => Notice | Refusal,
    ): Promise<Notice | Refusal | undefined> => {
      const notice = await notices.load(id);
      if (notice === undefined) return undefined;
      const next = edit(notice);
      await audit.append(
        by,
        isRefusal(next) ? 'refused' : act,
        `${id} ${notice.hash}${isRefusal(next) ? ` ${next}` : ''}`,
      );
      if (isRefusal(next)) return next;
      try {
        return await notices.save(next);
      } catch (error) {
        // Somebody else was at it at the same time: what holds now decides.
        if (!(error instanceof Conflict)) throw error;
        const now = await notices.load(id);
        const then = now === undefined ? undefined : edit(now);
        if (then !== undefined && isRefusal(then)) await audit.append(by, 'refused', `${id} ${notice.hash} ${then}`);
        return then;
      }
    };
    return {
      async draft(text, audience, startsAt) {
        const id = noticeId(lettersOf(event));
        const known = await notices.load(id);
        const notice: Notice = known ?? {
          id,
          text,
          hash: sha256(text).toString('hex').slice(0, HASH_DIGITS),
          audience,
          state: 'draft',
          draftedBy: by,
          approvedBy: null,
          cancelledBy: null,
          createdAt: clock(),
          releasedAt: null,
          startsAt,
          planned: false,
          reported: false,
          version: 0,
        };
        if (known === undefined) {
          await audit.append(
            by,
            'notice-drafted',
            `${id} ${notice.hash}${startsAt === null ? '' : ` ${iso(startsAt)}`}`,
          );
          await notices.save(notice);
        }
        return { notice, counts: await countAudience(audience, ports) };
      },
      async approve(id, hash) {
        const [known, administrators] = await Promise.all([notices.load(id), ports.administrators()]);
        // The same approval once more, because its answer did not arrive.
        const again = known?.state === 'running' && known.approvedBy === by;
        const approved = again
          ? known
          : await change(id, 'notice-approved', (notice) =>
              approveNotice(notice, by, { hash, administrators, now: clock() }),
            );
        if (approved !== undefined && !isRefusal(approved) && !approved.planned && approved.startsAt === null)
          await queues.announce(id);
        return approved;
      },
      cancel: (id) => change(id, 'notice-cancelled', (notice) => cancelNotice(notice, by)),
      async silence(exchange, until) {
        await audit.append(by, 'silenced', `${exchange} ${iso(until)}`);
        await ports.silences.save({ exchange, until, by, at: clock() });
      },
      async announce(exchange, url, text) {
        const id = lettersOf(event);
        await audit.append(by, 'announced', `${exchange} ${id} ${sha256(text).toString('hex').slice(0, HASH_DIGITS)}`);
        await ports.entered.add({ id, exchange, url, text, at: clock(), by });
      },
      recent: async () =>
        Promise.all(
          (await notices.list(LISTED_MOST)).map(async (notice) => ({
            notice,
            progress: totalProgress(await progressOf(notice, ports.batches)),
          })),
        ),
    };
  };
