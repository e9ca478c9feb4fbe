import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CONFIG = join(ROOT, '.dependency-cruiser.mjs');
const CRUISER = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
const ROOMS = ['functions', 'lib', 'infra', 'test'];
/** Fewer than this, and the checker has not read the project: then it finds nothing, whatever is wrong. */
const LEAST_MODULES = 80;

interface Report {
  modules: { source: string }[];
  summary: {
    violations: { rule: { name: string }; from: string; to: string }[];
    ruleSetUsed: { forbidden: { name: string }[] };
  };
}

/** The checker exits with the number of breaches: only what it prints counts. */
const cruise = (folder: string): Promise<Report> =>
  new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [CRUISER, '--config', CONFIG, '--output-type', 'json', ...ROOMS],
      { cwd: folder, maxBuffer: 64_000_000 },
      (_, out, said) => {
        try {
          resolve(JSON.parse(out) as Report);
        } catch {
          reject(new Error(said));
        }
      },
    );
  });

const own = ({ modules }: Report): string[] =>
  modules.map(({ source }) => source).filter((source) => /^(functions|lib|infra|test)\//.test(source));

describe('the rooms of this project', () => {
  let report: Report;
  beforeAll(async () => {
    report = await cruise(ROOT);
  });

  it('are really read', () => {
    expect(own(report).length).toBeGreaterThanOrEqual(LEAST_MODULES);
  });

  it('know only what they may', () => {
    expect(report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });
});

/** Rule → file that breaks it → what that file imports. */
const BREACHES: [rule: string, file: string, imports: string][] = [
  ['core-is-pure', 'lib/core/a.ts', '../app/use.ts'],
  ['core-is-pure', 'lib/detectors/a.ts', '../config.ts'],
  ['core-has-no-io', 'lib/core/b.ts', 'node:fs'],
  ['core-has-no-io', 'lib/detectors/b.ts', 'valibot'],
  ['adapters-know-the-core-only', 'lib/store/c.ts', '../channels/line/client.ts'],
  ['adapters-know-the-core-only', 'lib/exchanges/c.ts', '../config.ts'],
  ['adapters-know-the-core-only', 'lib/channels/line/c.ts', '../../commands/command.ts'],
  ['channels-apart', 'lib/channels/line/d.ts', '../telegram/client.ts'],
  ['wire-alone-sees-adapters', 'lib/app/e.ts', '../store/table.ts'],
  ['wire-alone-sees-adapters', 'lib/commands/e.ts', '../exchanges/kraken.ts'],
  ['only-configuration-sees-seal', 'lib/app/f.ts', '../store/seal.ts'],
  ['wire-is-the-end', 'lib/http/g.ts', '../wire.ts'],
  ['nothing-imports-functions', 'lib/wire.ts', '../functions/relay.ts'],
  ['nothing-imports-infra', 'lib/log/h.ts', '../../infra/local/run.ts'],
  ['nothing-imports-tests', 'infra/local/run.ts', '../../test/play.ts'],
  ['commands-know-no-platform', 'lib/commands/i.ts', 'telegraf/types'],
  ['commands-know-no-platform', 'lib/commands/j.ts', '../app/use.ts'],
  ['app-knows-no-sdk', 'lib/app/k.ts', '@aws-sdk/client-sqs'],
  ['app-knows-no-sdk', 'lib/app/l.ts', '@line/bot-sdk'],
  ['no-development-packages', 'lib/queues/m.ts', 'fast-check'],
  ['no-cycles', 'lib/app/n.ts', './o.ts'],
  ['no-orphans', 'lib/app/lonely.ts', ''],
  ['all-resolves', 'lib/app/p.ts', './nowhere.ts'],
];

/** Files that break nothing (of a cycle, the checker names one end). */
const FINE: [file: string, imports: string][] = [
  ['lib/app/o.ts', './n.ts'],
  ['lib/core/time.ts', ''],
  ['lib/core/event.ts', './time.ts'],
  ['lib/app/use.ts', '../core/event.ts'],
  ['lib/config.ts', './store/seal.ts'],
  ['lib/store/seal.ts', 'node:crypto'],
  ['lib/store/table.ts', '@aws-sdk/client-dynamodb'],
  ['lib/channels/line/client.ts', '@line/bot-sdk'],
  ['lib/channels/telegram/client.ts', 'telegraf/types'],
  ['lib/exchanges/kraken.ts', '../core/time.ts'],
  ['lib/commands/command.ts', '../core/event.ts'],
  ['lib/log/types.ts', 'aws-lambda'],
  ['functions/relay.ts', '../lib/log/types.ts'],
  ['test/play.ts', '../lib/app/use.ts'],
];

const line = (imports: string): string =>
  imports === '' ? 'export {};\n' : `import type { Thing } from '${imports}';\nexport type Other = Thing;\n`;

describe('a breach', () => {
  let folder: string;
  let report: Report;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mamori-rules-'));
    const plant = async (file: string, imports: string): Promise<void> => {
      await mkdir(join(folder, dirname(file)), { recursive: true });
      // A development package is one only where it is there at run time.
      await writeFile(
        join(folder, file),
        file.startsWith('lib/queues/') ? line(imports).replace('import type', 'import') : line(imports),
      );
    };
    await Promise.all(
      [...FINE, ...BREACHES.map(([, file, imports]): [string, string] => [file, imports])].map(([file, imports]) =>
        plant(file, imports),
      ),
    );
    await copyFile(join(ROOT, 'package.json'), join(folder, 'package.json'));
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    report = await cruise(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(BREACHES)('of %s is found in %s', (rule, file) => {
    expect(report.summary.violations.filter(({ from }) => from === file).map(({ rule: { name } }) => name)).toContain(
      rule,
    );
  });

  it('is planted for every rule there is', () => {
    const planted = new Set(BREACHES.map(([rule]) => rule));
    expect(report.summary.ruleSetUsed.forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual(
      [],
    );
  });

  it('is found nowhere else', () => {
    const fine = new Set(FINE.map(([file]) => file));
    expect(
      report.summary.violations
        .filter(({ from }) => fine.has(from))
        .map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    ).toEqual([]);
  });
});
