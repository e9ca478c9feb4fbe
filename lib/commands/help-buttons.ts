import type { Button } from '../core/channel.ts';
import type { Locale } from '../locales/locale.ts';

/** The first steps, for whoever does not know how to go on. */
export const helpButtons = (locale: Locale): Button[] => [
  { label: locale.commands.status, command: '/status' },
  { label: locale.buttons.list, command: '/list' },
  { label: locale.buttons.everything, command: '/subscribe all' },
  { label: locale.buttons.help, command: '/help' },
];
