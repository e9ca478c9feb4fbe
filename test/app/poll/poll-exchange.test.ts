import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPollExchange, type PollPorts } from '../../../lib/app/poll-exchange.ts';
import type { Incident } from '../../../lib/core/incident.ts';
import { createExchangeStore } from '../../../lib/store/exchange-store.ts';
import { shardsFor } from '../../../lib/store/flag-shards.ts';
import { createIncidentStore } from '../../../lib/store/incident-store.ts';
import { rowsFrom } from '../../core/lifecycle-play.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { scriptedExchange, scriptedObserve, silentLog, UNCHANGED, type Answer } from './scripted-exchange.ts';

const MINUTE = 60_000;
const BLOCKED: Answer = { state: 'blocked', detail: 'answered 403 with a page' };
const exchange = scriptedExchange();

let embedded: EmbeddedTable;
let units: { read: number; write: number };
beforeEach(async () => {
  units = { read: 0, write: 0 };
  embedded = await startEmbeddedTable((operation, count) => {
    units[operation] += count;
  });
});
afterEach(() => embedded.close());

/** A world of its own: its clock moves a minute a poll, its answers are letters (see lifecycle-play.ts). */
const world = () => {
  let now = 1_700_000_000_000;
  let answer: Answer = [];
  const announced: string[] = [];
  const clock = () => now;
  const ports: PollPorts = {
    observe: scriptedObserve(() => answer, clock),
    exchanges: createExchangeStore({ table: embedded.table }),
    incidents: createIncidentStore({ table: embedded.table, clock }),
    queues: {
      announce: async (id) => {
        announced.push(id);
      },
    },
    log: silentLog,
  };
  const rules = { recoveryMs: 15 * MINUTE, shardsFor };
  return {
    ports,
    announced,
    rules,
    async poll(next: string | Answer, through = ports) {
      now += MINUTE;
      answer = typeof next === 'string' ? rowsFrom(next) : next;
      return createPollExchange(through, rules)(exchange);
    },
    async incidents(): Promise<Incident[]> {
      return (await ports.incidents.list({ limit: 100 })).incidents;
    },
    head: () => ports.exchanges.head(exchange.id),
  };
};

const told = (incident: Incident | undefined): string[] =>
  (incident?.pending ?? []).map(
    ({ reason, assets, whole }) => `${reason} ${whole ? '*' : assets.map(({ asset }) => asset).join('')}`,
  );

describe('a key that the exchange refuses', () => {
  const REFUSED: Answer = { state: 'blocked', detail: 'key refused: no such key', refused: 'key' };

  it('is told to the operator once, and once more for another reason; it opens and resolves nothing', async () => {
    const { ports, poll, incidents, head } = world();
    const warned: unknown[] = [];
    const through = { ...ports, log: { ...silentLog, warn: (_: string, fields?: object) => void warned.push(fields) } };
    await poll('++++', through);
    await poll('--++', through);
    for (let times = 0; times < 3; times += 1) await poll(REFUSED, through);
    const other: Answer = { ...REFUSED, detail: 'key refused: the clock', refused: 'clock' };
    await poll(other, through);
    await poll(other, through);
    const said = { exchange: 'scripted', endpoint: 'flags', is: 'blocked' };
    expect(warned).toEqual([
      { ...said, was: 'fresh', detail: REFUSED.detail },
      { ...said, was: 'blocked', detail: other.detail },
    ]);
    expect((await incidents()).map(told)).toEqual([['reported AB']]);
    expect((await head())?.sources['flags']).toMatchObject({ state: 'blocked', detail: other.detail });
  });
});

