import type { NoticeProgress } from '../core/notice-desk.ts';
import type { Notice } from '../core/notice.ts';
import type { Instant } from '../core/time.ts';
import { NOTICE_WORDS, type NoticeStanding } from '../locales/notice-words.ts';
import { say, type ChatCommand } from './command.ts';

/** What tells one from another in a list. */
const TEXT_SHOWN = 40;
const BUTTONS_MOST = 4;

const standingOf = (
  { state, startsAt, planned }: Pick<Notice, 'state' | 'startsAt' | 'planned'>,
  { open }: NoticeProgress,
  now: Instant,
): NoticeStanding => {
  if (state !== 'running') return state;
  if (startsAt !== null && now < startsAt) return 'scheduled';
  return planned && open === 0 ? 'done' : 'running';
};

/** Drafts and broadcasts, with how far they have got. */
export const notices: ChatCommand = {
  name: 'notices',
  words: ['配信状況', 'notices'],
  audience: 'administrators',
  options: [],
  async answer(_args, { desk, locale, subscriber, now }) {
    const words = NOTICE_WORDS[locale.id];
    const recent = (await desk?.recent()) ?? [];
    if (recent.length === 0) return { message: say(words.none, { body: [words.how] }) };
    const lines = recent.map(({ notice: { id, text, createdAt, releasedAt, ...notice }, progress }) =>
      words.line({
        id,
        state: standingOf(notice, progress, now),
        at: notice.startsAt ?? releasedAt ?? createdAt,
        text: text.replaceAll(/\s+/g, ' ').slice(0, TEXT_SHOWN).toWellFormed(),
        progress,
      }),
    );
    const buttons = recent.flatMap(({ notice: { id, hash, state, draftedBy, planned }, progress }) => [
      ...(state === 'draft' && draftedBy !== subscriber.id
        ? [{ label: words.approve(id), command: `/approve ${id} ${hash}` }]
        : []),
      ...(state === 'draft' || (state === 'running' && (progress.open > 0 || !planned))
        ? [{ label: words.cancel(id), command: `/cancel ${id}` }]
        : []),
    ]);
    return { message: say(words.listTitle, { body: [lines.join('\n')], buttons: buttons.slice(0, BUTTONS_MOST) }) };
  },
};
