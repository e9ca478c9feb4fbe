import { spawnSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { median } from '../median.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const RUNS = 7;
const KB = 1_024;
/** ccxt is measured with as many exchanges as the least that is compared. */
const FOUR = ['kucoin', 'gate', 'htx', 'bithumb'];

const importMs = (file: string): number => {
  const script = `const t=performance.now();await import(${JSON.stringify(pathToFileURL(file).href)});process.stdout.write(String(performance.now()-t));process.exit(0)`;
  const once = (): number => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    if (status !== 0) throw new Error(`${file} cannot be imported: ${stderr.slice(-500)}`);
    return Number(stdout);
  };
  return median(Array.from({ length: RUNS }, once));
};

/** What is loaded on demand alone counts for nobody: ccxt keeps some of its chains' clients there. */
const withoutWhatIsOnDemand: Plugin = {
  name: 'without-what-is-on-demand',
  setup({ onResolve }) {
    onResolve({ filter: /.*/ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path, external: true } : undefined));
  },
};

/** The entries that are bundled: the same four exchanges, and all that we have. */
const entriesFor = (ccxt: string): [what: string, source: string][] => {
  const ours = (path: string): string => JSON.stringify(join(ROOT, 'lib', path));
  const reading = `export { observeBody } from ${ours('sources/observe-body.ts')};`;
  return [
    [
      'mamori, the four',
      `${FOUR.map((id) => `export { ${id} } from ${ours(`exchanges/${id}.ts`)};`).join('')}${reading}`,
    ],
    ['mamori, all exchanges', `export { EXCHANGES } from ${ours('exchanges/index.ts')};${reading}`],
    [
      'ccxt, the four by their own files',
      FOUR.map((id) => `export { default as ${id} } from ${JSON.stringify(join(ccxt, 'js', 'src', `${id}.js`))};`).join(
        '',
      ),
    ],
  ];
};

export interface Weight {
  what: string;
  kilobytes: number;
  importMs: number;
}

/** Minified bundles of readers, and how long a fresh process takes to import each; ccxt also as it is installed. */
export const weighReaders = async (ccxt: string): Promise<Weight[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'mamori-weigh-'));
  const weights: Weight[] = [];
  for (const [index, [what, source]] of entriesFor(ccxt).entries()) {
    const [entry, outfile] = [join(folder, `entry-${index}.js`), join(folder, `bundle-${index}.mjs`)];
    writeFileSync(entry, source);
    await build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      minify: true,
      treeShaking: true,
      format: 'esm',
      platform: 'node',
      target: 'node24',
      charset: 'utf8',
      mainFields: ['module', 'main'],
      logLevel: 'error',
      plugins: [withoutWhatIsOnDemand],
      banner: {
        js: "import{createRequire as benchRequire}from'node:module';const require=benchRequire(import.meta.url);",
      },
    });
    weights.push({ what, kilobytes: statSync(outfile).size / KB, importMs: importMs(outfile) });
  }
  weights.push({
    what: 'ccxt, as it is installed',
    kilobytes: Number.NaN,
    importMs: importMs(join(ccxt, 'js', 'ccxt.js')),
  });
  await rm(folder, { recursive: true, force: true });
  return weights;
};
