import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { exchangeOfOperator } from '../../lib/regulators/operator-names.ts';
import { OPERATORS } from '../../lib/regulators/operators.ts';
import { UNREGISTERED } from '../../lib/regulators/unregistered.ts';

const shared = resolve(import.meta.dirname, '../..', process.env['MAMORI_SHARED_DIR'] ?? '../shared');
const registered = join(shared, 'data/regulator/jp-registered.json');

interface RecordedRow {
  registration_no: string;
  name_ja: string;
  date_registered: string | string[] | null;
  status: string;
}

describe('operators', () => {
  it('have a number, each its own, and a date that is one', () => {
    const numbers = OPERATORS.map(({ bureau, number }) => `${bureau} 第${number}号`);
    expect(new Set(numbers).size).toBe(OPERATORS.length);
    for (const { number, date } of OPERATORS) {
      expect(number).toMatch(/^\d{5}$/);
      if (date !== null) expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
    }
  });

  it('are known by their whole names, however they are written', () => {
    expect(
      ['株式会社　Ｚａｉｆ', 'コインチェック(株)', 'ＦＴＸ Japan株式会社', 'TaoTao', 'SBI VCトレード株式会社'].map(
        exchangeOfOperator,
      ),
    ).toEqual(['zaif', 'coincheck', 'liquid', 'sbivc', 'sbivc']);
    expect(
      ['', '株式会社', 'コインチェック証券株式会社', '株式会社bitFlyer Holdings', '__proto__'].map(exchangeOfOperator),
    ).toEqual([null, null, null, null, null]);
  });

  it('are not those abroad of the same brand', () => {
    expect(exchangeOfOperator('Binance Japan株式会社')).toBe('binancejapan');
    expect(exchangeOfOperator('Binance')).toBe('binance');
    expect(exchangeOfOperator('フォビジャパン株式会社')).toBe('bittrade');
  });

  it('bear the ids that this project reads exchanges under', () => {
    const named = new Set([...OPERATORS, ...UNREGISTERED].map(({ exchange }) => exchange));
    expect(Object.keys(EXCHANGES).filter((id) => !named.has(id))).toEqual(['stake']);
  });

  describe.skipIf(!existsSync(registered))('beside the recorded table (skipped without the shared folder)', () => {
    const rows = existsSync(registered)
      ? (JSON.parse(readFileSync(registered, 'utf8')) as { rows: RecordedRow[] }).rows
      : [];
    const at = (row: RecordedRow) =>
      OPERATORS.find(({ bureau, number }) => `${bureau} 第${number}号` === row.registration_no);

    it('are all there, under their names and dates', () => {
      expect(OPERATORS).toHaveLength(rows.length);
      for (const row of rows) {
        const [date = null] = [row.date_registered].flat().map((one) => one?.slice(0, 10) ?? null);
        expect(row.name_ja.startsWith(at(row)?.name ?? '-')).toBe(true);
        expect([row.registration_no, at(row)?.date]).toEqual([row.registration_no, date]);
      }
    });

    it('are on the list today where the table says so', () => {
      for (const row of rows) {
        const listed = at(row)?.ended === undefined;
        expect([row.registration_no, listed]).toEqual([row.registration_no, row.status.startsWith('registered')]);
      }
    });
  });
});
