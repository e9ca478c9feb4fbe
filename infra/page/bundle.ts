import { join } from 'node:path';
import { build } from 'esbuild';

const ENTRIES = ['page.ts', 'chats.ts', 'styles/page.css', 'styles/chats.css'];

/**
 * What the page's browser code and styles come to, minified: `{"page.js":"…"}`. It is kept in lib/page/built.json, for
 * a function has no files beside it, and the same works where Node runs the sources as they are.
 */
export const bundlePage = async (root: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: ENTRIES.map((entry) => join(root, 'lib/page/browser', entry)),
    outdir: 'out',
    entryNames: '[name]',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['es2022', 'chrome110', 'safari16', 'firefox115'],
    charset: 'utf8',
    legalComments: 'none',
  });
  const files = outputFiles.map(({ path, text }) => [path.split('/').at(-1) ?? '', text.trim()] as const);
  return `${JSON.stringify(Object.fromEntries(files.toSorted(([a], [b]) => a.localeCompare(b))), null, 2)}\n`;
};
