import { isSeverity, SEVERITIES, type Severity } from '../core/severity.ts';
import { say, type ChatCommand } from './command.ts';

const WORDS: Record<string, Severity> = {
  情報: 'info',
  注意: 'watch',
  警告: 'warn',
  重大: 'critical',
  緊急: 'critical',
};

export const level: ChatCommand = {
  name: 'level',
  words: ['レベル', '重要度', 'level'],
  options: [
    {
      name: 'level',
      required: true,
      choices: SEVERITIES.map((value) => ({ value, label: ({ levels }) => levels[value] })),
    },
  ],
  answer([typed = ''], { locale, subscriber }) {
    const word = typed.normalize('NFKC').toLowerCase();
    const wanted = Object.hasOwn(WORDS, word) ? WORDS[word] : word;
    const buttons = SEVERITIES.map((severity) => ({
      label: locale.buttons.level(severity),
      command: `/level ${severity}`,
    }));
    const meanings = SEVERITIES.map((severity) => `• ${locale.levels[severity]}`).join('\n');
    if (!isSeverity(wanted)) return { message: say(locale.levelNow(subscriber.level), { body: [meanings], buttons }) };
    return {
      message: say(locale.levelSet(wanted), {
        body: [meanings],
        buttons: [{ label: locale.buttons.list, command: '/list' }],
      }),
      subscriber: { ...subscriber, level: wanted },
    };
  },
};
