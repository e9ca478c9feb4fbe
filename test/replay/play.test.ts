import { describe, expect, test } from 'vitest';
import { INCIDENTS } from '../../infra/replay/incidents/index.ts';
import { replay } from '../../infra/replay/replay.ts';
import { summaryOf } from '../../infra/replay/summary.ts';
import { MINUTE } from '../../lib/core/time.ts';

/** A replay of weeks takes a minute at most. */
const TIMEOUT_MS = 3 * MINUTE;
/** The first of the five transfers of 100 million. */
const FIRST_HUNDRED_MILLION = Date.UTC(2018, 0, 25, 15, 4);

describe.each(INCIDENTS)('$id', (facts) => {
  test(
    'is told in time, before the exchange does, and no ordinary day is an alarm',
    { timeout: TIMEOUT_MS },
    async () => {
      const summary = summaryOf(facts, await replay(facts));
      expect(summary.warnings).toEqual([]);
      expect(summary.alarmsBefore).toBe(0);
      expect(summary.leadMs).toBeGreaterThan(0);
      if (facts.id === 'coincheck-2018')
        expect((summary.alert ?? 0) - FIRST_HUNDRED_MILLION).toBeLessThanOrEqual(10 * MINUTE);
      else expect(summary.polls).toBeLessThanOrEqual(2);
      expect(summary.alert).not.toBeNull();
      expect(summary.alert ?? 0).toBeGreaterThanOrEqual(summary.firstTheft);
    },
  );
});
