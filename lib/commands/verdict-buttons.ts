import type { Button } from '../core/channel.ts';
import { VERDICTS } from '../core/incident.ts';
import type { Locale } from '../locales/locale.ts';

/** Right or wrong, at one touch. */
export const verdictButtons = (incident: string, locale: Locale): Button[] =>
  VERDICTS.map((given) => ({ label: locale.buttons.verdict(given), command: `/verdict ${incident} ${given}` }));
