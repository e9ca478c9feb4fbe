import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { LOCALES } from '../../lib/locales/index.ts';
import { RISK_WORDS } from '../../lib/locales/risk.ts';

const range = (from: number, to: number): string =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index));

/** Letters, figures and signs of ASCII; hiragana; katakana: https://www.unicode.org/charts/ */
const ALPHABETS = [range(0x20, 0x7e), range(0x3041, 0x3096), range(0x30a1, 0x30fe)];
/** What Intl writes around sums and times in the languages there are, up to the largest units. */
const SUMS_AND_TIMES = '¥￥約万億兆京円年月日時分秒（）、。・：；〜％　–—’“”…';

/** Every letter that a picture can hold; `npm run pictures` cuts the fonts to them, and a test holds the two together. */
export const drawnLetters = (): string => {
  const words = Object.values(RISK_WORDS).flatMap(({ title, total, yen, drawn }) => [
    title(null),
    total(yen('1'), 1),
    ...Object.values(drawn.legend),
    drawn.others,
    drawn.noPrice,
    total(null, 1),
    drawn.time(0),
    drawn.notAdvice,
  ]);
  const names = Object.values(LOCALES).flatMap(({ exchangeName }) =>
    Object.values(EXCHANGES).map(({ names: known }) => exchangeName(known)),
  );
  return [...new Set([...ALPHABETS, SUMS_AND_TIMES, ...words, ...names].join(''))].toSorted().join('');
};
