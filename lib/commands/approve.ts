import { NOTICE_WORDS } from '../locales/notice-words.ts';
import { say, type ChatCommand } from './command.ts';
import { noticeIn } from './notice-id.ts';

/** Releases another administrator's draft. */
export const approve: ChatCommand = {
  name: 'approve',
  words: ['承認', 'approve'],
  audience: 'administrators',
  options: [
    { name: 'id', required: true },
    { name: 'hash', required: false },
  ],
  async answer([typed = '', hash = ''], { desk, locale }) {
    const words = NOTICE_WORDS[locale.id];
    const id = noticeIn(typed);
    const approved =
      desk === undefined || id === undefined
        ? undefined
        : await desk.approve(id, hash === '' ? undefined : hash.normalize('NFKC').toLowerCase());
    const list = { buttons: [{ label: words.list, command: '/notices' }] };
    if (approved === undefined) return { message: say(words.noSuch, list) };
    if (typeof approved === 'string') return { message: say(words.refusal[approved], list) };
    return {
      message: say(
        approved.startsAt === null ? words.approved(approved.id) : words.approvedFor(approved.id, approved.startsAt),
        {
          buttons: [{ label: words.cancel(approved.id), command: `/cancel ${approved.id}` }, ...list.buttons],
        },
      ),
    };
  },
};
