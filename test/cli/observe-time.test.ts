import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const MAMORI = resolve(import.meta.dirname, '../../infra/cli/mamori.ts');
const DATED = JSON.stringify({
  error: [],
  result: { status: 'online', timestamp: '2024-05-03T10:00:00Z' },
});
const UNDATED = JSON.stringify({
  error: [],
  result: { XXBT: { aclass: 'currency', altname: 'XBT', status: 'enabled' } },
});

const observed = (input: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [MAMORI, 'observe', '--exchange', 'kraken', '--body', '-', ...args],
    { input, encoding: 'utf8' },
  );
  const [line = '{}'] = stdout.split('\n').filter((text) => text !== '');
  return { status, stdout, stderr, observedAt: (JSON.parse(line) as { observedAt?: string }).observedAt };
};

describe('the time of what mamori observe prints', () => {
  it.each([
    ['2022-12-18', '2022-12-18T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2022-12-18T09:00', '2022-12-18T09:00:00.000Z'],
    ['2022-12-18T09:00:00.5Z', '2022-12-18T09:00:00.500Z'],
    ['2022-12-18T00:30:00+09:00', '2022-12-17T15:30:00.000Z'],
  ])('is --at %s, in UTC, before the time of the body', (at, expected) => {
    expect(observed(DATED, '--at', at)).toMatchObject({ status: 0, stderr: '', observedAt: expected });
  });

  it('is the time of the body where nothing else is said', () => {
    expect(observed(DATED)).toMatchObject({ status: 0, observedAt: '2024-05-03T10:00:00.000Z' });
  });

  it('is now where the body has none', () => {
    const before = Date.now();
    const { status, observedAt = '' } = observed(UNDATED);
    expect(status).toBe(0);
    expect(Date.parse(observedAt)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(observedAt)).toBeLessThanOrEqual(Date.now());
  });

  it.each([
    '',
    'yesterday',
    '1671321600',
    '2022-02-31',
    '2023-02-29T00:00:00Z',
    '2022-04-31T09:00:00+09:00',
    '2022-13-01',
    '2022-12-18T25:00:00Z',
    '2022-12-18T00:00:00+99:99',
    '12/18/2022',
  ])('is refused as wrong usage for --at %j', (at) => {
    const { status, stdout, stderr } = observed(DATED, '--at', at);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^mamori observe: --at takes .+\n$/);
  });
});
