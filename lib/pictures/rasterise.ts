import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { FONT } from './risk-svg.ts';

/** What lies beside the code and is read with the first picture. The fonts are made by `npm run pictures`. */
export const SIDE_FILES = {
  engine: 'node_modules/@resvg/resvg-wasm/index_bg.wasm',
  fonts: ['lib/pictures/assets/noto-sans-jp-500.ttf', 'lib/pictures/assets/noto-sans-jp-700.ttf'],
} as const;

/** The engine is started once a process: it refuses a second time. */
let engine: Promise<void> | undefined;

export type Rasterise = (svg: string) => Promise<Uint8Array<ArrayBuffer>>;

/** SVG to PNG. `root` is the folder that SIDE_FILES are below. Throws where they cannot be read, or the SVG. */
export const createRasterise = (root: string): Rasterise => {
  let fonts: Promise<Buffer[]> | undefined;
  return async (svg) => {
    engine ??= readFile(join(root, SIDE_FILES.engine)).then((bytes) => initWasm(bytes));
    fonts ??= Promise.all(SIDE_FILES.fonts.map((file) => readFile(join(root, file))));
    const fontBuffers = await fonts;
    await engine;
    const resvg = new Resvg(svg, { font: { fontBuffers, defaultFontFamily: FONT, loadSystemFonts: false } });
    try {
      const image = resvg.render();
      try {
        return new Uint8Array(image.asPng());
      } finally {
        image.free();
      }
    } finally {
      resvg.free();
    }
  };
};
