import { worthOfBar, type RiskBar, type RiskPicture } from '../core/risk/picture.ts';
import type { RiskWords } from '../locales/risk-words.ts';

/** Wide enough for a phone held upright; it is shown at a third of that. */
export const PICTURE_WIDTH = 1080;
const MARGIN = 64;
const BAR_WIDTH = PICTURE_WIDTH - 2 * MARGIN;
const BAR_HEIGHT = 56;
const EXPOSED_HEIGHT = 14;
const ROW_HEIGHT = 168;
const HEAD_HEIGHT = 262;
const LEGEND_LINE = 58;
const FOOT_HEIGHT = 120;
/** What is not nothing is seen. */
const SLIVER = 4;

/** The families' own names: each weight is one. */
export const FONT = 'Noto Sans JP Medium';
const BOLD_FONT = 'Noto Sans JP';
const INK = '#14213D';
const QUIET = '#52607A';
const PAPER = '#F8FAFC';
const RULE = '#D5DCE6';
/** Told apart by pattern as well as by colour, in any kind of colour vision. */
const OPEN = '#0F766E';
const LOCKED = '#D97706';
const UNKNOWN = '#94A3B8';
const EXPOSED = '#B91C1C';

const DEFINITIONS = `<defs>
<pattern id="locked" width="20" height="20" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="20" height="20" fill="${LOCKED}"/><rect width="8" height="20" fill="#7C2D12"/></pattern>
<pattern id="unknown" width="20" height="20" patternUnits="userSpaceOnUse"><rect width="20" height="20" fill="#E2E8F0"/><circle cx="10" cy="10" r="5" fill="${UNKNOWN}"/></pattern>
</defs>`;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
/** Whatever a name holds stands for itself; what XML cannot hold is left out: https://www.w3.org/TR/xml/#charsets */
const escaped = (text: string): string =>
  text.replaceAll(/[^\t\n\r -\uD7FF\uE000-\uFFFD]/gu, '').replaceAll(/[&<>"']/g, (letter) => ESCAPES[letter] ?? '');

interface Style {
  size: number;
  colour?: string;
  bold?: boolean;
  end?: boolean;
  most?: number;
}

/** Full-width letters take their size, others about half of it. */
const widthOf = (text: string, size: number): number =>
  Array.from(text).reduce((sum, letter) => sum + (/[\u0020-\u00FF]/.test(letter) ? 0.54 : 1), 0) * size;

const fitted = (text: string, size: number, most: number): number =>
  Math.min(size, (size * most) / widthOf(text, size));

const write = (
  x: number,
  y: number,
  text: string,
  { size, colour = INK, bold, end, most = BAR_WIDTH }: Style,
): string =>
  `<text x="${x}" y="${y}" font-family="${bold === true ? BOLD_FONT : FONT}" font-weight="${bold === true ? 700 : 500}" font-size="${fitted(text, size, most).toFixed(1)}" fill="${colour}"${end === true ? ' text-anchor="end"' : ''}>${escaped(text)}</text>`;

const box = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${height}" fill="${fill}"/>`;

type Part = 'open' | 'locked' | 'unknown';
const FILL: Readonly<Record<Part, string>> = { open: OPEN, locked: 'url(#locked)', unknown: 'url(#unknown)' };
const PARTS: readonly Part[] = ['locked', 'unknown', 'open'];

const lengthOf = (yen: string, largest: number): number =>
  yen === '0' ? 0 : Math.max(SLIVER, (Number(yen) / largest) * BAR_WIDTH);

const segments = (bar: RiskBar, y: number, largest: number): string => {
  let x = MARGIN;
  return PARTS.map((part) => {
    const width = lengthOf(bar[part], largest);
    x += width;
    return width === 0 ? '' : box(x - width, y, width, BAR_HEIGHT, FILL[part]);
  }).join('');
};

/** What has no price has no length either. */
const blank = (y: number): string =>
  `<rect x="${MARGIN}" y="${y}" width="${BAR_WIDTH}" height="${BAR_HEIGHT}" fill="none" stroke="${RULE}" stroke-width="3" stroke-dasharray="12 10"/>`;

const row = (bar: RiskBar, index: number, largest: number, name: string, words: RiskWords): string => {
  const top = HEAD_HEIGHT + index * ROW_HEIGHT;
  const exposed = lengthOf(bar.exposed, largest);
  const worth = worthOfBar(bar);
  return [
    write(MARGIN, top, name, { size: 44, bold: true, most: BAR_WIDTH * 0.6 }),
    write(PICTURE_WIDTH - MARGIN, top, worth === '0' ? words.drawn.noPrice : words.yen(worth), {
      size: 44,
      end: true,
      most: BAR_WIDTH * 0.38,
    }),
    worth === '0' ? blank(top + 22) : segments(bar, top + 22, largest),
    exposed === 0 ? '' : box(MARGIN, top + 22 + BAR_HEIGHT + 8, exposed, EXPOSED_HEIGHT, EXPOSED),
  ].join('');
};

const legendOf = ({ bars }: RiskPicture, words: RiskWords): { fill: string; text: string }[] => {
  const { legend } = words.drawn;
  const anywhere = (part: Part | 'exposed'): boolean => bars.some((bar) => bar[part] !== '0');
  return [
    ...PARTS.filter(anywhere).map((part) => ({ fill: FILL[part], text: legend[part] })),
    ...(anywhere('exposed') ? [{ fill: EXPOSED, text: legend.exposed }] : []),
  ];
};

/**
 * Where somebody's money is, a bar an exchange: what can be withdrawn, what is locked, what nobody knows of, and below
 * it the most that a live event may cost. `nameOf` gives an exchange's name in the reader's language.
 */
export const riskSvg = (picture: RiskPicture, words: RiskWords, nameOf: (exchange: string) => string): string => {
  const { bars, unpriced, at } = picture;
  const { drawn } = words;
  const total = bars.reduce((sum, bar) => sum + BigInt(worthOfBar(bar)), 0n);
  const largest = Math.max(1, ...bars.map((bar) => Math.max(Number(worthOfBar(bar)), Number(bar.exposed))));
  const legend = legendOf(picture, words);
  const legendTop = HEAD_HEIGHT + bars.length * ROW_HEIGHT + 4;
  const height = legendTop + legend.length * LEGEND_LINE + FOOT_HEIGHT;
  const lines = [
    write(MARGIN, 92, words.title(null), { size: 50, bold: true }),
    write(MARGIN, 164, words.total(total === 0n ? null : words.yen(String(total)), unpriced), {
      size: 44,
      colour: INK,
    }),
    `<rect x="${MARGIN}" y="190" width="${BAR_WIDTH}" height="2" fill="${RULE}"/>`,
    ...bars.map((bar, index) =>
      row(bar, index, largest, bar.exchange === null ? drawn.others : nameOf(bar.exchange), words),
    ),
    ...legend.flatMap(({ fill, text }, index) => [
      box(MARGIN, legendTop + index * LEGEND_LINE, 44, 34, fill),
      write(MARGIN + 64, legendTop + index * LEGEND_LINE + 29, text, { size: 34, colour: INK, most: BAR_WIDTH - 64 }),
    ]),
    write(MARGIN, height - 44, `${drawn.time(at)}　${drawn.notAdvice}`, { size: 30, colour: QUIET }),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE_WIDTH}" height="${height}" viewBox="0 0 ${PICTURE_WIDTH} ${height}">${DEFINITIONS}<rect width="${PICTURE_WIDTH}" height="${height}" fill="${PAPER}"/>${lines.join('')}</svg>`;
};
