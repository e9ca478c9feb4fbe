import { LABELS, type Label } from '../../lib/core/announcement.ts';

/** One announcement: what somebody says it is, and what the rules say. */
export interface Judged {
  expected: Label;
  given: Label;
}

/** A share of cases with its 95 % interval; null where there is no case. */
export interface Share {
  hits: number;
  of: number;
  share: number | null;
  low: number | null;
  high: number | null;
}

export interface Score {
  exact: Share;
  /** Of those taken for unplanned halts, how many are. */
  precision: Share;
  /** Of the unplanned halts, how many were taken for one. */
  recall: Share;
  /** Rows: what it is; columns: what it was taken for. Only labels that occur. */
  confusion: ReadonlyMap<Label, ReadonlyMap<Label, number>>;
}

/** Halts that nobody announced: those that wake people. They are counted together, for all three do. */
const UNPLANNED: ReadonlySet<Label> = new Set(['halt_emergency', 'halt_incident', 'halt_network']);
/** 97.5 % quantile of the normal distribution. */
const Z = 1.959964;

/** Wilson's score interval (E. B. Wilson, 1927): it stays inside 0 to 1 and is right for few cases too. */
export const shareOf = (hits: number, of: number): Share => {
  if (of === 0) return { hits, of, share: null, low: null, high: null };
  const share = hits / of;
  const middle = (share + Z ** 2 / (2 * of)) / (1 + Z ** 2 / of);
  const half = (Z / (1 + Z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return { hits, of, share, low: hits === 0 ? 0 : middle - half, high: hits === of ? 1 : middle + half };
};

const confusionOf = (judged: readonly Judged[]): Map<Label, Map<Label, number>> => {
  const confusion = new Map<Label, Map<Label, number>>();
  for (const row of LABELS) {
    const own = judged.filter(({ expected }) => expected === row);
    const counts = LABELS.map((column) => [column, own.filter(({ given }) => given === column).length] as const);
    if (own.length > 0) confusion.set(row, new Map(counts.filter(([, count]) => count > 0)));
  }
  return confusion;
};

export const scoreOf = (judged: readonly Judged[]): Score => {
  const expected = judged.filter((each) => UNPLANNED.has(each.expected));
  const given = judged.filter((each) => UNPLANNED.has(each.given));
  const both = expected.filter((each) => UNPLANNED.has(each.given)).length;
  return {
    exact: shareOf(judged.filter((each) => each.expected === each.given).length, judged.length),
    precision: shareOf(both, given.length),
    recall: shareOf(both, expected.length),
    confusion: confusionOf(judged),
  };
};
