import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runMamori } from './run-mamori.ts';

const MAMORI = resolve(import.meta.dirname, '../../infra/cli/mamori.ts');

describe('mamori classify', () => {
  let folder: string;
  let child: ReturnType<typeof spawn> | undefined;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'classify-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
    child?.kill();
  });
  const fileOf = (...lines: string[]): string => {
    const file = join(folder, `${lines.length}.jsonl`);
    writeFileSync(file, lines.join('\n'));
    return file;
  };
  const run = (...args: string[]) => runMamori(['classify', ...args], {});
  const table = async (...args: string[]) => {
    child = spawn(process.execPath, [MAMORI, 'classify', '--confusion', ...args], {
      env: { PATH: process.env.PATH, MAMORI_ENV_FILE: '' },
    });
    let [out, err] = ['', ''];
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    return { code, out, err };
  };

  it('answers in the order of the lines, with all that they hold', async () => {
    const file = fileOf(
      '{"text":"All withdrawals are suspended.","exchange":"a","n":1,"nested":{"x":[1]}}',
      '',
      '{"text":"XRPの入出庫は9/15 10:00から12:00まで停止いたします","lang":"ja","at":"2026-09-14T00:00:00Z"}',
      '{"text":"Good morning","label":"halt_planned"}',
    );
    const { code, printed } = await run('--file', file);
    expect(code).toBe(0);
    expect(printed).toMatchObject([
      {
        text: 'All withdrawals are suspended.',
        exchange: 'a',
        n: 1,
        nested: { x: [1] },
        label: 'halt_emergency',
        whole: true,
      },
      {
        label: 'halt_planned',
        assets: ['XRP'],
        directions: ['deposit', 'withdrawal'],
        window: { from: '2026-09-15T01:00:00.000Z', until: '2026-09-15T03:00:00.000Z' },
      },
      { label: 'info', window: null },
    ]);
    expect(printed[0]).toMatchObject({
      confidence: expect.any(Number),
      evidence: expect.arrayContaining(['suspended']),
    });
  });

  it.each([
    ['{"text":"a"}\nnonsense', 'line 2: no JSON'],
    ['[1]', 'line 1: no JSON object'],
    ['\n{"title":"a"}', 'line 2: text is to be a text'],
    ['{"text":1}', 'line 1: text is to be a text'],
    ['{"text":"a","at":"soon"}', 'line 1: at is to be a time'],
  ])('fails on a line that is none: %j', async (content, message) => {
    const { code, err } = await run('--file', fileOf(...content.split('\n')));
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('scores the labels that the lines of all files carry', async () => {
    const right = fileOf('{"text":"All withdrawals are suspended.","label":"halt_emergency"}');
    const wrong = fileOf('{"text":"Good morning","label":"halt_planned"}', '');
    const { code, out } = await table('--file', right, '--file', wrong);
    expect(code).toBe(0);
    expect(out).toContain('(1 of 2;');
    const unlabelled = await table('--file', right, '--file', fileOf('', '', '{"text":"a"}'));
    expect([unlabelled.code, unlabelled.err]).toEqual([1, expect.stringContaining('line 3: label is to be one of')]);
  });

  it('takes wrong usage for what it is', async () => {
    expect((await run('--nonsense')).code).toBe(2);
    expect((await run('--file', join(folder, 'none'))).code).toBe(1);
  });

  it('answers while the input is still open', async () => {
    child = spawn(process.execPath, [MAMORI, 'classify'], { env: { PATH: process.env.PATH, MAMORI_ENV_FILE: '' } });
    child.stdin?.write('{"text":"出金を再開しました"}\n');
    const [chunk] = (await once(child.stdout!, 'data')) as [Buffer];
    expect(JSON.parse(chunk.toString())).toMatchObject({ label: 'resume' });
    expect(child.exitCode).toBeNull();
    child.stdin?.end();
    expect((await once(child, 'close'))[0]).toBe(0);
  });
});
