import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Incident } from '../../lib/core/incident.ts';
import { Conflict } from '../../lib/core/stores.ts';
import { createIncidentStore } from '../../lib/store/incident-store.ts';
import { play } from '../core/lifecycle-play.ts';
import { startEmbeddedTable, type EmbeddedTable } from './embedded-table.ts';

let embedded: EmbeddedTable;
let now = 1_000_000;
const store = () => createIncidentStore({ table: embedded.table, clock: () => now });
beforeEach(async () => {
  embedded = await startEmbeddedTable();
});
afterEach(() => embedded.close());

const incidentOf = (id: string, openedAt: number, more: Partial<Incident> = {}): Incident => {
  const { incident } = play(['+++', '-++', '-++']);
  if (incident === undefined) throw new Error('the script opens no incident');
  return { ...incident, id, openedAt, ...more };
};

describe('the incident store', () => {
  it('gives back the incident with its members, pending events and history', async () => {
    const saved = await store().save(incidentOf('x-1', 1));
    expect(saved.version).toBe(1);
    expect(await store().load('x-1')).toEqual(saved);
    expect(await store().load('x-2')).toBeUndefined();
  });

  it('creates once, and writes only over the version that was read', async () => {
    const saved = await store().save(incidentOf('x-1', 1));
    await expect(store().save(incidentOf('x-1', 1))).rejects.toThrow(Conflict);
    await store().save(saved);
    await expect(store().save(saved)).rejects.toThrow(Conflict);
  });

  it('completes events one by one into the timeline, however often it is asked to', async () => {
    const saved = await store().save(incidentOf('x-1', 1));
    const [first, second] = saved.pending;
    expect([first?.reason, second?.reason]).toEqual(['reported', 'confirmed']);
    if (first === undefined || second === undefined) return;
    await Promise.all([
      store().complete('x-1', first),
      store().complete('x-1', second),
      store().complete('x-1', first),
    ]);
    const after = await store().load('x-1');
    expect(after?.pending).toEqual([]);
    expect(after === undefined ? [] : await store().timeline(after)).toEqual([first, second]);
    expect(await store().timeline(saved)).toEqual([first, second]);
  });

  it("keeps an administrator's verdict beside a poll that writes the same incident, and the last one counts", async () => {
    const saved = await store().save(incidentOf('x-1', 1));
    await Promise.all([store().judge('x-1', 'false'), store().complete('x-1', saved.pending[0] as never)]);
    await store().judge('x-1', 'real');
    expect(await store().load('x-1')).toMatchObject({ verdict: 'real', pending: saved.pending.slice(1) });
    await store().judge('nowhere-1', 'real');
    expect(await store().load('nowhere-1')).toBeUndefined();
  });

  it('shows the sweep what has been owed for a while, and nothing that is done', async () => {
    const saved = await store().save(incidentOf('x-1', 1));
    await store().save(incidentOf('x-2', 2, { pending: [] }));
    expect(await store().owed(now)).toEqual([]);
    now += 60_000;
    expect(await store().owed(now)).toEqual(['x-1']);
    for (const event of saved.pending) await store().complete('x-1', event);
    expect(await store().owed(now)).toEqual([]);
  });

  it('lists by status and exchange, newest first, page by page, each once', async () => {
    for (let index = 1; index <= 7; index += 1) {
      await store().save(
        incidentOf(`x-${index}`, index, {
          exchange: index % 2 === 0 ? 'even' : 'odd',
          status: index > 4 ? 'resolved' : 'confirmed',
        }),
      );
    }
    const ids = async (query: Parameters<ReturnType<typeof store>['list']>[0]): Promise<string[]> => {
      const page = await store().list(query);
      const rest = page.cursor === undefined ? [] : await ids({ ...query, cursor: page.cursor });
      return [...page.incidents.map(({ id }) => id), ...rest];
    };
    expect(await ids({ limit: 2 })).toEqual(['x-7', 'x-6', 'x-5', 'x-4', 'x-3', 'x-2', 'x-1']);
    expect(await ids({ limit: 1, status: 'open' })).toEqual(['x-4', 'x-3', 'x-2', 'x-1']);
    expect(await ids({ limit: 3, status: 'resolved', exchange: 'odd' })).toEqual(['x-7', 'x-5']);
    expect(await ids({ limit: 7, exchange: 'even' })).toEqual(['x-6', 'x-4', 'x-2']);
  });
});
