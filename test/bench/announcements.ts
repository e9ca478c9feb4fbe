import { build } from 'esbuild';
import { resolve } from 'node:path';
import { TEXT_LENGTH } from '../../lib/core/announcement.ts';
import { SECOND } from '../../lib/core/time.ts';
import { classify } from '../../lib/detectors/announcement/classify.ts';
import { practice } from '../detectors/announcement/labelled.ts';
import { median } from './median.ts';

const TITLES = 50_000;
const ROUNDS = 5;
const RULES = resolve(import.meta.dirname, '../../lib/detectors/announcement/classify.ts');

const secondsOf = (work: () => void): number => {
  const began = performance.now();
  work();
  return (performance.now() - began) / SECOND;
};

/** The longest text there is, of words that the rules know: each of them means work. */
const HOSTILE = ['停止', 'not suspended ', '出\u200B金', '9/15 10:00～', 'ＢＴＣ（'].map((piece) =>
  piece.repeat(TEXT_LENGTH).slice(0, TEXT_LENGTH),
);

const bundledBytes = async (): Promise<number> => {
  const { outputFiles } = await build({
    entryPoints: [RULES],
    bundle: true,
    minify: true,
    format: 'esm',
    charset: 'utf8',
    write: false,
  });
  return outputFiles[0]?.contents.byteLength ?? 0;
};

/** Titles a second on one core, the slowest hostile text of full length, and what the rules add to a bundle. */
export const announcementsBench = async (): Promise<Record<string, unknown>[]> => {
  const publishedAt = Date.UTC(2026, 8, 14);
  const rates = Array.from({ length: ROUNDS }, () => {
    const seconds = secondsOf(() => {
      for (let index = 0; index < TITLES; index += 1)
        classify({ title: practice[index % practice.length]!.text, text: '', publishedAt });
    });
    return TITLES / seconds;
  });
  const slowest = HOSTILE.map((text) => secondsOf(() => void classify({ title: '', text, publishedAt })) * SECOND);
  return [
    {
      'titles a second': Math.round(median(rates)),
      'slowest hostile text ms': Math.round(Math.max(...slowest) * 10) / 10,
      'bundled bytes': await bundledBytes(),
    },
  ];
};
