/** A date, a time of day or a time zone as it is written somewhere in a text. Nothing is checked against a calendar yet. */
export type Mark = { start: number; end: number } & (
  | { kind: 'date'; year: number | null; month: number; day: number }
  | { kind: 'day'; day: number }
  | { kind: 'relative'; days: number }
  | { kind: 'time'; hour: number; minute: number; nextDay: boolean }
  | { kind: 'zone'; zone: string }
);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Pattern of a month's English name, in full or short. */
export const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const RELATIVE: Readonly<Record<string, number>> = {
  本日: 0,
  今日: 0,
  明日: 1,
  明後日: 2,
  today: 0,
  tomorrow: 1,
};

/** Clock names that announcements use; the letters of a country's summer time mean a fixed distance from UTC. */
const ZONES: Readonly<Record<string, string>> = {
  jst: '+540',
  日本時間: '+540',
  kst: '+540',
  hkt: '+480',
  sgt: '+480',
  utc: '+0',
  gmt: '+0',
  協定世界時: '+0',
  cet: '+60',
  cest: '+120',
  bst: '+60',
  est: '-300',
  edt: '-240',
  pst: '-480',
  pdt: '-420',
  et: 'America/New_York',
  pt: 'America/Los_Angeles',
};

const PATTERN = new RegExp(
  [
    `(?<![\\d.])(?<y1>20\\d{2})(?:年|[-/.])(?<m1>\\d{1,2})(?:月|[-/.])(?<d1>\\d{1,2})(?!\\d)日?`,
    `(?<!\\d)(?<m2>\\d{1,2})月(?<d2>\\d{1,2})日`,
    `(?<![\\d/.-])(?<m3>\\d{1,2})/(?<d3>\\d{1,2})(?![\\d/%])`,
    `\\b(?<m4>${MONTH})\\.? (?<d4>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,? (?<y4>20\\d{2})(?!\\d))?`,
    `(?<![\\d:.])(?<d5>\\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<m5>${MONTH})\\b\\.?(?:,? (?<y5>20\\d{2})(?!\\d))?`,
    `(?<!\\d)(?<d6>\\d{1,2})日(?=に|から|より|まで|、|\\(|\\s|午|正|\\d|の|夜|朝|昼|未|中|頃|ご|~|$)`,
    `(?<relative>本日|今日|明後日|明日|\\btoday\\b|\\btomorrow\\b)`,
    `(?<next>翌(?:日|朝)?)?(?<half>午前|午後)?(?<![\\d:.])(?<h1>\\d{1,2}):(?<n1>\\d{2})(?::\\d{2})?(?![\\d:])(?: ?(?<ap1>[ap])\\.?m\\b\\.?)?`,
    `(?<next2>翌(?:日|朝)?)?(?<half2>午前|午後)?(?<!\\d)(?<h2>\\d{1,2})時(?!間)(?:(?<n2>\\d{1,2})分|(?<thirty>半))?`,
    `(?<![\\d:.])(?<h3>\\d{1,2}) ?(?<ap3>[ap])\\.?m\\b\\.?`,
    `(?<noon>正午|\\bnoon\\b)|(?<midnight>\\bmidnight\\b)`,
    `\\b(?:utc|gmt) ?(?<offset>[+-]\\d{1,2})(?::?(?<offsetMinutes>\\d{2}))?(?!\\d)`,
    `(?<zone>日本時間|協定世界時|\\b(?:jst|kst|hkt|sgt|utc|gmt|cest|cet|bst|est|edt|pst|pdt|et|pt)\\b)`,
  ].join('|'),
  'g',
);

/** Times are written up to 29:59 where a business day goes on after midnight. */
const HOURS_MOST = 29;
/** A text with more dates is a table, whose first lines say enough. */
const MARKS_MOST = 60;

type Groups = Readonly<Record<string, string | undefined>>;
type Kind<M> = M extends Mark ? Omit<M, 'start' | 'end'> : never;

const monthOf = (written: string): number => MONTHS.indexOf(written.slice(0, 3)) + 1;

const dateOf = (groups: Groups): Kind<Mark> | undefined => {
  const { y1, m1, d1, m2, d2, m3, d3, m4, d4, y4, m5, d5, y5, d6, relative } = groups;
  const year = y1 ?? y4 ?? y5;
  const month = m1 ?? m2 ?? m3;
  const named = m4 ?? m5;
  const day = d1 ?? d2 ?? d3 ?? d4 ?? d5;
  if (relative !== undefined) return { kind: 'relative', days: RELATIVE[relative] ?? 0 };
  if (d6 !== undefined) return { kind: 'day', day: Number(d6) };
  if (day === undefined) return undefined;
  return {
    kind: 'date',
    year: year === undefined ? null : Number(year),
    month: named === undefined ? Number(month) : monthOf(named),
    day: Number(day),
  };
};

/** Half a day's name only fits hours up to twelve; "午後0時" is noon. */
const inDay = (hour: number, half: string | undefined): number =>
  half === undefined || hour > 12 ? hour : (hour % 12) + (half === '午後' || half === 'p' ? 12 : 0);

const timeOf = (groups: Groups): Kind<Mark> | undefined => {
  const { h1, n1, ap1, h2, n2, h3, ap3, half, half2, thirty, noon, midnight } = groups;
  if (noon !== undefined) return { kind: 'time', hour: 12, minute: 0, nextDay: false };
  if (midnight !== undefined) return { kind: 'time', hour: 0, minute: 0, nextDay: false };
  const written = h1 ?? h2 ?? h3;
  if (written === undefined) return undefined;
  const minute = thirty === undefined ? Number(n1 ?? n2 ?? 0) : 30;
  const hour = inDay(Number(written), half ?? half2 ?? ap1 ?? ap3);
  if (hour > HOURS_MOST || minute > 59) return undefined;
  return { kind: 'time', hour, minute, nextDay: (groups.next ?? groups.next2) !== undefined };
};

const zoneOf = ({ offset, offsetMinutes, zone }: Groups): Kind<Mark> | undefined => {
  if (zone !== undefined) return { kind: 'zone', zone: ZONES[zone] ?? '+0' };
  if (offset === undefined) return undefined;
  const minutes = Math.abs(Number(offset)) * 60 + Number(offsetMinutes ?? 0);
  return { kind: 'zone', zone: `${offset.startsWith('-') ? '-' : '+'}${minutes}` };
};

/** The marks of a normalised text, in its order. */
export const marksIn = (text: string): Mark[] => {
  const marks: Mark[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const groups = match.groups ?? {};
    const kind = dateOf(groups) ?? timeOf(groups) ?? zoneOf(groups);
    if (kind !== undefined) marks.push({ ...kind, start: match.index, end: match.index + match[0].length });
    if (marks.length >= MARKS_MOST) break;
  }
  return marks;
};
