import { USUAL_ZONES } from './usual-zone.ts';
import type { QuietHours } from './quiet-hours.ts';
import type { LocaleId } from './locale-id.ts';
import { DAY, HOUR, type Instant } from './time.ts';
import { wallTimeIn } from './zoned-time.ts';

/** How often somebody wants to hear what has happened, whether anything has or not. */
export const DIGESTS = ['daily', 'weekly'] as const;
export type Digest = (typeof DIGESTS)[number];

/** In the person's own time zone: with the first coffee, after most quiet hours. */
export const DIGEST_HOUR = 8;
/** The day of weekly ones, as JavaScript counts them: Monday. */
const DIGEST_DAY = 1;

const PREFIX = 'digest-';
export const isDigestId = (id: string): boolean => id.startsWith(PREFIX);

/** Whatever is due within one hour of the clock has one name: `digest-495912`, hours since 1970. */
export const digestId = (now: Instant): string => `${PREFIX}${Math.floor(now / HOUR)}`;
/** When its hour begins. */
export const digestTime = (id: string): Instant => Number(id.slice(PREFIX.length)) * HOUR;

/** A digest's own number among what is sent under its id. */
export const DIGEST_EVENT = 1;

/** What it looks back on. */
export const lookedBackMs = (digest: Digest): number => (digest === 'daily' ? DAY : 7 * DAY);

/** Whether a person's digest is due in the hour that begins then: each day has one such hour in each time zone. */
export const isDigestDue = (
  { digest, quiet }: { digest?: Digest; quiet?: QuietHours },
  locale: LocaleId,
  begins: Instant,
): boolean => {
  if (digest === undefined) return false;
  // The last moment of the hour: in a zone with half hours its clock shows the full hour by then.
  const { year, month, day, hour } = wallTimeIn(quiet?.zone ?? USUAL_ZONES[locale], begins + HOUR - 1);
  return (
    hour === DIGEST_HOUR && (digest === 'daily' || new Date(Date.UTC(year, month - 1, day)).getUTCDay() === DIGEST_DAY)
  );
};
