import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PERMISSIONS_PAGE, permissionsPage, readPermissions } from './permissions.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

writeFileSync(join(ROOT, PERMISSIONS_PAGE), permissionsPage(readPermissions(join(ROOT, 'serverless.yml'))));
console.log(`written: ${PERMISSIONS_PAGE}`);
