/** First years of the eras in which there were registrations: 令和元年 is 2019, 平成29年 is 2017. */
const ERAS: Readonly<Record<string, number>> = { 平成: 1989, h: 1989, 令和: 2019, r: 2019 };
const OF_ERA = /^(平成|令和|h|r)(元|\d{1,2})[年./-](\d{1,2})[月./-](\d{1,2})日?$/;
const OF_YEAR = /^(20\d{2})[年./-](\d{1,2})[月./-](\d{1,2})日?$/;
/**
 * Spreadsheets count days from the end of 1899: 43,007 is 29 September 2017.
 * ECMA-376 part 1, 18.17.4.1 (the date system of 1900; the one of 1904 would fall before FIRST_DAY or be refused).
 */
const SERIAL = /^\d{5}$/;
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
/** The trade is registered since then (2016, No. 62, in force on 1 April 2017). */
const FIRST_DAY = '2017-04-01';
const LAST_DAY = '2099-12-31';

const isoOf = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
};

const read = (text: string): string | null => {
  if (SERIAL.test(text)) return new Date(SERIAL_ZERO + Number(text) * DAY_MS).toISOString().slice(0, 10);
  const [, era = '', years = '', ...monthAndDay] = OF_ERA.exec(text) ?? [];
  const first = ERAS[era];
  if (first !== undefined) {
    const [month, day] = monthAndDay.map(Number);
    return isoOf(first - 1 + (years === '元' ? 1 : Number(years)), month ?? 0, day ?? 0);
  }
  const [, year, month, day] = (OF_YEAR.exec(text) ?? []).map(Number);
  return isoOf(year ?? 0, month ?? 0, day ?? 0);
};

/**
 * The ISO date of a registration as a Japanese table writes it: 平成29年9月29日, 令和元.5.1, H29.9.29, 2017/9/29, or a
 * spreadsheet's day number; null for anything else, and for days before the trade was registered.
 */
export const japaneseDate = (text: string): string | null => {
  const date = read(text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ''));
  return date !== null && date >= FIRST_DAY && date <= LAST_DAY ? date : null;
};
