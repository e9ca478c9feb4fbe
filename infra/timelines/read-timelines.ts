import * as v from 'valibot';
import { HOUR, type Instant } from '../../lib/core/time.ts';

/** One thing that happened, as the timeline tells it in its own words. */
export interface TimelineEvent {
  at: Instant;
  /** The day alone is known, or the source says about. */
  approximate: boolean;
  kind: string;
  what: string;
}

export interface Timeline {
  id: string;
  name: string;
  events: TimelineEvent[];
}

const FILE = v.object({
  cases: v.array(
    v.object({
      id: v.string(),
      exchange: v.string(),
      tz: v.string(),
      events: v.array(v.object({ t: v.string(), approx: v.optional(v.boolean()), kind: v.string(), what: v.string() })),
    }),
  ),
});

const WHOLE_TIME = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?:\/\d\d:\d\d)?(Z|[+-]\d\d:\d\d)$/;
/** `Asia/Tokyo (+09:00)`, `UTC` */
const OFFSET = /([+-]\d\d:\d\d)/;

/** A day without a time is played at its noon there. Throws RangeError for what is none. */
const timeOf = (text: string, zone: string): Pick<TimelineEvent, 'at' | 'approximate'> => {
  const whole = WHOLE_TIME.exec(text);
  if (whole !== null) {
    const [, day, clock, offset] = whole;
    return { at: Date.parse(`${day}T${clock}:00${offset}`), approximate: text.includes('/') };
  }
  const day = /^\d{4}-\d\d-\d\d/.exec(text)?.[0];
  const offset = OFFSET.exec(zone)?.[1] ?? 'Z';
  const at = Date.parse(`${day}T00:00:00${offset}`);
  if (!Number.isFinite(at)) throw new RangeError(`no time: ${text}`);
  return { at: at + 12 * HOUR, approximate: true };
};

/** Reads the recorded timelines. Throws where they have another form. */
export const readTimelines = (text: string): Timeline[] =>
  v.parse(FILE, JSON.parse(text)).cases.map(({ id, exchange, tz, events }) => ({
    id,
    name: exchange,
    events: events
      .map(({ t, approx = false, kind, what }) => {
        const { at, approximate } = timeOf(t, tz);
        return { at, approximate: approx || approximate, kind, what };
      })
      .toSorted((a, b) => a.at - b.at),
  }));
