import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../lib/core/time.ts';
import { createClaimStore } from '../../lib/store/claim-store.ts';
import { startEmbeddedTable, type EmbeddedTable } from './embedded-table.ts';

const LEASE = 10_000;
let embedded: EmbeddedTable;
let now: number;
const claims = () => createClaimStore({ table: embedded.table, clock: () => now });
beforeEach(async () => {
  embedded = await startEmbeddedTable();
  now = Date.UTC(2026, 10, 24);
});
afterEach(() => embedded.close());

describe('claims', () => {
  it('go to one of many who ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => claims().claim('e', LEASE)));
    expect(answers.filter((answer) => answer === 'claimed')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'busy')).toHaveLength(7);
  });

  it('are done once, for seven days, and as if they had never been after that', async () => {
    await claims().claim('e', LEASE);
    await claims().done('e');
    for (const later of [0, LEASE + 1, DAY, 7 * DAY - 2_000]) {
      now = Date.UTC(2026, 10, 24) + later;
      expect(await claims().claim('e', LEASE)).toBe('done');
    }
    // The store removes expired items when it likes: one that is still there counts as absent.
    now = Date.UTC(2026, 10, 24) + 7 * DAY + 2_000;
    expect(await claims().claim('e', LEASE)).toBe('claimed');
  });

  it('pass to another when the lease of one who crashed has ended, and not before', async () => {
    await claims().claim('e', LEASE);
    now += LEASE - 1;
    expect(await claims().claim('e', LEASE)).toBe('busy');
    now += 2;
    expect(await claims().claim('e', LEASE)).toBe('claimed');
    expect(await claims().claim('e', LEASE)).toBe('busy');
  });

  it('are free at once when given back', async () => {
    await claims().claim('e', LEASE);
    await claims().release('e');
    expect(await claims().claim('e', LEASE)).toBe('claimed');
  });

  it('stay done if one whose lease has ended gives them back late', async () => {
    await claims().claim('e', LEASE);
    now += LEASE + 1;
    expect(await claims().claim('e', LEASE)).toBe('claimed');
    await claims().done('e');
    await claims().release('e');
    expect(await claims().claim('e', LEASE)).toBe('done');
  });

  it('given back that nobody holds leave nothing behind', async () => {
    await claims().release('never');
    expect(await embedded.dump()).toEqual([]);
  });

  it('are apart by key', async () => {
    expect(await claims().claim('line#1', LEASE)).toBe('claimed');
    expect(await claims().claim('telegram#1', LEASE)).toBe('claimed');
  });
});
