import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf, brokenLinks, PAGES, pageText, ROOT, shellBlocks } from './markdown.ts';

const blocks = PAGES.flatMap((page) => shellBlocks(page));
const scripts = Object.keys(
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts,
);
/** npm's own words that are no script. */
const NPM = ['ci', 'test', 'start', 'run'];

/** Commands that stand unmarked in the documents, and what runs each of them as it is written. */
const RUN_BY: Readonly<Record<string, string>> = {
  'npm ci': '.ci/run',
  'npm test': '.ci/run',
  'npm start': 'test/e2e/start-product.ts',
  'npm run package': '.ci/run',
};
/** Unmarked commands that this file runs itself, below. */
const RUN_HERE: readonly string[] = blocks
  .filter(({ mark }) => mark === undefined)
  .flatMap(({ commands }) => commands)
  .filter((command) => /^(npm run -s cost |node -e |openssl rand )/.test(command));

const unmarked = blocks
  .filter(({ mark }) => mark === undefined)
  .flatMap(({ page, commands }) =>
    commands.flatMap((command) => command.split(' && ').map((part) => ({ page, command: part.trim() }))),
  );

const shell = (command: string, cwd = ROOT): string =>
  execFileSync('bash', ['-euo', 'pipefail', '-c', command], { cwd, encoding: 'utf8' });

describe('commands in the documents', () => {
  it('are there', () => {
    expect(blocks.length).toBeGreaterThan(20);
  });

  it('are run by CI or by a test, or say what they need that is not here', () => {
    const unknown = unmarked.filter(
      ({ command }) => !Object.hasOwn(RUN_BY, command) && !RUN_HERE.some((known) => known === command),
    );
    expect(unknown).toEqual([]);
  });

  it.each(Object.entries(RUN_BY))('%s is run by %s', (command, where) => {
    // `npm test --silent -- …`, `'npm', ['start', …`
    const words = command.replace(/^npm (run )?/, '');
    expect(readFileSync(join(ROOT, where), 'utf8')).toMatch(new RegExp(`npm.{0,30}\\b${words}\\b`));
  });

  it.each(RUN_HERE)('%s runs as it is written', (command) => {
    expect(shell(command)).not.toBe('');
  });

  it('call npm scripts that exist', () => {
    const called = blocks.flatMap(({ page, commands }) =>
      commands.flatMap((command) =>
        [...command.matchAll(/\bnpm (?:run (?:-s |--silent )?)?([\w:-]+)/g)].map(([, name = '']) => ({ page, name })),
      ),
    );
    expect(called.length).toBeGreaterThan(10);
    expect(called.filter(({ name }) => !NPM.includes(name) && !scripts.includes(name))).toEqual([]);
  });

  it('call commands of mamori that exist, in prose as well', () => {
    const cli = readFileSync(join(ROOT, 'infra/cli/mamori.ts'), 'utf8');
    const known = [...cli.matchAll(/^ {2}([\w-]+): async \(\) =>/gm)].map(([, name]) => name);
    expect(known).toContain('observe');
    const called = PAGES.flatMap((page) =>
      [...pageText(page).matchAll(/npm run -s mamori -- ([\w-]+)/g)].map(([, name]) => ({ page, name })),
    );
    expect(called.length).toBeGreaterThan(3);
    expect(called.filter(({ name }) => !known.includes(name))).toEqual([]);
  });

  it('are read by a shell without complaint', () => {
    const all = blocks.flatMap(({ commands }) => commands);
    expect(all.filter((command) => spawnSync('bash', ['-n'], { input: command }).status !== 0)).toEqual([]);
  });

  it('copy the data folder of a machine, and put it back', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mamori-restore-'));
    try {
      const [keep, back, ...more] = blocks.filter(({ mark }) => mark === 'stop Mamori first');
      expect(more).toEqual([]);
      mkdirSync(join(folder, '.mamori'), { mode: 0o700 });
      writeFileSync(join(folder, '.mamori', 'master.key'), 'good', { mode: 0o600 });
      for (const command of keep?.commands ?? []) shell(command, folder);
      writeFileSync(join(folder, '.mamori', 'master.key'), 'damaged');
      for (const command of back?.commands ?? []) shell(command, folder);
      expect(readFileSync(join(folder, '.mamori', 'master.key'), 'utf8')).toBe('good');
      expect(readFileSync(join(folder, 'mamori-before', 'master.key'), 'utf8')).toBe('damaged');
      expect(shell('stat -c %a .mamori .mamori/master.key', folder)).toBe('700\n600\n');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the reader of the documents', () => {
  it('takes a loop, an open quotation and a comment for what they are', () => {
    const text =
      '- x\n\n  ```sh\n  npm test\n  ```\n\n```sh\n# needs AWS\nfor a in b; do\n  echo "$a"\ndone\nnode -e "\nx\n" y\nnpm ci   # all\n```\n';
    expect(shellBlocks('x.md', text)).toEqual([
      { page: 'x.md', mark: undefined, commands: ['npm test'] },
      {
        page: 'x.md',
        mark: 'needs AWS',
        commands: ['for a in b; do\n  echo "$a"\ndone', 'node -e "\nx\n" y', 'npm ci'],
      },
    ]);
  });

  it('finds a link to nowhere, and one to a section that is not there', () => {
    expect(brokenLinks('docs/x.md', '[a](nowhere.md) [b](#none) [c](#there)\n## There\n')).toEqual([
      'docs/x.md: nowhere.md leads nowhere',
      'docs/x.md: #none has no such section',
    ]);
  });
});

describe('links in the documents', () => {
  it.each(PAGES)('of %s lead somewhere', (page) => {
    expect(brokenLinks(page)).toEqual([]);
  });
});

describe('the runbook', () => {
  it('has the section that each alarm of the template names', () => {
    const folder = join(ROOT, 'infra', 'alarms');
    const named = (existsSync(folder) ? readdirSync(folder) : []).flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/docs\/operate\.md#([\w-]+)/g)].map(([, name]) => name),
    );
    const anchors = anchorsOf(pageText('docs/operate.md'));
    expect(named.filter((name) => !anchors.includes(name ?? ''))).toEqual([]);
  });

  it('says in each of those sections what it means, how to see it, what to do, and how to know that it is over', () => {
    const sections = pageText('docs/operate.md').split(/^### /m).slice(1);
    expect(sections.length).toBeGreaterThan(8);
    for (const section of sections) {
      for (const part of ['**Means:**', '**See:**', '**Do:**', '**Over:**']) expect(section).toContain(part);
    }
  });
});

describe('the threat model', () => {
  const cited = [...pageText('docs/security.md').matchAll(/`(test\/[^`]+\.test\.ts)` › ([^|]+?) \|/g)];

  it('cites tests', () => {
    expect(cited.length).toBeGreaterThan(25);
  });

  it.each(cited.map(([, file = '', name = '']) => [file, name] as const))(
    'cites %s › %s, which exists',
    (file, name) => {
      expect(existsSync(join(ROOT, file))).toBe(true);
      const source = readFileSync(join(ROOT, file), 'utf8');
      const titles = [...source.matchAll(/\b(?:it|test|describe)\b[^\n]*?(['"`])((?:(?!\1).)+)\1, (?:async )?\(/g)].map(
        ([, , title]) => title,
      );
      const before = [...source.matchAll(/^\s*\]\)\(\s*(['"`])((?:(?!\1).)+)\1/gm)].map(([, , title]) => title);
      expect([...titles, ...before]).toContain(name);
    },
  );
});
