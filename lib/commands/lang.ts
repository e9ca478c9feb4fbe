import { LOCALE_IDS, type LocaleId } from '../core/subscriber.ts';
import { LOCALES } from '../locales/index.ts';
import { say, type ChatCommand } from './command.ts';

const WORDS: Record<string, LocaleId> = { ja: 'ja', japanese: 'ja', 日本語: 'ja', en: 'en', english: 'en', 英語: 'en' };

export const lang: ChatCommand = {
  name: 'lang',
  words: ['言語', 'lang', 'language'],
  options: [{ name: 'language', required: true, choices: LOCALE_IDS }],
  answer([typed = ''], { locale, subscriber }) {
    const word = typed.normalize('NFKC').toLowerCase();
    const wanted = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
    if (wanted === undefined) {
      return { message: say(locale.whichLanguage, { buttons: [{ label: '日本語', command: '/lang ja' }, { label: 'English', command: '/lang en' }] }) };
    }
    return { message: say(LOCALES[wanted].languageSet), subscriber: { ...subscriber, locale: wanted } };
  },
};
