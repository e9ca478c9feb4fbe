import { isSeverity, SEVERITIES, type Severity } from '../core/severity.ts';
import type { Button } from '../core/channel.ts';
import { MINUTE } from '../core/time.ts';
import type { Locale } from '../locales/locale.ts';
import { say, type ChatCommand } from './command.ts';

const WORDS: Record<string, Severity> = {
  情報: 'info',
  注意: 'watch',
  警告: 'warn',
  重大: 'critical',
  緊急: 'critical',
};

/** The level that a word means; undefined for none. */
export const levelIn = (typed: string): Severity | undefined => {
  const word = typed.normalize('NFKC').toLowerCase();
  const wanted = Object.hasOwn(WORDS, word) ? WORDS[word] : word;
  return wanted !== undefined && isSeverity(wanted) ? wanted : undefined;
};

/** What each level brings, a line each. */
export const levelMeanings = ({ levels }: Locale): string =>
  SEVERITIES.map((severity) => `• ${levels[severity]}`).join('\n');

/** One button a level; the one that suits most says so. */
export const levelButtons = ({ buttons, own }: Locale, recommended?: Severity): Button[] =>
  SEVERITIES.map((severity) => ({
    label: severity === recommended ? own.firstRun.recommended : buttons.level(severity),
    command: `/level ${severity}`,
  }));

/** Who has come a moment ago is still finding his way. */
const FIRST_RUN_MS = 15 * MINUTE;

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
  answer([typed = ''], { locale, subscriber, now }) {
    const wanted = levelIn(typed);
    if (wanted === undefined)
      return {
        message: say(locale.levelNow(subscriber.level), {
          body: [levelMeanings(locale)],
          buttons: levelButtons(locale),
        }),
      };
    const { firstRun } = locale.own;
    const isNew = now - subscriber.createdAt < FIRST_RUN_MS && Object.keys(subscriber.subscriptions).length > 0;
    return {
      message: say(locale.levelSet(wanted), {
        body: [isNew ? firstRun.done : levelMeanings(locale)],
        buttons: [
          ...(isNew ? [{ label: firstRun.hold, command: '/hold' }] : []),
          { label: locale.commands.status, command: '/status' },
          { label: locale.buttons.list, command: '/list' },
        ],
      }),
      subscriber: { ...subscriber, level: wanted },
    };
  },
};
