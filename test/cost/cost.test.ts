import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { BadBench, readBench } from '../../infra/cost/bench-figures.ts';
import { costTable, monthlyCost } from '../../infra/cost/cost-table.ts';
import { invocationsOf } from '../../infra/cost/invocations.ts';
import { lineCost } from '../../infra/cost/line-plan.ts';
import { charge, moneyOf, showMoney } from '../../infra/cost/money.ts';
import { peopleOf } from '../../infra/cost/people.ts';
import { AWS_PRICES } from '../../infra/cost/prices.ts';
import { tableUnits } from '../../infra/cost/table-units.ts';
import { MEMORY_MB, SIZES } from '../../infra/cost/workload.ts';
import { ROUND_FIGURES } from './figures.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MEASURED = `${ROOT}docs/measured/`;

describe('money', () => {
  it.each([
    ['0.20', 1_000_000, 86_400n, '0.0173'],
    ['0.0000133334', 1_024_000, 1_024_000n, '0.0001'],
    // A GB for an hour: 3,600 GB-s at 0.0000133334 = 0.04800024.
    ['0.0000133334', 1_024_000, 1_024n * 3_600_000n, '0.0481'],
    ['1.00', 1, 3n, '3.0000'],
    ['0.10', 3, 1n, '0.0334'],
    ['5', 1, 0n, '0.0000'],
  ])('%s for %i, %s times, is %s', (price, per, quantity, shown) => {
    expect(showMoney(charge({ price, per }, quantity), 4)).toBe(shown);
  });

  it('adds tenths without the dust of floats', () => {
    expect(showMoney(moneyOf('0.1') + moneyOf('0.2'), 12)).toBe('0.300000000000');
    expect(showMoney(moneyOf('1234567.005'))).toBe('1,234,567.01');
  });

  it.each(['', '-1', '1e3', '1.', '.5', '0.0000000000001', 'free'])('takes no %j for an amount', (text) => {
    expect(() => moneyOf(text)).toThrow(RangeError);
  });

  it('holds a price, a unit and a page for all that is paid for', () => {
    for (const { price, per, unit, source } of Object.values(AWS_PRICES)) {
      expect(moneyOf(price)).toBeGreaterThan(0n);
      expect(per).toBeGreaterThan(0);
      expect(unit).not.toBe('');
      expect(source).toMatch(/^https:\/\//);
    }
  });
});

describe("LINE's plans", () => {
  it.each([
    [0n, 'communication', '0'],
    [200n, 'communication', '0'],
    [201n, 'light', '5,000'],
    [5_000n, 'light', '5,000'],
    [5_001n, 'standard', '15,000'],
    [30_000n, 'standard', '15,000'],
    [30_001n, 'standard', '15,003'],
    [100_000n, 'standard', '225,000'],
  ])('%s messages take the plan %s for %s yen', (messages, plan, yen) => {
    const cost = lineCost(messages);
    expect([cost.plan, showMoney(cost.yen, 0)]).toEqual([plan, yen]);
  });
});

describe('a month', () => {
  it('of a hundred people, by hand', () => {
    const people = peopleOf(100);
    // 70, 20 and 10 of them; four alerts each; LINE gets beginning and end, the others an edit besides.
    expect(people.alerts).toEqual({ line: 280n, telegram: 80n, discord: 40n });
    expect(people.sends).toEqual({ line: 560n, telegram: 240n, discord: 120n });
    expect(people).toMatchObject({ lineMessages: 560n, commands: 500n, changes: 100n, pages: 200n });
    const { relay, 'deliver-line': line, 'deliver-telegram': telegram } = invocationsOf(people, ROUND_FIGURES);
    // 43,200 sweeps of 100 ms, 432 of them cold: 50 ms of import at a quarter of the speed.
    expect(relay).toEqual({ count: 43_200n, milliseconds: 43_200n * 100n + 432n * 200n, memory: 512n });
    // 560 messages are two multicasts, one of them counted as cold.
    expect(line).toEqual({ count: 2n, milliseconds: 2n * 500n + 200n, memory: 512n });
    // 240 requests at 25 a second are 9,600 ms, for which two wait; five batches, one cold.
    expect(telegram).toEqual({ count: 5n, milliseconds: 19_200n + 200n, memory: 512n });
  });

  it('has the units of its polls, sweeps, words and alerts, by hand', () => {
    const people = peopleOf(100);
    // Polls 34 × 43,200 + 30 × 4 + 60 × 2; plans 28 + 8 + 4 (50 for 500); sent: 280 × 2 × 10 / 500 → 12, 80 × 3 × 3,
    // 40 × 3 × 3; words 400 × 2 + 100 × 4; chains 43,200 × 23; feeds 43,200 × 6.
    expect(tableUnits('write', people, ROUND_FIGURES)).toBe(
      1_468_800n + 120n + 120n + 28n + 8n + 4n + 12n + 720n + 360n + 800n + 400n + 993_600n + 259_200n,
    );
    // Polls 34 × 43,200 + 30 × 4 + 60 × 5; plans: 90 readings of the audience, 20 units for 500; sent 12, 24, 12;
    // sweeps 43,200; pages 200 × 10; words 500; chains 43,200 × 130; feeds
    // 43,200 × 14.
    expect(tableUnits('read', people, ROUND_FIGURES)).toBe(
      1_468_800n + 120n + 300n + 252n + 72n + 36n + 12n + 24n + 12n + 43_200n + 2_000n + 500n + 5_616_000n + 604_800n,
    );
  });

  it('costs no less with more people, in any column', () => {
    const subscribers = fc.integer({ min: 0, max: 5_000_000 });
    fc.assert(
      fc.property(subscribers, subscribers, (one, other) => {
        const [few, many] = [Math.min(one, other), Math.max(one, other)].map((n) => monthlyCost(n, ROUND_FIGURES));
        if (few === undefined || many === undefined) throw new Error('two months are compared');
        for (const [name, money] of Object.entries(few.services))
          expect(many.services[name as keyof typeof many.services]).toBeGreaterThanOrEqual(money);
        expect(many.aws).toBeGreaterThanOrEqual(few.aws);
        expect(many.line.yen).toBeGreaterThanOrEqual(few.line.yen);
      }),
    );
  });

  it('is the sum of its columns', () => {
    for (const size of SIZES) {
      const { services, aws } = monthlyCost(size, ROUND_FIGURES);
      expect(Object.values(services).reduce((total, one) => total + one, 0n)).toBe(aws);
    }
  });

  it('is reckoned with the memory that serverless.yml gives', () => {
    const { provider, functions } = parse(readFileSync(`${ROOT}serverless.yml`, 'utf8')) as {
      provider: { memorySize: number };
      functions: Record<string, { memorySize?: number }>;
    };
    for (const [name, memory] of Object.entries(MEMORY_MB))
      expect([name, functions[name]?.memorySize ?? provider.memorySize]).toEqual([name, memory]);
  });
});

describe('the figures of the bench', () => {
  const kept =
    readdirSync(MEASURED)
      .filter((file) => /^bench-.*\.json$/.test(file))
      .toSorted()
      .at(-1) ?? '';
  const text = readFileSync(`${MEASURED}${kept}`, 'utf8');

  it.each([
    ['no JSON', 'nonsense'],
    ['nothing', '{}'],
    ['no people', JSON.stringify({ ...(JSON.parse(text) as object), people: [] })],
    ['no recording', JSON.stringify({ ...(JSON.parse(text) as object), reading: [] })],
  ])('%s is refused in one line', (_what, bad) => {
    expect(() => readBench(bad)).toThrow(BadBench);
    expect(() => readBench(bad)).toThrow(/^the bench [^\n]+$/);
  });

  it('make the table that stands in docs/cost.md (npm run -s cost -- --bench FILE --markdown writes it)', () => {
    const page = readFileSync(`${ROOT}docs/cost.md`, 'utf8');
    expect(page).toContain(`docs/measured/${kept}`);
    expect(page).toContain(costTable(SIZES.map((size) => monthlyCost(size, readBench(text)))));
  });

  it('are taken from a file by the command, which prints the same table', () => {
    const printed = execFileSync(
      process.execPath,
      ['infra/cost/cost.ts', '--bench', `docs/measured/${kept}`, '--markdown'],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect(readFileSync(`${ROOT}docs/cost.md`, 'utf8')).toContain(printed.trim());
  });
});
