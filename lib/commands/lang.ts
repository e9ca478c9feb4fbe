import { LOCALE_IDS } from '../core/locale-id.ts';
import { LOCALES } from '../locales/index.ts';
import { helpButtons } from './help-buttons.ts';
import { say, type ChatCommand } from './command.ts';

export const lang: ChatCommand = {
  name: 'lang',
  words: ['言語', 'lang', 'language'],
  options: [
    {
      name: 'language',
      required: true,
      choices: LOCALE_IDS.map((value) => ({ value, label: () => LOCALES[value].name })),
    },
  ],
  answer([typed = ''], { locale, subscriber }) {
    const word = typed.normalize('NFKC').toLowerCase();
    const wanted = Object.values(LOCALES).find(({ words }) => words.includes(word));
    if (wanted === undefined) {
      const buttons = Object.values(LOCALES).map(({ id, name }) => ({ label: name, command: `/lang ${id}` }));
      return { message: say(locale.whichLanguage, { buttons }) };
    }
    return {
      message: say(wanted.languageSet, { buttons: helpButtons(wanted) }),
      subscriber: { ...subscriber, locale: wanted.id },
    };
  },
};
