import type { Incident } from './incident.ts';
import { reaches, type Severity } from './severity.ts';
import type { SubscriberId } from './subscriber.ts';
import { DAY, HOUR, MINUTE, type Instant } from './time.ts';

/** Alerts of one exchange that are held back: those below critical. It ends by itself. */
export interface Silence {
  exchange: string;
  until: Instant;
  by: SubscriberId;
  at: Instant;
}

/** Longer than any maintenance: who needs more says so again. */
export const SILENCE_MOST_MS = 7 * DAY;

const UNITS: Readonly<Record<string, number>> = {
  m: MINUTE,
  min: MINUTE,
  分: MINUTE,
  h: HOUR,
  hour: HOUR,
  hours: HOUR,
  時間: HOUR,
  d: DAY,
  day: DAY,
  days: DAY,
  日: DAY,
};
const DURATION = /^(\d{1,4})\s*([a-z]+|分|時間|日)$/;

/** `90m`, `2h`, `3時間`, `1d`; undefined for what is none, or longer than a week. */
export const readDuration = (text: string): number | undefined => {
  const [, count, unit = ''] = DURATION.exec(text.normalize('NFKC').trim().toLowerCase()) ?? [];
  const each = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  if (count === undefined || each === undefined) return undefined;
  const length = Number(count) * each;
  return length > 0 && length <= SILENCE_MOST_MS ? length : undefined;
};

/**
 * Whether nobody is told of an event: critical ones always are, and so is the end or the taking back of what somebody
 * was told. A suspected theft is critical.
 */
export const isSilenced = (
  silence: Silence | undefined,
  event: { severity: Severity; reason: Incident['history'][number]['reason'] },
  now: Instant,
): boolean =>
  silence !== undefined &&
  now < silence.until &&
  !reaches(event.severity, 'critical') &&
  event.reason !== 'resolved' &&
  event.reason !== 'corrected';
