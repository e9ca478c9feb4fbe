import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import { drawnLetters } from './drawn-letters.ts';

/** Cuts Noto Sans JP (SIL Open Font License 1.1) to the letters of our pictures: `npm run pictures`. */
const require = createRequire(import.meta.url);
const CUTS = {
  'noto-sans-jp-500.ttf': '@expo-google-fonts/noto-sans-jp/500Medium/NotoSansJP_500Medium.ttf',
  'noto-sans-jp-700.ttf': '@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf',
} as const;

const letters = drawnLetters();
for (const [file, source] of Object.entries(CUTS)) {
  const cut = await subsetFont(readFileSync(require.resolve(source)), letters, { targetFormat: 'truetype' });
  writeFileSync(new URL(`../../lib/pictures/assets/${file}`, import.meta.url), cut);
  process.stdout.write(`${file}: ${cut.length} bytes, ${letters.length} letters\n`);
}
