import { LOCALES } from '../locales/index.ts';
import { NOTICE_WORDS } from '../locales/notice-words.ts';
import type { RenderNotice } from './delivery/subject.ts';

/** A broadcast as its readers see it: approved by two, so it is the one text of somebody else that people are sent. */
export const renderNotice: RenderNotice = ({ text }, locale, personal) => ({
  title: NOTICE_WORDS[locale].title,
  body: text.split(/\n{2,}/).filter((part) => part.trim() !== ''),
  buttons: [],
  links: [],
  severity: 'info',
  mark: NOTICE_WORDS[locale].mark,
  ...(personal?.phrase !== undefined && { phrase: LOCALES[locale].own.phraseIs(personal.phrase) }),
  ...(personal?.silent === true && { silent: true }),
});
