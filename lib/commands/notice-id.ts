import { isNoticeId } from '../core/notice.ts';

const ID = /^notice-[a-z0-9]{4,16}$/;

/** A notice's id as somebody types it, with or without what all of them begin with; undefined for what is none. */
export const noticeIn = (typed: string): string | undefined => {
  const word = typed.normalize('NFKC').trim().toLowerCase();
  const id = isNoticeId(word) ? word : `notice-${word}`;
  return ID.test(id) ? id : undefined;
};
