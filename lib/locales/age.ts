import { DAY, HOUR, MINUTE, SECOND } from '../core/time.ts';

/** How long ago, in the language's own words: `ageIn('en')(90_000)` is "90 seconds ago". Two of a unit come before one of the next. */
export const ageIn = (locale: string): ((milliseconds: number) => string) => {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  return (milliseconds) => {
    const age = Math.max(0, milliseconds);
    if (age < 2 * MINUTE) return format.format(-Math.round(age / SECOND), 'second');
    if (age < 2 * HOUR) return format.format(-Math.round(age / MINUTE), 'minute');
    if (age < 2 * DAY) return format.format(-Math.round(age / HOUR), 'hour');
    return format.format(-Math.round(age / DAY), 'day');
  };
};