describe('one poll after another', () => {
  it('stores a silent baseline and opens nothing for what is off already', async () => {
    const { poll, incidents, announced } = world();
    await poll('--++');
    await poll('--++');
    expect(await incidents()).toEqual([]);
    expect(announced).toEqual([]);
  });

  it('opens, confirms and resolves one incident, and announces each change', async () => {
    const { poll, incidents, announced, head } = world();
    await poll('++++');
    await poll('--++');
    await poll('--++');
    await poll('--++');
    expect((await incidents()).map(told)).toEqual([['reported AB', 'confirmed AB']]);
    expect(announced).toEqual(['scripted-1', 'scripted-1']);
    for (let minute = 0; minute < 16; minute += 1) await poll('++++');
    const [incident] = await incidents();
    expect(incident?.status).toBe('resolved');
    expect(told(incident)).toEqual(['reported AB', 'confirmed AB', 'recovering AB', 'resolved AB']);
    expect((await head())?.open).toEqual([]);
    await poll('-+++');
    expect((await incidents()).map(({ id }) => id)).toEqual(['scripted-2', 'scripted-1']);
  });

  it('reads an unchanged answer (304) as the same flags again', async () => {
    const { poll, incidents } = world();
    await poll('++');
    await poll('-+');
    await poll(UNCHANGED);
    expect((await incidents()).map(told)).toEqual([['reported A', 'confirmed A']]);
  });

  it.each<[string, Answer]>([
    ['blocked', BLOCKED],
    ['unreachable', { state: 'unreachable', detail: 'timed out' }],
    ['unreadable', { state: 'unreadable', detail: 'no rows' }],
  ])('a source that is %s freezes every transition and is said to be so', async (state, failure) => {
    const { poll, incidents, head } = world();
    await poll('++');
    await poll(failure);
    await poll(failure);
    expect(await incidents()).toEqual([]);
    const health = (await head())?.sources.flags;
    expect(health?.state).toBe(state);
    expect(health?.readAt).toBeLessThan(health?.triedAt ?? 0);
    await poll('-+');
    await poll(failure);
    for (let minute = 0; minute < 30; minute += 1) await poll(failure);
    expect((await incidents()).map(told)).toEqual([['reported A']]);
    await poll('-+');
    expect((await incidents()).map(told)).toEqual([['reported A', 'confirmed A']]);
    expect((await head())?.sources.flags?.state).toBe('fresh');
  });

  it('gives assets that stop after the gathering window an incident of their own', async () => {
    const { poll, incidents } = world();
    await poll('++++++');
    for (let minute = 0; minute < 16; minute += 1) await poll('-+++++');
    await poll('--++++');
    expect((await incidents()).map(told)).toEqual([['reported B'], ['reported A', 'confirmed A']]);
    await poll('------');
    const [second, first] = await incidents();
    expect(told(second)).toEqual(['reported B', 'escalated *']);
    expect(told(first)).toEqual(['reported A', 'confirmed A']);
  });

  it('what has recovered and stops again long after is an incident of its own, though another asset never came back', async () => {
    const { poll, incidents } = world();
    await poll('++++++');
    for (let minute = 0; minute < 5; minute += 1) await poll('--++++');
    for (let minute = 0; minute < 30; minute += 1) await poll('-+++++');
    await poll('--++++');
    await poll('--++++');
    const [second, first] = await incidents();
    expect(told(second).slice(0, 2)).toEqual(['reported B', 'confirmed B']);
    expect(told(first)).toEqual(['reported AB', 'confirmed AB']);
    // It has turned four times within the hour: it is given four times as long.
    for (let minute = 0; minute < 62; minute += 1) await poll('-+++++');
    expect((await incidents()).map(({ status }) => status)).toEqual(['resolved', 'confirmed']);
  });

  it('the whole exchange stops a second time while a remnant of the first is still off: it is told anew', async () => {
    const { poll, incidents } = world();
    await poll('+++++++');
    for (let minute = 0; minute < 5; minute += 1) await poll('-------');
    for (let minute = 0; minute < 60; minute += 1) await poll('-++++++');
    await poll('-------');
    await poll('-------');
    const [second, first] = await incidents();
    expect(told(second)).toEqual(['reported *', 'confirmed *']);
    expect(second?.severity).toBe('critical');
    expect(told(first)).toEqual(['reported *', 'confirmed *']);
  });

  it('a name that another poll has given and not used yet is not forgotten', async () => {
    const { poll, ports, incidents, head } = world();
    await poll('++');
    const pausing: PollPorts = {
      ...ports,
      incidents: {
        ...ports.incidents,
        async save(incident) {
          // A whole other poll comes in between the name and the incident.
          await poll('++');
          return ports.incidents.save(incident);
        },
      },
    };
    expect(await poll('-+', pausing)).toBe('overlapped');
    expect((await head())?.open).toEqual(['scripted-1']);
    for (let minute = 0; minute < 17; minute += 1) await poll('++');
    expect((await incidents()).map(({ status }) => status)).toEqual(['resolved']);
  });

  it('costs one read and one write unit where nothing has changed, whatever the size of the list', async () => {
    const { poll } = world();
    const many = Array.from({ length: 2_500 }, (_, index) => ({
      asset: `COIN${index}`,
      network: 'ERC20',
      deposit: 'open' as const,
      withdrawal: 'open' as const,
      reason: null,
    }));
    await poll(many);
    Object.assign(units, { read: 0, write: 0 });
    await poll(many);
    expect(units).toEqual({ read: 1, write: 1 });
    await poll(many.map((row, index) => (index === 7 ? { ...row, withdrawal: 'suspended' as const } : row)));
    // The head twice (the name goes first), the incident, one shard; indexes are not counted by this store.
    expect(units.write - 1).toBeLessThanOrEqual(5);
  });
});

