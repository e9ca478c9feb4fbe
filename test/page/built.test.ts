import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { bundlePage } from '../../infra/page/bundle.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

it('lib/page/built.json is what the browser code comes to (npm run page)', async () => {
  expect(readFileSync(`${ROOT}lib/page/built.json`, 'utf8')).toBe(await bundlePage(ROOT));
});
