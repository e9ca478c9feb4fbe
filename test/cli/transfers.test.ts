import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainNamed } from '../../infra/cli/chain-named.ts';
import { CHAINS } from '../../lib/chains/index.ts';
import { addressOf, hashOf, mosaic, payment, settled, VERSION_2 } from '../chains/nem-made.ts';
import { runMamori } from './run-mamori.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mamori-transfers-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const PAGE = JSON.stringify({
  data: [
    settled(9, 1, 1_400_002, payment(0, 1, 2_500_000)),
    settled(8, 2, 1_400_001, payment(1, 2, 1_000_000, { version: VERSION_2, mosaics: [mosaic('dim', 'coin', 7)] })),
  ],
});
const transfers = async (body: string, ...args: string[]) => {
  const file = join(folder, 'body.json');
  await writeFile(file, body);
  return runMamori(['transfers', '--chain', 'nem', '--body', file, ...args], {});
};

describe('mamori transfers', () => {
  it('prints one transfer a line with exactly the documented keys', async () => {
    const { code, out, err } = await transfers(PAGE);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [first, second] = out.trim().split('\n');
    expect(first).toBe(
      `{"chain":"nem","asset":"XEM","txid":"${hashOf(1)}","index":0,"from":["${addressOf(0)}"],"to":"${addressOf(1)}",` +
        '"amount":"2.5","height":1400002,"time":"2018-01-25T15:02:00.000Z","final":null}',
    );
    expect(second).toBe(
      `{"chain":"nem","asset":"dim:coin","txid":"${hashOf(2)}","index":0,"from":["${addressOf(1)}"],"to":"${addressOf(2)}",` +
        '"amount":null,"height":1400001,"time":"2018-01-25T15:02:00.000Z","final":null,"raw":"7","contract":"dim:coin"}',
    );
  });

  it('keeps to an address in any spelling, and prints canonical ones', async () => {
    const spelled = addressOf(2)
      .toLowerCase()
      .replaceAll(/(.{6})/g, '$1-');
    const { code, printed } = await transfers(PAGE, '--address', spelled);
    expect({ code, to: printed.map(({ to }) => to) }).toEqual({ code: 0, to: [addressOf(2)] });
    expect(await transfers(PAGE, '--address', addressOf(3))).toMatchObject({ code: 0, out: '', err: '' });
  });

  it('prints nothing and ends well where there is no transfer', async () => {
    expect(await transfers('{"data":[]}')).toMatchObject({ code: 0, out: '', err: '' });
  });

  it.each([
    ['a page', '<html>blocked</html>'],
    ['half a body', PAGE.slice(0, 200)],
    ['nothing', ''],
    ['an error', '{"timeStamp":1,"error":"Bad Request","message":"<script>","status":400}'],
    ['no result', '{"jsonrpc":"2.0","id":1,"result":null}'],
    ['null', 'null'],
    ['a readable row before a broken one', PAGE.replace('"quantity":7', '"quantity":"7"')],
  ])('ends with 1 and no rows for %s', async (_what, body) => {
    const { code, out, err } = await transfers(body);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^unreadable: [^<\n]+\n$/);
  });

  it('reads bodies larger than any list of currencies', async () => {
    const row = settled(8, 2, 1_400_001, payment(1, 2, 1, { message: { payload: 'ab'.repeat(1_000), type: 1 } }));
    const { code, printed } = await transfers(JSON.stringify({ data: Array.from({ length: 10_000 }, () => row) }));
    expect({ code, count: printed.length }).toEqual({ code: 0, count: 10_000 });
  });

  it('takes other spellings of a chain', async () => {
    for (const [id, { also }] of Object.entries(CHAINS))
      for (const spelling of [id, id.toUpperCase(), ...also]) expect(chainNamed(spelling).id).toBe(id);
    expect(await runMamori(['transfers', '--chain', 'XEM', '--list'], {})).toMatchObject({ code: 0, err: '' });
  });

  it('lists the documented answers of a chain', async () => {
    const { printed } = await runMamori(['transfers', '--chain', 'nem', '--list'], {});
    expect(printed.map(({ name }) => name)).toEqual(CHAINS.nem.bodies.map(({ name }) => name));
    expect(printed.every(({ documentation }) => String(documentation).startsWith('https://'))).toBe(true);
  });

  const wrong: [string[], RegExp][] = [
    [['--chain', 'dogecash', '--body', 'x'], /--chain takes one of: .*nem/],
    [['--chain', 'toString', '--body', 'x'], /--chain takes one of/],
    [['--body', 'x'], /--chain takes one of/],
    [['--chain', 'nem'], /--body takes a file/],
    [['--chain', 'nem', '--body', '-', '--address', 'NC3BI3DNMR2PGEOOMP2NKXQGSAKMS7GYRKVA5CSA'], /no address of nem/],
    [['--chain', 'nem', '--body', '-', '--address', ''], /no address of nem/],
    [['--chain', 'nem', '--height', '5'], /Unknown option/],
  ];
  it.each(wrong)('ends with 2 and one line for %j', async (args, message) => {
    const { code, out, err } = await runMamori(['transfers', ...args], {});
    expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
    expect(err).toMatch(message);
  });

  it('ends with 1 for a file that cannot be read', async () => {
    const { code, err } = await runMamori(['transfers', '--chain', 'nem', '--body', join(folder, 'missing')], {});
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^cannot read .*ENOENT.*\n$/) });
  });
});
