import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MOST_LINES = 250;

/** Every file that is kept, or would be with the next commit. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(ROOT, file)));
const texts = files
  .filter((file) => !/\.(png|jpg|woff2?|ttf|otf|ico)$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));
const programs = texts.filter(({ file }) => /^(functions|lib|infra)\/.*\.ts$/.test(file));

const having = (pattern: RegExp, among = texts): string[] =>
  among.flatMap(({ file, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 100)}`] : [])),
  );

/** Words are written so that this file does not find itself. */
const either = (...words: string[]): string => words.join('|');

describe('the repository', () => {
  it('has files to look at', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(programs.length).toBeGreaterThan(50);
  });

  it('locks packages by their integrity and not by an address', () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
    };
    const entries = Object.entries(packages).filter(([path]) => path !== '');
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
    expect(entries.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
  });

  it('holds no path of a machine', () => {
    expect(having(new RegExp(`(^|[\\s"'\`(=:])/(${either('work', 'home', 'root', 'Users', 'mnt')})/`))).toEqual([]);
  });

  it('holds no address of a package registry', () => {
    expect(
      having(
        new RegExp(either('registry\\.[a-z]+\\.', 'npm\\.pkg\\.', 'artifactory', 'codeartifact', 'verdaccio'), 'i'),
        texts.filter(({ file }) => !file.startsWith('test/house/')),
      ),
    ).toEqual([]);
  });

  it('holds nothing that is left to do', () => {
    expect(having(new RegExp(`\\b(${either('TOD[O]', 'FIXM[E]', 'XX[X]', 'HAC[K]')})\\b`))).toEqual([]);
  });

  it("holds no secret in the form of a key or a platform's token", () => {
    expect(having(/-----BEGIN [A-Z ]*PRIVATE KEY|\b\d{8,10}:[\w-]{35}\b|\bAKIA[A-Z0-9]{16}\b/)).toEqual([]);
  });

  it('has rooms of one purpose: none is large, none is named after nothing', () => {
    expect(programs.filter(({ text }) => text.split('\n').length - 1 > MOST_LINES).map(({ file }) => file)).toEqual([]);
    expect(
      files.filter((file) => /\b(utils?|helpers?|managers?|services?|misc|common)\b/.test(basename(file))),
    ).toEqual([]);
  });

  it('compiles to what Node runs: imports name the file they mean', () => {
    expect(
      having(
        /from '\.{1,2}\/[^']*(?<!\.ts|\.json)'/,
        texts.filter(({ file }) => file.endsWith('.ts') && !file.startsWith('test/house/')),
      ),
    ).toEqual([]);
  });
});
