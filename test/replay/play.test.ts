import { describe, expect, test } from 'vitest';
import { INCIDENTS } from '../../infra/replay/incidents/index.ts';
import { firstAt, passingAt, pollsBetween, type Told } from '../../infra/replay/measure.ts';
import { createVirtualClock, playHistory } from '../../infra/replay/play.ts';
import { scheduleOf } from '../../infra/replay/schedule.ts';
import { iso } from '../../lib/core/time.ts';
import { outflowDetector } from '../../lib/detectors/outflow.ts';
import { silentLog } from '../app/poll/scripted-exchange.ts';
import { startEmbeddedTable } from '../store/embedded-table.ts';

describe.each(INCIDENTS)('$id', (facts) => {
  test('is found within two polls of the transfer that passes 15 % of the stated balance', async () => {
    const embedded = await startEmbeddedTable();
    const schedule = scheduleOf(facts);
    const clock = createVirtualClock(schedule.polls[0] ?? 0);
    const told: Told[] = [];
    const gaps: string[] = [];
    await playHistory(facts, schedule, {
      table: embedded.table,
      detector: outflowDetector,
      takeInOutflows: async (_exchange, findings) => {
        told.push({ at: clock(), findings });
      },
      log: { ...silentLog, warn: (message) => gaps.push(message) },
      clock,
    });
    await embedded.close();
    const passed = passingAt(facts, schedule) ?? 0;
    const warned = firstAt(told, schedule.firstTheft, 'warn');
    console.log(JSON.stringify(told.map(t=>[iso(t.at),t.findings[0]?.asset,t.findings[0]?.level,t.findings[0]?.share.toFixed(2)])).slice(0,700),facts.id, iso(schedule.firstTheft), iso(passed), warned && iso(warned), warned && pollsBetween(schedule, passed, warned), 'told', told.length, 'before', told.filter((t) => t.at < schedule.firstTheft).length, gaps);
    expect(gaps).toEqual([]);
    expect(warned).not.toBeNull();
    expect(pollsBetween(schedule, passed, warned ?? 0)).toBeLessThanOrEqual(2);
  }, 120_000);
});
