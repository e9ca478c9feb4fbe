import { isSeverity, SEVERITIES } from '../core/severity.ts';
import { say, type ChatCommand } from './command.ts';

export const level: ChatCommand = {
  name: 'level',
  words: ['レベル', '重要度', 'level'],
  options: [{ name: 'level', required: true, choices: SEVERITIES }],
  answer([typed = ''], { locale, subscriber }) {
    const wanted = typed.normalize('NFKC').toLowerCase();
    const buttons = SEVERITIES.map((severity) => ({ label: locale.buttons.level(severity), command: `/level ${severity}` }));
    const meanings = SEVERITIES.map((severity) => `• ${locale.levels[severity]}`).join('\n');
    if (!isSeverity(wanted)) return { message: say(locale.levelNow(subscriber.level), { body: [meanings], buttons }) };
    return { message: say(locale.levelSet(wanted), { body: [meanings] }), subscriber: { ...subscriber, level: wanted } };
  },
};
