import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { boundsOf, MENU_SIZE, PICTURE_MOST_BYTES, TILES } from '../../lib/channels/line/rich-menu.ts';

/** Draws LINE's rich menu once, at development time: `npm run pictures` writes the file that is committed. */
const TARGET = new URL('../../lib/channels/line/rich-menu.png', import.meta.url);

const FONT = 'Noto Sans JP';
const require = createRequire(import.meta.url);
const FONT_FILES = [
  require.resolve('@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf'),
  require.resolve('@expo-google-fonts/noto-sans-jp/500Medium/NotoSansJP_500Medium.ttf'),
];

const INK = '#14213D';
const QUIET = '#52607A';
const ACCENT = '#0F766E';
const PAPER = '#F8FAFC';
const RULE = '#D5DCE6';

/** Line drawings in a square of 24, in the order of the tiles. */
const ICONS: Readonly<Record<(typeof TILES)[number]['command'], string>> = {
  '/status': '<path d="M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z"/><path d="M9 12l2 2 4-4"/>',
  '/subscribe': '<path d="M6 10a6 6 0 0 1 12 0c0 5 2 6 2 7H4c0-1 2-2 2-7z"/><path d="M10 20a2 2 0 0 0 4 0"/>',
  '/list': '<path d="M9 6h11M9 12h11M9 18h11"/><path d="M4 6h1M4 12h1M4 18h1"/>',
  '/incidents': '<path d="M12 4l9 16H3z"/><path d="M12 10v4M12 17v.5"/>',
  '/level': '<path d="M5 20v-5M12 20V10M19 20V4"/>',
  '/help': '<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 17v.5"/>',
};

const ICON_SIZE = 150;
const ICON_GRID = 24;

const tile = ({ ja, en, command }: (typeof TILES)[number], index: number): string => {
  const { x, y, width, height } = boundsOf(index);
  const [left, middle] = [x + width * 0.13, y + height / 2];
  const words = left + ICON_SIZE + 50;
  return `
    <rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${PAPER}" stroke="${RULE}" stroke-width="4"/>
    <g transform="translate(${left} ${middle - ICON_SIZE / 2}) scale(${ICON_SIZE / ICON_GRID})" fill="none"
      stroke="${ACCENT}" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">${ICONS[command]}</g>
    <text x="${words}" y="${middle + 18}" font-family="${FONT}" font-weight="700" font-size="122" fill="${INK}">${ja}</text>
    <text x="${words}" y="${middle + 108}" font-family="${FONT}" font-weight="500" font-size="66" fill="${QUIET}">${en}</text>`;
};

const { width, height } = MENU_SIZE;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${TILES.map(tile).join('')}</svg>`;
const picture = new Resvg(svg, {
  font: { fontFiles: FONT_FILES, loadSystemFonts: false, defaultFontFamily: FONT },
})
  .render()
  .asPng();
if (picture.length > PICTURE_MOST_BYTES) throw new Error(`the picture has ${picture.length} bytes`);
writeFileSync(TARGET, picture);
process.stdout.write(`${readFileSync(TARGET).length} bytes\n`);
