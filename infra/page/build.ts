import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundlePage } from './bundle.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

await writeFile(new URL('../../lib/page/built.json', import.meta.url), await bundlePage(ROOT));
