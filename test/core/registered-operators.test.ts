import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareRegistered,
  registrationNumber,
  type RegisteredOperator,
  type RegistrationChange,
} from '../../lib/core/registered-operators.ts';

const row = (number: string, name: string, date = '2017-09-29', bureau = '関東財務局長'): RegisteredOperator => ({
  name,
  number,
  date,
  bureau,
});
const A = row('00001', '株式会社アルファ');
const B = row('00002', 'ベータ株式会社');
const C = row('00003', '株式会社Gamma', '2019-01-11');
const D = row('00004', '株式会社デルタ', '2021-06-18');
const KINKI_1 = row('00001', '株式会社イプシロン', '2017-09-29', '近畿財務局長');
const ALL = [A, B, C, D, KINKI_1];

const EXCHANGES: Readonly<Record<string, string>> = {
  株式会社アルファ: 'alpha',
  ベータ株式会社: 'beta',
  新アルファ: 'alpha',
};
const exchangeOf = (name: string): string | null => EXCHANGES[name] ?? null;
const compare = (before: readonly RegisteredOperator[], after: readonly RegisteredOperator[]) =>
  compareRegistered(before, after, exchangeOf);
const brief = (changes: RegistrationChange[] | 'implausible') =>
  changes === 'implausible'
    ? changes
    : changes.map(({ kind, name, number, exchange }) => [kind, name, number, exchange]);

describe('two lists of registered operators', () => {
  it.each<[string, RegisteredOperator[], RegisteredOperator[], unknown[]]>([
    ['one more', [A, B], [A, B, C], [['registered', '株式会社Gamma', '関東財務局長 第00003号', null]]],
    ['one less', [A, B, C], [B, C], [['deregistered', '株式会社アルファ', '関東財務局長 第00001号', 'alpha']]],
    ['a first list', [], [A], [['registered', '株式会社アルファ', '関東財務局長 第00001号', 'alpha']]],
    [
      'another name for the same number and date',
      [A, B],
      [row('00001', '新アルファ'), B],
      [['renamed', '新アルファ', '関東財務局長 第00001号', 'alpha']],
    ],
    [
      'a name that nobody knows, of an exchange that was known',
      [A, B],
      [row('00001', '株式会社ゼータ'), B],
      [['renamed', '株式会社ゼータ', '関東財務局長 第00001号', 'alpha']],
    ],
    [
      'the same name under another number',
      [A, B],
      [{ ...A, number: '00009' }, B],
      [['moved', '株式会社アルファ', '関東財務局長 第00009号', 'alpha']],
    ],
    [
      'the same name at another bureau',
      [A, B],
      [{ ...A, bureau: '近畿財務局長' }, B],
      [['moved', '株式会社アルファ', '近畿財務局長 第00001号', 'alpha']],
    ],
    [
      'a number taken over by someone who had another',
      [A, B, C],
      [{ ...A, number: '00003' }, B],
      [
        ['moved', '株式会社アルファ', '関東財務局長 第00003号', 'alpha'],
        ['deregistered', '株式会社Gamma', '関東財務局長 第00003号', null],
      ],
    ],
    [
      'a number given to someone else, with a date of its own',
      [A, B],
      [row('00001', '株式会社ゼータ', '2026-10-01'), B],
      [
        ['deregistered', '株式会社アルファ', '関東財務局長 第00001号', 'alpha'],
        ['registered', '株式会社ゼータ', '関東財務局長 第00001号', null],
      ],
    ],
    [
      "a number that passes from one known exchange's company to another's",
      [A, C, D],
      [row('00001', 'ベータ株式会社'), C, D],
      [
        ['deregistered', '株式会社アルファ', '関東財務局長 第00001号', 'alpha'],
        ['registered', 'ベータ株式会社', '関東財務局長 第00001号', 'beta'],
      ],
    ],
    [
      'two that change numbers',
      [A, B],
      [
        { ...A, number: '00002' },
        { ...B, number: '00001' },
      ],
      [
        ['moved', 'ベータ株式会社', '関東財務局長 第00001号', 'beta'],
        ['moved', '株式会社アルファ', '関東財務局長 第00002号', 'alpha'],
      ],
    ],
    ['the same number of two bureaus', [A, KINKI_1], [A, KINKI_1], []],
    ['other rows above', [A, B, C], [C, A, B], []],
    ['full width and spaces', [C], [row('00003', '株式会社　Ｇａｍｍａ', '2019-01-11')], []],
    ['the short form of the company', [A], [row('00001', '㈱アルファ')], []],
    ['a date that is written anew', [A], [{ ...A, date: '2017-10-01' }], []],
  ])('tell of %s', (_what, before, after, changes) => {
    expect(brief(compare(before, after))).toEqual(changes);
  });

  it('keep both rows of a change', () => {
    const after = { ...A, number: '00009' };
    expect(compare([A, B], [after, B])).toEqual([
      { kind: 'moved', name: A.name, number: '関東財務局長 第00009号', exchange: 'alpha', before: A, after },
    ]);
  });

  it.each<[string, RegisteredOperator[], RegisteredOperator[], boolean]>([
    ['two of five', ALL, [A, B], false],
    ['none', ALL, [], false],
    ['as many, but others', ALL, ['1', '2', '3', '4', '5'].map((n) => row(`9000${n}`, n)), false],
    ['two of four', [A, B, C, D], [A, B], true],
    ['three of five', ALL, [A, B, C], true],
    ['nobody of nobody', [], [], true],
  ])('with %s left are believed: %s', (_what, before, after, plausible) => {
    expect(compare(before, after) !== 'implausible').toBe(plausible);
  });
});

