import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const MAMORI = resolve(import.meta.dirname, '../../infra/cli/mamori.ts');

const event = (t: string, fields: Record<string, unknown> = {}): string =>
  `${JSON.stringify({ t, exchange: 'dmm', wallet: 'w1', kind: 'out', amount: 970, to: 'bc1thief', balance: 30, ...fields })}\n`;

const start = () => {
  const child = spawn(process.execPath, [MAMORI, 'detect'], { env: { PATH: process.env.PATH, MAMORI_ENV_FILE: '' } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return { child, out: () => out, err: () => err };
};

const run = async (input: string) => {
  const { child, out, err } = start();
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number];
  const alarms = out()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { code, alarms, err: err() };
};

describe('mamori detect', () => {
  let open: ReturnType<typeof start> | undefined;
  afterEach(() => open?.child.kill());

  it('prints an alarm while the input is still open', async () => {
    open = start();
    open.child.stdin.write(event('2024-05-31T04:00:00Z'));
    await once(open.child.stdout, 'data');
    expect(JSON.parse(open.out())).toMatchObject({
      t: '2024-05-31T04:00:00.000Z',
      exchange: 'dmm',
      wallet: 'w1',
      level: 'critical',
      share: 0.97,
      reasons: expect.arrayContaining(['97 % of the wallet went to one address never paid before, in 1 minute']),
    });
    expect(open.child.exitCode).toBeNull();
    open.child.stdin.end();
    expect((await once(open.child, 'close'))[0]).toBe(0);
  });

  it('prints a line only when the level rises, and again after it has cleared', async () => {
    const { code, alarms } = await run(
      event('2024-05-31T04:00:00Z') +
        event('2024-05-31T04:01:00Z', { amount: 25, balance: 5 }) +
        event('2024-06-05T04:00:00Z', { kind: 'in', amount: 995, balance: 1000 }) +
        event('2024-06-09T04:00:00Z'),
    );
    expect(code).toBe(0);
    expect(alarms.map(({ t, level }) => [t, level])).toEqual([
      ['2024-05-31T04:00:00.000Z', 'critical'],
      ['2024-06-09T04:00:00.000Z', 'critical'],
    ]);
  });

  it.each([
    ['own moves', event('2024-05-31T04:00:00Z', { kind: 'internal' })],
    ['refills', event('2024-05-31T04:00:00Z', { kind: 'in' })],
    ['nothing', ''],
  ])('tells nothing of %s', async (_, input) => {
    expect(await run(input)).toEqual({ code: 0, alarms: [], err: '' });
  });

  it('holds an announced move under critical', async () => {
    const { alarms } = await run(event('2024-05-31T04:00:00Z', { announced: true }));
    expect(alarms.map(({ level }) => level)).toEqual(['warn']);
  });

  it.each([
    ['no JSON', 'not json\n', 'no JSON'],
    ['a list', '[]\n', 'no JSON object'],
    ['no time', event('yesterday'), 't is to be'],
    ['an unknown kind', event('2024-05-31T05:00:00Z', { kind: 'sideways' }), 'kind is to be'],
    ['a negative amount', event('2024-05-31T05:00:00Z', { amount: -1 }), 'amount is to be'],
    ['disorder', event('2024-05-31T03:00:00Z'), 'in order of time'],
  ])('stops at %s and names the line', async (_, line, message) => {
    const { code, alarms, err } = await run(event('2024-05-31T04:00:00Z') + line);
    expect([code, alarms.length]).toEqual([1, 1]);
    expect(err).toContain(
      `line 2: ${message}`.replace('line 2: in', 'line 2: earlier than the line before: events come in'),
    );
  });

  it('tells wallets of different exchanges and assets apart', async () => {
    const { alarms } = await run(
      event('2024-05-31T04:00:00Z', { asset: 'BTC' }) +
        event('2024-05-31T04:00:00Z', { asset: 'ETH' }) +
        event('2024-05-31T04:00:00Z', { exchange: 'zaif', asset: 'BTC' }),
    );
    expect(alarms.map(({ exchange, asset }) => [exchange, asset])).toEqual([
      ['dmm', 'BTC'],
      ['dmm', 'ETH'],
      ['zaif', 'BTC'],
    ]);
  });
});
