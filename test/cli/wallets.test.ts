import { writeFile } from 'node:fs/promises';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { wallets as command } from '../../infra/cli/commands/wallets.ts';
import { CommandFailed, EXIT, WrongUsage, type Terminal } from '../../infra/cli/command.ts';
import { readInput } from '../../infra/cli/read-input.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder, startFixture } from '../local/start-fixture.ts';
import { startEmbeddedTable } from '../store/embedded-table.ts';
import { runMamori, type Ended } from './run-mamori.ts';

const ADDRESS = '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2';
const NEM = 'NC3BI3DNMR2PGEOOMP2NKXQGSAKMS7GYRKVA5CSZ';
const BINANCE = '0x28c6c06298d514db089934071355e5743bf21d60';

let folder: Awaited<ReturnType<typeof makeFolder>>;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => folder.remove());

const data = (): string => join(folder.path, 'data');
/** In this process: a start of Node a command would take most of the time. */
const wallets = async (...args: string[]): Promise<Ended> => {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal: Terminal = {
    print: (line) => void out.push(line),
    say: (line) => void err.push(line),
    read: readInput,
    environment: { MAMORI_DATA_DIR: data() },
  };
  const code = await command.run(args, terminal).then(
    () => EXIT.done,
    (error: unknown) => {
      if (!(error instanceof WrongUsage || error instanceof CommandFailed)) throw error;
      err.push(error.message);
      return error instanceof WrongUsage ? EXIT.wrongUsage : EXIT.failed;
    },
  );
  return {
    code,
    out: out.join('\n'),
    err: err.join('\n'),
    printed: out.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
};
const fileOf = async (text: string): Promise<string> => {
  const file = join(folder.path, 'wallets');
  await writeFile(file, text);
  return file;
};
const add = (...more: string[]): Promise<Ended> =>
  wallets('add', '--exchange', 'zaif', '--chain', 'XBT', '--address', ADDRESS, ...more);

describe('mamori wallets', () => {
  it('lists the shipped wallets by exchange, chain and address', async () => {
    const { code, printed } = await wallets('list', '--exchange', 'coincheck', '--chain', 'ripple');
    expect(code).toBe(0);
    expect(printed.length).toBe(6);
    expect(new Set(printed.map(({ exchange, chain }) => `${String(exchange)} ${String(chain)}`))).toEqual(
      new Set(['coincheck xrpl']),
    );
    expect((await wallets('list', '--address', NEM)).printed).toMatchObject([
      {
        exchange: 'coincheck',
        chain: 'nem',
        address: NEM,
        kind: 'hot',
        source: 'hand',
        confidence: 'press',
        conflicts: [],
      },
    ]);
  });

  it('adds a wallet, retires it with a reason, remembers that, and takes it back', async () => {
    const added = await add('--kind', 'hot', '--label', 'hot 9', '--source', 'support', '--confidence', 'sure');
    const row = {
      exchange: 'zaif',
      chain: 'bitcoin',
      address: ADDRESS,
      kind: 'hot',
      label: 'hot 9',
      source: 'support',
    };
    expect(added).toMatchObject({ code: 0, printed: [{ ...row, confidence: 'sure', conflicts: [] }] });
    expect((await wallets('list', '--address', ADDRESS)).printed).toMatchObject([row]);
    const retired = await wallets('retire', '--chain', 'btc', '--address', ADDRESS, '--reason', 'closed');
    expect(retired).toMatchObject({ code: 0, printed: [{ exchange: 'zaif', retired: 'closed' }] });
    expect((await wallets('list', '--address', ADDRESS)).printed).toEqual([]);
    expect((await wallets('list', '--retired')).printed).toMatchObject([{ ...row, retired: { reason: 'closed' } }]);
    await add();
    expect((await wallets('list', '--address', ADDRESS)).printed).toHaveLength(1);
    expect((await wallets('list', '--retired')).printed).toEqual([]);
  });

  it('takes a wallet of an exchange that is not watched, and says so', async () => {
    const added = await wallets('add', '--exchange', 'Somewhere', '--chain', 'btc', '--address', ADDRESS);
    expect(added).toMatchObject({ code: 0, printed: [{ exchange: 'somewhere' }] });
    expect(added.err).toContain('nobody can subscribe to somewhere yet');
    expect((await add()).err).not.toContain('nobody can subscribe');
  });

  it('says where a wallet is disputed, and settles it by retiring the wrong name', async () => {
    const added = await wallets('add', '--exchange', 'zaif', '--chain', 'nem', '--address', NEM);
    expect(added.printed).toMatchObject([{ conflicts: ['coincheck'] }]);
    expect(added.err).toContain('disputed: also said to be of coincheck');
    const both = await wallets('list', '--address', NEM);
    expect(both.printed).toMatchObject([
      { exchange: 'zaif', conflicts: ['coincheck'] },
      { exchange: 'coincheck', conflicts: ['zaif'] },
    ]);
    await wallets('retire', '--exchange', 'zaif', '--chain', 'nem', '--address', NEM, '--reason', 'wrong');
    expect((await wallets('list', '--address', NEM)).printed).toMatchObject([{ exchange: 'coincheck', conflicts: [] }]);
  });

  it('retires a shipped wallet, on the chain where it was labelled', async () => {
    const elsewhere = await wallets('retire', '--chain', 'gnosis', '--address', BINANCE, '--reason', 'old');
    expect(elsewhere).toMatchObject({ code: 1, out: '' });
    expect(elsewhere.err).toContain('retire it there');
    expect((await wallets('retire', '--chain', 'eth', '--address', BINANCE, '--reason', 'old')).code).toBe(0);
    expect((await wallets('list', '--chain', 'ethereum', '--address', BINANCE)).printed).toEqual([]);
  });

  it.each<[what: string, args: string[], code: number, says: RegExp]>([
    ['no step', [], 2, /list, add, retire, import/],
    ['an unknown step', ['constructor'], 2, /list, add, retire, import/],
    ['no address', ['add', '--exchange', 'zaif', '--chain', 'bitcoin'], 2, /address is missing/],
    [
      'an unknown chain',
      ['add', '--exchange', 'zaif', '--chain', 'nochain', '--address', ADDRESS],
      2,
      /no chain that is known/,
    ],
    [
      'an unknown kind',
      ['add', '--exchange', 'zaif', '--chain', 'btc', '--address', ADDRESS, '--kind', 'warm'],
      2,
      /kind takes/,
    ],
    ['no reason', ['retire', '--chain', 'bitcoin', '--address', ADDRESS], 2, /--reason/],
    [
      'a wallet that nobody knows',
      ['retire', '--chain', 'bitcoin', '--address', ADDRESS, '--reason', 'x'],
      1,
      /no wallet/,
    ],
    ['two files', ['import', 'a', 'b'], 2, /one file/],
    ['a file that is not there', ['import', '/nonexistent/wallets.csv'], 1, /cannot read/],
  ])('refuses %s', async (_what, args, code, says) => {
    const ended = await wallets(...args);
    expect(ended).toMatchObject({ code, out: '' });
    expect(ended.err).toMatch(says);
  });
});

describe('mamori wallets import', () => {
  const rows = [
    { exchange: 'Zaif', chain: 'XBT', address: ADDRESS, kind: 'hot', label: 'a, "b"' },
    { exchange: 'bitbank', chain: 'ripple', address: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', kind: '', label: '' },
  ];
  const csv = `\ufeffExchange,chain,address,kind,label\r\n"Zaif",XBT,${ADDRESS},hot,"a, ""b"""\r\n\r\nbitbank,ripple,rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh,,\r\n`;

  it.each<[what: string, text: string, lines: number[]]>([
    ['comma-separated values', csv, [2, 4]],
    ['a JSON array', JSON.stringify(rows, null, 2), [1, 2]],
    ['JSON lines', rows.map((row) => JSON.stringify(row)).join('\n\n'), [1, 3]],
  ])('takes %s', async (_what, text, lines) => {
    const { code, printed, err } = await wallets('import', await fileOf(text));
    expect(err).toContain('2 added, 0 duplicates, 0 with conflicts');
    expect([code, printed]).toMatchObject([
      0,
      [
        { line: lines[0], result: 'added', exchange: 'zaif', chain: 'bitcoin', kind: 'hot', label: 'a, "b"' },
        { line: lines[1], result: 'added', exchange: 'bitbank', chain: 'xrpl', kind: 'unknown', label: null },
      ],
    ]);
    expect((await wallets('list', '--address', ADDRESS)).printed).toMatchObject([
      { exchange: 'zaif', source: 'operator' },
    ]);
  });

  it('reports duplicates and conflicts, within the file and with what is known', async () => {
    const text = `exchange,chain,address\nzaif,btc,${ADDRESS}\nzaif,bitcoin,${ADDRESS}\nbitbank,bitcoin,${ADDRESS}\ncoincheck,nem,${NEM}\n`;
    const { printed, err } = await wallets('import', await fileOf(text));
    expect(printed).toMatchObject([
      { line: 2, result: 'added', conflicts: ['bitbank'] },
      { line: 3, result: 'duplicate', conflicts: ['bitbank'] },
      { line: 4, result: 'added', conflicts: ['zaif'] },
      { line: 5, result: 'duplicate', conflicts: [] },
    ]);
    expect(err).toContain('2 added, 2 duplicates, 3 with conflicts');
  });

  it.each<[what: string, text: string, says: RegExp[]]>([
    [
      'rows that cannot be taken, each with its line and reason',
      `exchange,chain,address\nzaif,btc,${ADDRESS}\nzaif,nochain,x\n,btc,${ADDRESS}\nzaif,btc\n`,
      [/line 3: no chain/, /line 4: exchange is missing/, /line 5: 2 cells/, /nothing was imported: 3 of 4/],
    ],
    [
      'lines that are no JSON',
      `{"exchange":"zaif","chain":"btc","address":"${ADDRESS}"}\n{"exchange":`,
      [/line 2: no JSON/],
    ],
    [
      'fields that are no text',
      `[{"exchange":{},"chain":"btc","address":"${ADDRESS}"}]`,
      [/line 1: exchange is no text/],
    ],
    ['a header without a column', 'exchange,address\nzaif,x\n', [/header line has no chain/]],
    ['half of an array', '[{"exchange":"zaif"', [/unreadable/]],
    ['a quote that stays open', 'exchange,chain,address\n"zaif,btc,x\n', [/does not close/]],
    ['an empty file', '', [/header line has no/]],
  ])('takes nothing of a file with %s', async (_what, text, says) => {
    const ended = await wallets('import', await fileOf(text));
    expect(ended).toMatchObject({ code: 1, out: '' });
    for (const reason of says) expect(ended.err).toMatch(reason);
    expect((await wallets('list', '--address', ADDRESS)).printed).toEqual([]);
  });
});

describe('the store that is meant', () => {
  it('is that of the running npm start, whose address only its owner can read and which goes with it', async () => {
    const running = await startFixture({ MAMORI_DATA_DIR: data() });
    try {
      expect(statSync(join(data(), 'store.json')).mode & 0o777).toBe(0o600);
      const args = ['wallets', 'add', '--exchange', 'zaif', '--chain', 'btc', '--address', ADDRESS];
      expect(await runMamori(args, { MAMORI_DATA_DIR: data() })).toMatchObject({
        code: 0,
        printed: [{ exchange: 'zaif' }],
      });
      expect((await wallets('list', '--address', ADDRESS)).printed).toHaveLength(1);
    } finally {
      running.signal('SIGTERM');
      await running.ended;
    }
    expect(existsSync(join(data(), 'store.json'))).toBe(false);
  });

  it('is the table that MAMORI_TABLE and the AWS settings name', async () => {
    const embedded = await startEmbeddedTable();
    try {
      const config = embedded.client.config;
      const endpoint = await config.endpoint?.();
      const environment = {
        MAMORI_TABLE: 'mamori-test',
        AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${endpoint?.port ?? 0}`,
        AWS_REGION: 'local',
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
        MAMORI_DATA_DIR: data(),
      };
      const args = ['wallets', 'add', '--exchange', 'zaif', '--chain', 'btc', '--address', ADDRESS];
      expect((await runMamori(args, environment)).code).toBe(0);
      expect((await embedded.dump()).map(({ pk }) => pk?.S)).toContain('wallets');
      expect(existsSync(data())).toBe(false);
    } finally {
      await embedded.close();
    }
  });
});
