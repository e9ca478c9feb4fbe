import { CHANNEL_IDS } from '../core/channel.ts';
import { CHANNEL_NAMES } from '../locales/channel-names.ts';
import { LOCALES } from '../locales/index.ts';
import { NOTICE_WORDS } from '../locales/notice-words.ts';
import { totalProgress } from './delivery/notice-progress.ts';
import type { RenderNotice, RenderReport } from './delivery/subject.ts';

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

/** What became of a broadcast, for the administrators who wrote and released it. */
export const renderReport: RenderReport = ({ id, state }, progress, locale) => {
  const words = NOTICE_WORDS[locale];
  const used = CHANNEL_IDS.filter((channel) => Object.values(progress[channel]).some((count) => count > 0));
  return {
    title: words.report.title(id, state === 'cancelled'),
    body: [
      [
        words.report.line(null, totalProgress(progress)),
        ...used.map((channel) => words.report.line(CHANNEL_NAMES[channel], progress[channel])),
      ].join('\n'),
    ],
    buttons: [{ label: words.list, command: '/notices' }],
    links: [],
  };
};
