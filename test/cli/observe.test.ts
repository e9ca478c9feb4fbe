import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { bodyOf, recordingNamed, recordingsPresent } from '../exchanges/recordings.ts';
import { saying, startScriptedServer, type Answer } from '../sources/scripted-server.ts';

const MAMORI = resolve(import.meta.dirname, '../../infra/cli/mamori.ts');
const V1 = JSON.stringify({
  code: '200000',
  data: [{ currency: 'BTC', isWithdrawEnabled: false, isDepositEnabled: true }, { currency: 'ETH' }],
});

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

const mamori = (
  args: string[],
  {
    input = '',
    environment = {},
    hangUp = false,
  }: { input?: string; environment?: Record<string, string>; hangUp?: boolean } = {},
): Promise<Ended> =>
  new Promise((settle) => {
    const child = spawn(process.execPath, [MAMORI, ...args], {
      env: { PATH: process.env.PATH, MAMORI_ENV_FILE: '', ...environment },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
      if (hangUp) child.stdout.destroy();
    });
    child.stderr.on('data', (chunk) => {
      err += String(chunk);
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('close', (code) => {
      settle({ code, out, err });
    });
  });

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mamori-observe-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});
const written = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

describe('mamori observe with a body', () => {
  it('prints one object a line with exactly the documented keys', async () => {
    const { code, out, err } = await mamori([
      'observe',
      '--exchange',
      'kucoin',
      '--body',
      await written('v1.json', V1),
      '--at',
      '2022-12-18T00:00:00Z',
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      `${[
        '{"exchange":"kucoin","asset":"BTC","network":null,"deposit":"open","withdrawal":"suspended","reason":null,"observedAt":"2022-12-18T00:00:00.000Z"}',
        '{"exchange":"kucoin","asset":"ETH","network":null,"deposit":"unknown","withdrawal":"unknown","reason":null,"observedAt":"2022-12-18T00:00:00.000Z"}',
      ].join('\n')}\n`,
    );
  });

  it('reads the standard input for -, a byte order mark before it', async () => {
    const { code, out } = await mamori(
      ['observe', '--exchange', 'kucoin', '--body', '-', '--endpoint', 'currencies-v1'],
      { input: `\ufeff${V1}` },
    );
    expect({ code, lines: out.trim().split('\n').length }).toEqual({ code: 0, lines: 2 });
  });

  const unreadable: [string, string][] = [
    ['a page', '<html>blocked</html>'],
    ['half a body', V1.slice(0, 40)],
    ['nothing', ''],
    ['an error', '{"code":"429000","msg":"<script>"}'],
    ['an empty list', '[]'],
  ];
  it.each(unreadable)('ends with 1 and no rows for %s', async (_what, input) => {
    const { code, out, err } = await mamori(['observe', '--exchange', 'kucoin', '--body', '-'], { input });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^unreadable: [^<\n]+\n$/);
  });

  it('ends with 1 for a body that is too large, or cannot be read at all', async () => {
    expect(
      await mamori(['observe', '--exchange', 'kucoin', '--body', '-'], { input: ' '.repeat(9_000_000) }),
    ).toMatchObject({ code: 1, err: expect.stringMatching(/^unreadable: .*larger.*\n$/) });
    expect(await mamori(['observe', '--exchange', 'kucoin', '--body', join(folder, 'missing')])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^cannot read .*ENOENT.*\n$/),
    });
  });

  it('ends quietly when its reader goes away', async () => {
    const many = JSON.stringify({
      code: '200000',
      data: Array.from({ length: 20_000 }, (_, index) => ({ currency: `C${index}`, isWithdrawEnabled: true })),
    });
    expect(
      await mamori(['observe', '--exchange', 'kucoin', '--body', await written('many.json', many)], { hangUp: true }),
    ).toMatchObject({ code: 0, err: '' });
  });

  it.skipIf(!recordingsPresent)('prints every row of a recording (skipped without the shared folder)', async () => {
    const recording = recordingNamed('bithumb-assetsstatus-all-2022-12-05.json');
    const { code, out } = await mamori(['observe', '--exchange', 'bithumb', '--body', recording.path]);
    const rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect({ code, rows: rows.length }).toEqual({
      code: 0,
      rows: Object.keys((bodyOf(recording) as { data: object }).data).length,
    });
  });
});

describe('mamori observe, wrongly used', () => {
  const wrong: string[][] = [
    ['--exchange', 'mtgox'],
    ['--exchange', '__proto__'],
    [],
    ['--exchange', 'kucoin', '--endpoint', 'nothing'],
    ['--exchange', 'kucoin', '--at', 'yesterday', '--body', '-'],
    ['--exchange', 'kucoin', '--colour'],
    ['--exchange'],
    ['kucoin'],
    ['--exchange', 'kucoin', '--endpoint', 'web-currency-list'],
  ];
  it.each(wrong.map((args) => [args]))('%j ends with 2 and one line that says what it takes', async (args) => {
    const { code, out, err } = await mamori(['observe', ...args]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^mamori observe: .+\n$/);
  });

  it('a command that does not exist ends with 2, help with 0', async () => {
    expect(await mamori(['observ'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('observe') });
    expect(await mamori([])).toMatchObject({ code: 2, out: '' });
    expect(await mamori(['--help'])).toMatchObject({
      code: 0,
      err: expect.stringContaining('mamori observe --exchange ID'),
    });
  });
});

describe('mamori observe --list', () => {
  it('prints the endpoints, one object a line', async () => {
    const { code, out } = await mamori(['observe', '--exchange', 'kraken', '--list']);
    const names = out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { name: string }).name);
    expect({ code, names }).toEqual({ code: 0, names: EXCHANGES.kraken.endpoints.map(({ name }) => name) });
  });
});

