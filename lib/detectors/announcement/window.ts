import type { AnnouncedWindow, Label } from '../../core/announcement.ts';
import type { Clause } from './clause.ts';
import { has } from './finding.ts';
import { momentsIn, type Moment, type Reckoning } from './window/moments.ts';

/** What stands between the two ends of a window. */
const RANGE =
  /^[\s\S]{0,30}?(?:[~〜–—―→-]|から|より|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bto be completed by\b)[\s\S]{0,20}$/;
const BETWEEN = /(?:between|from)\s*$/;
const AND = /\band\b/;
const ENDS_BEFORE = /(?:until|till|\bby|through|\bbefore)\s*(?:approximately|approx\.?|about|around)?\s*$/;
const ENDS_AFTER = /^\s*(?:\([^)]{0,12}\))?\s*(?:頃|ごろ)?\s*(?:まで|迄|終了|に終了)/;
const LOOK = 24;

const isRange = (text: string, a: Moment, b: Moment): boolean => {
  const between = text.slice(a.end, b.start);
  if (between.length > 60 || b.at < a.at) return false;
  return RANGE.test(between) || (AND.test(between) && BETWEEN.test(text.slice(Math.max(0, a.start - LOOK), a.start)));
};

const isEnd = (text: string, { start, end }: Moment): boolean =>
  ENDS_BEFORE.test(text.slice(Math.max(0, start - LOOK), start)) || ENDS_AFTER.test(text.slice(end, end + LOOK));

const close = ({ at, dayEnd }: Moment): number => dayEnd ?? at;

/** The first window that a text names: both ends, or the one that it tells. Null where it names no moment. */
export const windowIn = (text: string, reckoning: Reckoning): AnnouncedWindow | null => {
  const moments = momentsIn(text, reckoning);
  const [first, second] = moments;
  if (first === undefined) return null;
  if (isEnd(text, first)) return { from: null, until: close(first) };
  // "9/15 10:00から翌2:00まで"; a bare pair of ends may stand apart: "Start: … End: …".
  if (second !== undefined && isRange(text, first, second)) return { from: first.at, until: close(second) };
  return {
    from: first.at,
    until: second !== undefined && second.at > first.at && isEnd(text, second) ? close(second) : null,
  };
};

const isHalt = (label: Label): boolean => label.startsWith('halt_');

const textOf = ({ source, start, end }: Clause): string => source.text.slice(start, end);

/** "終了: 12:00" on a line of its own. */
const END_LINE = /^[\s■□◆●・*-]*(?:end|ends|ending|finish|until|to|終了|完了)(?![a-z])/;

/** The end that the line below tells. */
const endBelow = (clause: Clause | undefined, from: number, reckoning: Reckoning): number | null => {
  if (clause === undefined || !END_LINE.test(textOf(clause))) return null;
  const [moment] = momentsIn(textOf(clause), reckoning);
  return moment !== undefined && close(moment) > from ? close(moment) : null;
};

const firstOf = (clauses: readonly Clause[], reckoning: Reckoning): AnnouncedWindow | null => {
  for (const [index, clause] of clauses.entries()) {
    const window = windowIn(textOf(clause), reckoning);
    if (window === null) continue;
    if (window.from === null || window.until !== null) return window;
    return { from: window.from, until: endBelow(clauses[index + 1], window.from, reckoning) };
  }
  return null;
};

/**
 * The window that an announcement of that label names. `until` of a planned resumption is the reopening; `from` of a delisting
 * is when withdrawals close. Where only a day is named it counts from its beginning, and until its end.
 */
export const windowOf = (
  label: Label,
  deciding: Clause | undefined,
  clauses: readonly Clause[],
  reckoning: Reckoning,
): AnnouncedWindow | null => {
  const dated = clauses.filter((clause) => clause.dated);
  const ordered = deciding?.dated === true ? [deciding, ...dated.filter((clause) => clause !== deciding)] : dated;
  if (label === 'resume_planned') {
    const window = firstOf(ordered, reckoning);
    return window === null ? null : { from: null, until: window.from ?? window.until };
  }
  if (label === 'delist') {
    const window = firstOf(
      ordered.filter((clause) => has(clause, 'withdraw')),
      reckoning,
    );
    return window === null ? null : { from: window.until ?? window.from, until: null };
  }
  if (!isHalt(label)) return null;
  const window = firstOf(ordered, reckoning);
  if (window === null || label === 'halt_planned') return window;
  // What stands still already has begun; only its end is announced.
  return window.until === null ? null : window;
};
