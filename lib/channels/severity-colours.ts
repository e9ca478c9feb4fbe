import type { Severity } from '../core/severity.ts';

/**
 * The colour that stands for how grave an alert is. White text on each has a contrast of 4.5 to 1 or more
 * (https://www.w3.org/TR/WCAG22/#contrast-minimum); the word beside it says the same to those who see no colours.
 */
export const SEVERITY_COLOURS: Readonly<Record<Severity, string>> = {
  info: '#15803D',
  watch: '#8A6100',
  warn: '#C2410C',
  critical: '#B91C1C',
};