/** Names of a few companies and few numbers, so that they meet; a number's date is its own. */
const list = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom('株式会社アルファ', 'ベータ株式会社', '新アルファ', '甲', '乙', '丙', '丁'),
      number: fc.integer({ min: 1, max: 12 }).map((n) => String(n).padStart(5, '0')),
      bureau: fc.constantFrom('関東財務局長', '近畿財務局長'),
    }),
    { selector: registrationNumber, maxLength: 12 },
  )
  .map((rows): RegisteredOperator[] => rows.map((one) => ({ ...one, date: `2020-01-${one.number.slice(-2)}` })));
const set = (rows: readonly RegisteredOperator[]): string[] =>
  rows.map((one) => `${registrationNumber(one)} ${one.name} ${one.date}`).toSorted();

describe('any two lists', () => {
  it('do not differ from themselves, in whatever order', () => {
    fc.assert(
      fc.property(
        list.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })),
        ),
        ([rows, shuffled]) => {
          expect(compare(rows, shuffled)).toEqual([]);
        },
      ),
    );
  });

  it('become each other by their changes', () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        const changes = compare(before, after);
        if (changes === 'implausible') return;
        const gone = new Set(changes.map((change) => change.before));
        const come = changes.flatMap((change) => (change.after === null ? [] : [change.after]));
        expect(set([...before.filter((one) => !gone.has(one)), ...come])).toEqual(set(after));
      }),
    );
  });

  it('change the other way round in as many rows', () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        const [there, back] = [compare(before, after), compare(after, before)];
        if (there === 'implausible' || back === 'implausible') return;
        const count = (changes: RegistrationChange[], kind: RegistrationChange['kind']) =>
          changes.filter((change) => change.kind === kind).length;
        expect(count(back, 'registered')).toBe(count(there, 'deregistered'));
        expect(count(back, 'deregistered')).toBe(count(there, 'registered'));
      }),
    );
  });

  it('never lose more than half', () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        const changes = compare(before, after);
        if (after.length * 2 < before.length) expect(changes).toBe('implausible');
        if (changes === 'implausible') return;
        expect(changes.filter(({ kind }) => kind === 'deregistered').length * 2).toBeLessThanOrEqual(before.length);
      }),
    );
  });
});