describe('mamori observe with a key', () => {
  const KEY = 'Key1234567890:Secret1234567890';
  const COINS = '[{"coin":"BTC","name":"Bitcoin","networkList":[{"network":"BTC","withdrawEnable":false}]}]';
  const ask = async (script: Answer, environment: Record<string, string>, ...args: string[]) => {
    const server = await startScriptedServer(script);
    const ended = await mamori(['observe', '--exchange', 'binance', ...args], {
      environment: { MAMORI_EGRESS_URL: server.url, MAMORI_EGRESS_KEYS: 'yes', ...environment },
    });
    await server.close();
    expect(ended.out + ended.err).not.toMatch(/Key1|Secret1/);
    return { ...ended, asked: server.asked };
  };

  it.each([[[]], [['--endpoint', 'capital-config']]])('asks what takes one: %j', async (args) => {
    const { code, out, asked } = await ask(saying(200, COINS), { MAMORI_KEY_BINANCE: KEY }, ...args);
    expect({ code, row: JSON.parse(out) as unknown }).toMatchObject({
      code: 0,
      row: { exchange: 'binance', asset: 'BTC', network: 'BTC', withdrawal: 'suspended' },
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.url).toMatch(
      /^\/api\.binance\.com\/sapi\/v1\/capital\/config\/getall\?recvWindow=5000&timestamp=\d{13}&signature=[\da-f]{64}$/,
    );
    expect(asked[0]?.headers['x-mbx-apikey']).toBe('Key1234567890');
  });

  it('says that it is refused', async () => {
    const refusal = saying(401, '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}');
    const { code, out, err } = await ask(refusal, { MAMORI_KEY_BINANCE: KEY });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^blocked: key refused: .+\n$/);
  });

  it('says which variable is missing, and asks nobody; without an endpoint it asks what needs none', async () => {
    const status = saying(200, '{"status":0,"msg":"normal"}');
    const { code, err, asked } = await ask(status, {}, '--endpoint', 'capital-config');
    expect([code, asked]).toEqual([2, []]);
    expect(err).toMatch(/^mamori observe: .*set MAMORI_KEY_BINANCE \(key:secret\).*\n$/);
    expect((await ask(status, {})).asked.map(({ url }) => url)).toEqual(['/api.binance.com/sapi/v1/system/status']);
  });

  it('names a key that has not its form, and nothing of it', async () => {
    const { code, err } = await ask(saying(200), { MAMORI_KEY_BINANCE: 'Secret1234567890' });
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringMatching(/^mamori observe: MAMORI_KEY_BINANCE takes key:secret .+\n$/),
    });
  });

  it('lists which endpoints take one', async () => {
    const { out } = await ask(saying(200), {}, '--list');
    const listed = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(listed.map(({ name, key, polled }) => [name, key, polled])).toEqual([
      ['system-status', null, true],
      ['capital-config', 'MAMORI_KEY_BINANCE', false],
    ]);
  });
});

describe('mamori observe, live', () => {
  const live = async (script: Answer, ...args: string[]) => {
    const server = await startScriptedServer(script);
    const ended = await mamori(['observe', '--exchange', 'kucoin', ...args], {
      environment: { MAMORI_EGRESS_URL: `${server.url}/` },
    });
    await server.close();
    return { ...ended, asked: server.asked };
  };

  it('asks the address whose flags decide, through the relay, and names itself', async () => {
    const { code, out, asked } = await live(saying(200, V1));
    expect({ code, lines: out.trim().split('\n').length }).toEqual({ code: 0, lines: 2 });
    expect(asked.map(({ url, headers }) => [url, headers['user-agent']])).toEqual([
      ['/api.kucoin.com/api/v3/currencies', expect.stringMatching(/^mamori\/\d+\.\d+\.\d+$/)],
    ]);
  });

  it('asks the endpoint that is named', async () => {
    const { out, asked } = await live(
      saying(200, '{"code":"200000","data":{"status":"close","msg":""}}'),
      '--endpoint',
      'status',
    );
    expect(JSON.parse(out)).toMatchObject({ asset: '*', withdrawal: 'unknown', reason: 'close' });
    expect(asked[0]?.url).toBe('/api.kucoin.com/api/v1/status');
  });

  it.each<[Answer, RegExp]>([
    [saying(404), /^unreachable: answered 404\n$/],
    [saying(403, '<html>'), /^blocked: answered 403\n$/],
    [saying(200, '<html>'), /^blocked: .+\n$/],
    [saying(200, '{}'), /^unreadable: .+\n$/],
  ])('says in one line what went wrong', async (script, expected) => {
    const { code, out, err } = await live(script);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(expected);
  });

  it('names a variable that is wrong', async () => {
    const { code, err } = await mamori(['observe', '--exchange', 'kucoin'], {
      environment: { MAMORI_EGRESS_URL: 'nonsense' },
    });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/^mamori observe: MAMORI_EGRESS_URL .+\n$/) });
  });
});
