import { beforeAll, describe, expect, it } from 'vitest';
import { scaledLimits } from '../../infra/simulate/year-cut-offs.ts';
import { reportYear, type YearReport } from '../../infra/simulate/year-report.ts';
import { playYear } from '../../infra/simulate/year-play.ts';
import { YEAR_REGIMES } from '../../infra/simulate/year-regimes.ts';
import { DAYS, HOURS, type Script } from '../../infra/simulate/year-script.ts';
import { instant } from '../../infra/simulate/year-words.ts';
import { writeYear } from '../../infra/simulate/year-write.ts';

/** Small runs with fixed seeds: bars with margins, so that a change which spoils a rule is seen. */
describe('a simulated month', () => {
  const size = { exchanges: 26, days: 30, seeds: [7] };
  let report: YearReport;
  beforeAll(async () => {
    report = await reportYear('ordinary', size);
  }, 60_000);

  it('has no more than one false alert an exchange and year', () => {
    const most = 1;
    expect(report.summary['false a year']).toBeLessThanOrEqual(most + 2 * Math.sqrt(most / report.exchangeYears));
    expect(report.summary['of them critical']).toBe(0);
  });

  it('tells every injected halt within two polls that show it', () => {
    expect(report.summary).toMatchObject({ missed: 0, late: 0 });
    expect(report.summary['halts']).toBeGreaterThanOrEqual(5);
  });

  it('has alerts that are true', () => {
    expect(report.trueFor['unannounced']).toBeGreaterThan(10);
    expect(report.trueFor['emergency, everything']).toBeGreaterThan(0);
  });

  it('gives the same figures again', async () => {
    const small = { exchanges: 3, days: 6, seeds: [3] };
    expect(await reportYear('harsh', small)).toEqual(await reportYear('harsh', small));
  }, 60_000);
});

describe('the minutes that are left out', () => {
  it('change nothing', async () => {
    const days = 4;
    const play = async (everyMinute: boolean) => {
      const scripts = writeYear(YEAR_REGIMES.shift, { exchanges: 26, days, seed: 5 }).slice(-6);
      const { told } = await playYear(scripts, days, { everyMinute });
      return told.map(({ at, exchange, event, incident }) => `${exchange} ${at} ${event.reason} ${incident.id}`);
    };
    const [few, all] = [await play(false), await play(true)];
    expect(few.length).toBeGreaterThan(30);
    expect(few).toEqual(all);
  }, 60_000);
});

describe('what is written for a year', () => {
  const scripts = writeYear(YEAR_REGIMES.harsh, { exchanges: 26, days: 365, seed: 11 });
  const stopsOf = (cause: string) =>
    scripts.flatMap((script) => script.stops.filter((stop) => stop.cause === cause).map((stop) => ({ script, stop })));

  it('is the same for the same seed, and another for another', () => {
    const small = { exchanges: 3, days: 20 };
    const write = (seed: number) => JSON.stringify(writeYear(YEAR_REGIMES.harsh, { ...small, seed }));
    expect(write(1)).toBe(write(1));
    expect(write(1)).not.toBe(write(2));
  });

  it('has lists of realistic lengths, some rows of which are off for good', () => {
    const sizes = scripts.map(({ exchange }) => exchange.rows.length);
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([25, 2_531]);
    const rows = scripts.flatMap(({ exchange }) => exchange.rows);
    const dead = rows.filter(({ isDead }) => isDead).length / rows.length;
    expect(dead).toBeGreaterThan(0.05);
    expect(dead).toBeLessThan(0.3);
  });

  it('calls planned what was announced two hours before', () => {
    const heardBefore = ({ says }: Script, rows: readonly string[], at: number): boolean =>
      says.some(
        ({ statement }) =>
          (statement.publishedAt ?? 0) <= instant(at - 2 * HOURS) &&
          (statement.whole || rows.includes(statement.assets[0] ?? '') || statement.networks.length > 0),
      );
    const planned = stopsOf('planned');
    expect(planned.length).toBeGreaterThan(500);
    for (const { script, stop } of planned) {
      const assets = stop.rows.map((row) => script.exchange.rows[row]!.asset);
      expect(heardBefore(script, assets, stop.from)).toBe(true);
    }
  });

  it('calls the chain’s doing what stops at three exchanges or more within two hours', () => {
    const episodes = Map.groupBy(stopsOf('chain'), ({ stop }) => stop.episode);
    expect(episodes.size).toBeGreaterThan(3);
    for (const stops of episodes.values()) {
      const begins = stops.map(({ stop }) => stop.from);
      expect(new Set(stops.map(({ script }) => script.exchange.id)).size).toBeGreaterThanOrEqual(3);
      expect(Math.max(...begins) - Math.min(...begins)).toBeLessThanOrEqual(2 * HOURS);
    }
  });

  it('injects halts where nothing else has stopped everything', () => {
    const emergencies = scripts.flatMap((script) => script.emergencies.map((emergency) => ({ script, emergency })));
    expect(emergencies.length).toBeGreaterThan(20);
    for (const { script, emergency } of emergencies) {
      const others = script.stops.filter(({ isWhole, cause }) => isWhole && cause !== 'emergency');
      expect(others.some(({ from, until }) => emergency.from >= from && emergency.from < until)).toBe(false);
      expect(emergency.until - emergency.from).toBeLessThanOrEqual(5 * DAYS);
    }
  });
});

describe('a cut-off that is varied', () => {
  it('is multiplied where it stands, and nothing else is', () => {
    const source = 'export const A_MS = 15 * MINUTE;\nexport const WHOLE_SHARE = 0.6;\nexport const LEAST = 5;\n';
    expect(scaledLimits(source, 'A_MS', 2)).toContain('A_MS = Math.min(Infinity, (15 * MINUTE) * 2);');
    expect(scaledLimits(source, 'LEAST', 0.5)).toContain('LEAST = Math.min(Infinity, Math.round((5) * 0.5));');
    expect(scaledLimits(source, 'WHOLE_SHARE', 2)).toContain('WHOLE_SHARE = Math.min(0.95, (0.6) * 2);');
    expect(scaledLimits(source, 'B', 2)).toBe(source);
  });
});
