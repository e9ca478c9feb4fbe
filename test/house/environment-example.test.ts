import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../lib/config.ts';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

describe('.env.example', () => {
  const example = parseEnv(read('.env.example'));

  it('names only what the configuration knows, and sets nothing', () => {
    const known = read('lib/config.ts');
    for (const name of Object.keys(example)) expect(known).toMatch(new RegExp(`^ {2}${name}: `, 'm'));
    expect(readConfig(example)).toEqual(readConfig({}));
  });

  it('names every secret of a platform', () => {
    const secrets = [...read('lib/config.ts').matchAll(/^ {2}((?:LINE|TELEGRAM|DISCORD)_\w+): token/gm)];
    expect(Object.keys(example)).toEqual(expect.arrayContaining(secrets.map(([, name]) => name)));
  });
});
