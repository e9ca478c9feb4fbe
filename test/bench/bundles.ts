import { fileURLToPath } from 'node:url';
import { bundleBudget, importBundle, listBundles } from '../../infra/package/bundles.ts';
import { runOsls } from '../../infra/package/run-osls.ts';
import { median } from './median.ts';

const RUNS = 5;

/** Each function as it is deployed: minified size, and how long a fresh process takes to import it (median of 5). */
export const bundlesBench = async (): Promise<Record<string, unknown>[]> => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  await runOsls(root);
  return listBundles(root).map((bundle) => ({
    function: bundle.name,
    'minified KB': Math.round(bundle.size),
    'budget KB': bundleBudget(bundle),
    'import ms': Math.round(median(Array.from({ length: RUNS }, () => importBundle(bundle)))),
  }));
};