describe('crashes and overlaps', () => {
  const script = ['++++', '-+++', '--++', '--++', '+-++', ...Array<string>(20).fill('++++'), '+++-', '+++-'];
  const outcome = (incidents: readonly Incident[]) =>
    incidents.map((incident) => ({
      id: incident.id,
      status: incident.status,
      assets: incident.members.map(({ asset }) => asset),
      told: told(incident),
    }));

  /** The ports, failing at the n-th call of anything that writes. */
  const crashing = (ports: PollPorts, at: number): PollPorts => {
    let calls = 0;
    const guard =
      <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        calls += 1;
        if (calls === at) throw new Error('crash');
        return call(...args);
      };
    return {
      ...ports,
      exchanges: {
        ...ports.exchanges,
        saveHead: guard(ports.exchanges.saveHead),
        saveFlags: guard(ports.exchanges.saveFlags),
      },
      incidents: { ...ports.incidents, save: guard(ports.incidents.save) },
      queues: { announce: guard(ports.queues.announce) },
    };
  };

  it('a crash before any of the writes, followed by a poll that reads the same, doubles and swallows nothing', async () => {
    const plain = world();
    for (const letters of script) await plain.poll(letters);
    const expected = outcome(await plain.incidents());
    expect(expected.map(({ told: events }) => events.length)).toEqual([2, 4]);
    for (const step of [1, 2, 3]) {
      for (let at = 1; at <= 6; at += 1) {
        await embedded.close();
        embedded = await startEmbeddedTable();
        const crashed = world();
        for (const [index, letters] of script.entries()) {
          if (index === step) await crashed.poll(letters, crashing(crashed.ports, at)).catch(() => undefined);
          await crashed.poll(letters);
        }
        const got = outcome(await crashed.incidents());
        expect(
          got.map(({ id, status, assets }) => ({ id, status, assets })),
          `step ${step}, call ${at}`,
        ).toEqual(expected.map(({ id, status, assets }) => ({ id, status, assets })));
        // A poll more may confirm earlier; nothing is told twice.
        for (const { told: events } of got) expect(new Set(events).size).toBe(events.length);
      }
    }
  });

  it('a crash right after an incident was written, and open again at the next poll, still comes to an end', async () => {
    const { poll, ports, incidents } = world();
    await poll('++');
    await poll('-+', {
      ...ports,
      exchanges: { ...ports.exchanges, saveFlags: () => Promise.reject(new Error('crash')) },
    }).catch(() => undefined);
    for (let minute = 0; minute < 17; minute += 1) await poll('++');
    expect((await incidents()).map(told)).toEqual([['reported A', 'recovering A', 'resolved A']]);
  });

  it('an overlapping poll gives up, and the incident is reported once', async () => {
    const { poll, incidents } = world();
    await poll('++');
    const ends = await Promise.all([poll('-+'), poll('-+'), poll('-+')]);
    expect(ends).toContain('stored');
    expect((await incidents()).map(({ id }) => id)).toEqual(['scripted-1']);
    await poll('-+');
    await poll('-+');
    expect((await incidents()).map(told)).toEqual([['reported A', 'confirmed A']]);
  });

  it('a planner that takes events out of the incident meanwhile loses nothing', async () => {
    const { poll, ports, incidents } = world();
    await poll('++');
    await poll('-+');
    const [first] = await incidents();
    const event = first?.pending[0];
    expect(event).toBeDefined();
    if (event === undefined) return;
    await Promise.all([poll('-+'), ports.incidents.complete('scripted-1', event)]);
    const [incident] = await incidents();
    expect(told(incident)).toEqual(['confirmed A']);
    expect(
      incident === undefined ? [] : (await ports.incidents.timeline(incident)).map(({ reason }) => reason),
    ).toEqual(['reported', 'confirmed']);
  });
});

describe('in turn with other exchanges', () => {
  it('takes flags in when its turn has come, and does nothing before', async () => {
    const { ports, poll, head } = world();
    const turn = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const waiting: PollPorts = {
      ...ports,
      inTurn: async (work) => {
        asked.resolve();
        await turn.promise;
        return work();
      },
    };
    const polling = poll('o', waiting);
    await asked.promise;
    expect(await head()).toBeUndefined();
    turn.resolve();
    expect(await polling).toBe('stored');
    expect((await head())?.rows.all).toBe(1);
  });

  it('takes no turn where nothing could be read', async () => {
    const { ports, poll } = world();
    const never: PollPorts = { ...ports, inTurn: () => Promise.reject(new Error('took a turn')) };
    expect(await poll({ state: 'unreachable', detail: 'answered 500' }, never)).toBe('stored');
  });
});
