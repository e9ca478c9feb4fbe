import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { RiskPicture } from '../../lib/core/risk/picture.ts';
import { pictureToken } from '../../lib/pictures/picture-link.ts';
import { SIDE_FILES } from '../../lib/pictures/rasterise.ts';
import { createSeal } from '../../lib/store/seal.ts';
import { ENVIRONMENT, type Bundle } from './bundles.ts';
import type { Finding } from './lint-template.ts';

/** The one whose answer is a picture: what is asked of it proves the others' side files too. */
const SHOWS = 'pictures';

const unpacked = (zip: string, folder: string): void => {
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
};

const picture = (at: number): RiskPicture => ({
  locale: 'ja',
  at,
  unpriced: 0,
  bars: [{ exchange: 'coincheck', open: '1', locked: '1', unknown: '1', exposed: '1' }],
});

/** The first bytes of a PNG in base64: https://www.w3.org/TR/png-3/#3PNGsignature */
const PNG = 'iVBORw0KGgo';

/** What is wrong with the picture that the unpacked function answers; undefined where it is one. */
const drawnBy = (folder: string): string | undefined => {
  const token = pictureToken(
    picture(Date.now()),
    createSeal(Buffer.from(ENVIRONMENT.MAMORI_MASTER_KEY, 'base64'), 'picture/1'),
  );
  const event = { rawPath: `/pictures/${token}.png`, headers: {} };
  const script =
    `const m=await import(${JSON.stringify(pathToFileURL(join(folder, 'functions', `${SHOWS}.mjs`)).href)});` +
    `const a=await m.handler(${JSON.stringify(event)},{});process.stdout.write(a.statusCode+' '+String(a.body).slice(0,11));process.exit(0)`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...ENVIRONMENT, LAMBDA_TASK_ROOT: folder },
    encoding: 'utf8',
    timeout: 30_000,
  });
  return stdout === `200 ${PNG}` ? undefined : `answers ${stdout === '' ? stderr.trim().slice(-300) : stdout}`;
};

/** Whoever draws must have been packed with what it draws with, and one of them really draws. */
export const checkPictures = (root: string, bundles: readonly Bundle[]): Finding[] => {
  const wanted = [SIDE_FILES.engine, ...SIDE_FILES.fonts];
  const drawing = bundles.filter(({ file }) => readFileSync(file, 'utf8').includes(SIDE_FILES.engine));
  if (!drawing.some(({ name }) => name === SHOWS))
    return [{ rule: 'pictures', where: SHOWS, message: 'there is no such function' }];
  return drawing.flatMap(({ name }) => {
    const folder = mkdtempSync(join(tmpdir(), 'mamori-zip-'));
    try {
      const zip = join(root, '.serverless', `${name}.zip`);
      const held = Object.keys(unzipSync(readFileSync(zip)));
      const missing = wanted.filter((file) => !held.includes(file));
      if (missing.length > 0) return [{ rule: 'pictures', where: name, message: `without ${missing.join(', ')}` }];
      if (name !== SHOWS) return [];
      unpacked(zip, folder);
      const wrong = drawnBy(folder);
      return wrong === undefined ? [] : [{ rule: 'pictures', where: name, message: wrong }];
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
};
