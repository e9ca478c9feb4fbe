import { NOTICE_WORDS } from '../locales/notice-words.ts';
import { say, type ChatCommand } from './command.ts';
import { noticeIn } from './notice-id.ts';

/** Takes a draft back, or stops what has not gone out. Any administrator may. */
export const cancel: ChatCommand = {
  name: 'cancel',
  words: ['取消', '取り消し', 'cancel'],
  audience: 'administrators',
  options: [{ name: 'id', required: true }],
  async answer([typed = ''], { desk, locale }) {
    const words = NOTICE_WORDS[locale.id];
    const id = noticeIn(typed);
    const cancelled = desk === undefined || id === undefined ? undefined : await desk.cancel(id);
    const list = { buttons: [{ label: words.list, command: '/notices' }] };
    if (cancelled === undefined) return { message: say(words.noSuch, list) };
    return {
      message: say(typeof cancelled === 'string' ? words.refusal[cancelled] : words.cancelled(cancelled.id), list),
    };
  },
};
