import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommandFailed } from '../../infra/cli/command.ts';
import { readRows } from '../../infra/cli/wallets/read-rows.ts';
import { claimOf, RefusedRow, ROW_FIELDS, type WalletRow } from '../../infra/cli/wallets/wallet-row.ts';

const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', '1'), maxLength: 6 });
const row = fc
  .record(
    Object.fromEntries(ROW_FIELDS.map((field) => [field, cell])) as Record<(typeof ROW_FIELDS)[number], typeof cell>,
  )
  // A line of nothing is no row.
  .map((fields): WalletRow => ({ ...fields, exchange: `x${fields.exchange}` }));
const rows = fc.array(row, { minLength: 1, maxLength: 6 });
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const read = (text: string) => readRows(text).map((one) => one.row);

describe('rows of a file', () => {
  it('come out of comma-separated values as they went in', () => {
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom('\n', '\r\n'),
        fc.shuffledSubarray([...ROW_FIELDS], { minLength: 7 }),
        (all, end, order) => {
          const lines = all.map((fields) => order.map((field) => quoted(fields[field] ?? '')).join(','));
          expect(read([order.join(','), ...lines].join(end))).toEqual(all);
        },
      ),
    );
  });

  it('come out of JSON as they went in, as an array or a line each', () => {
    fc.assert(
      fc.property(rows, (all) => {
        expect(read(JSON.stringify(all))).toEqual(all);
        expect(read(all.map((fields) => JSON.stringify(fields)).join('\n'))).toEqual(all);
      }),
    );
  });

  it('tell the line where each begins', () => {
    const text = 'exchange,chain,address,label\nzaif,btc,a,"two\nlines"\n\nzaif,btc,b,\n';
    expect(readRows(text).map(({ line }) => line)).toEqual([2, 5]);
  });

  it('are refused in our own words, whatever the file holds', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string().map((more) => `exchange,chain,address\n${more}`),
      fc.json(),
      fc.jsonValue().map((value) => JSON.stringify([value, { exchange: value, chain: 'btc', address: value }])),
      fc.constantFrom(
        '[',
        '{',
        '{"a":1}\n[',
        '__proto__,constructor\n',
        '[{"exchange":"constructor","chain":"__proto__","address":"x"}]',
      ),
    );
    fc.assert(
      fc.property(text, (body) => {
        try {
          for (const { line, row: one } of readRows(body)) {
            expect(line).toBeGreaterThan(0);
            if (!('refused' in one)) claimOf(one);
          }
        } catch (error) {
          expect(error instanceof CommandFailed || error instanceof RefusedRow).toBe(true);
        }
      }),
    );
  });
});

describe('a row', () => {
  const good = { exchange: 'コインチェック', chain: 'Ripple', address: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh' };

  it.each([
    ['coincheck', good.exchange],
    ['coincheck', 'ＣＯＩＮＣＨＥＣＫ'],
    ['gate', 'Gate.io'],
    ['htx', 'HTX (Huobi)'],
    ['sbivc', 'SBI VC Trade'],
    ['somewhere', 'Somewhere Exchange'],
  ])('is of %s where it says %s', (id, exchange) => {
    expect(claimOf({ ...good, exchange })).toMatchObject({
      exchange: id,
      chain: 'xrpl',
      kind: 'unknown',
      source: 'operator',
    });
  });

  it.each<[Partial<WalletRow>, RegExp]>([
    [{ exchange: '日本' }, /no exchange/],
    [{ exchange: ' ' }, /exchange is missing/],
    [{ chain: 'constructor' }, /no chain that is known/],
    [{ address: 'r H' }, /no address of xrpl/],
    [{ kind: 'warm' }, /kind takes/],
    [{ label: 'a\u0000b' }, /label is too long, or no plain text/],
    [{ source: 'x'.repeat(121) }, /source is too long/],
  ])('is refused with %j', (fields, why) => {
    expect(() => claimOf({ ...good, ...fields })).toThrow(why);
    expect(() => claimOf({ ...good, ...fields })).toThrow(RefusedRow);
  });
});
