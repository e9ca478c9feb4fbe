import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runMamori } from './run-mamori.ts';

const TIMEOUT_MS = 60_000;

describe('mamori replay', { timeout: TIMEOUT_MS }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mamori-replay-test-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  const fileOf = async (content: unknown): Promise<string> => {
    const path = join(folder, 'incident.json');
    await writeFile(path, JSON.stringify(content));
    return path;
  };

  test('a shipped incident: messages on stdout; times, the lead and what is assumed on stderr', async () => {
    const { code, out, err } = await runMamori(['replay', 'bybit-2025'], {});
    expect(code).toBe(0);
    const messages = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    for (const [recipient, channel, words] of [
      ['ja', 'line', /流出/],
      ['en', 'telegram', /unusual outflow/i],
    ] as const)
      expect(messages.find((one) => one.recipient === recipient)).toMatchObject({
        t: expect.stringMatching(/^2025-02-21T14:/),
        channel,
        incident: 'bybit-o1',
        severity: expect.stringMatching(/watch|warn/),
        text: expect.stringMatching(words),
        edited: false,
      });
    expect(err).toContain('first theft transfer 2025-02-21 14:15:00 UTC');
    expect(err).toMatch(/the alert came 1 h \d+ min before the notice/);
    expect(err).toMatch(/^assumed: /m);
  });

  test('a name that is neither shipped nor a file, and no name, are wrong usage', async () => {
    expect(await runMamori(['replay', 'nowhere-1999'], {})).toMatchObject({ code: 2, out: '' });
    expect(await runMamori(['replay'], {})).toMatchObject({ code: 2, out: '' });
    expect(await runMamori(['replay', '--fast', 'bybit-2025'], {})).toMatchObject({ code: 2, out: '' });
  });

  test('an incident without any transaction time fails in one line', async () => {
    const path = await fileOf({ id: 'made-2020', exchange: 'Made', theft_transactions: [] });
    const { code, out, err } = await runMamori(['replay', path], {});
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain('no transaction of it has a time');
  });

  test('a file that is no incident fails', async () => {
    expect(await runMamori(['replay', await fileOf([])], {})).toMatchObject({ code: 1, out: '' });
  });
});
