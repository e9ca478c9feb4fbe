import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncidentEvent } from '../../../lib/core/incident.ts';
import type { Subscriber } from '../../../lib/core/subscriber.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { silentLog } from '../poll/scripted-exchange.ts';
import { crashAt, createWorld, incidentOf, scriptedChannel, subscriberOf, type Delivered } from './world.ts';

const REPORTED = ['+++', '-++'];
const CONFIRMED = [...REPORTED, '-++'];
const OPEN_AGAIN = Array<string>(20).fill('+++');
const RESOLVED = [...CONFIRMED, ...OPEN_AGAIN];

let embedded: EmbeddedTable;
let delivered: Delivered[];
beforeEach(async () => {
  embedded = await startEmbeddedTable();
  delivered = [];
});
afterEach(() => embedded.close());

const CHANNELS = ['line', 'telegram', 'discord'] as const;
/** Nobody of them is subscribed to anything, and their own level would keep most away. */
const administrator = (channel: (typeof CHANNELS)[number], more: Partial<Subscriber> = {}): Subscriber =>
  subscriberOf(channel, 900, { subscriptions: {}, level: 'critical', ...more });
const ADMINISTRATORS = CHANNELS.map((channel) => administrator(channel));
const IDS = ADMINISTRATORS.map(({ id }) => id);
const customers: Subscriber[] = [
  ...Array.from({ length: 5 }, (_, n) => subscriberOf('line', n)),
  ...Array.from({ length: 3 }, (_, n) => subscriberOf('telegram', n)),
  subscriberOf('discord', 1, { locale: 'ja' }),
  // Whom it would not reach: by level, by exchange, by having left.
  subscriberOf('line', 20, { level: 'critical' }),
  subscriberOf('telegram', 21, { subscriptions: { gate: ['*'] } }),
  subscriberOf('discord', 22, { active: false }),
];

const lines = (how: Delivered['how'] = 'sent'): string[] =>
  delivered
    .filter((one) => one.how === how)
    .map(({ to, title }) => `${to} ${title}`)
    .toSorted();

type Mode = NonNullable<Parameters<typeof createWorld>[2]>;
const worldIn = async (
  mode: Mode,
  people: readonly Subscriber[] = [...customers, ...ADMINISTRATORS],
  readings = RESOLVED,
) => {
  const world = createWorld(
    embedded,
    CHANNELS.map((id) => scriptedChannel(id, delivered).channel),
    mode,
  );
  await world.addSubscribers(people);
  const incident = incidentOf(readings);
  const event = (reason: IncidentEvent['reason']): IncidentEvent => {
    const found = incident.pending.find((one) => one.reason === reason);
    if (found === undefined) throw new Error(`no event ${reason}`);
    return found;
  };
  return {
    ...world,
    /** Lets some of the incident's events happen, and all of it be delivered. */
    async happen(...reasons: IncidentEvent['reason'][]): Promise<void> {
      const stored = await world.incidents.load(incident.id);
      await world.incidents.save({ ...(stored ?? incident), pending: reasons.map(event) });
      await world.queues.announce(incident.id);
      await world.drain();
    },
  };
};

describe('in shadow mode', () => {
  it('administrators alone are told, from watch on, of what they never subscribed to', async () => {
    const world = await worldIn({ administrators: IDS });
    await world.happen('reported', 'confirmed', 'resolved');
    expect(lines()).toEqual([
      'discord900 trial 0/0/0 reported A',
      'discord900 trial 5/3/1 resolved A',
      'line900 trial 0/0/0 reported A',
      'line900 trial 5/3/1 resolved A',
      'telegram900 trial 0/0/0 reported A',
      'telegram900 trial 5/3/1 resolved A',
    ]);
    expect(lines('edited')).toEqual(['discord900 trial 5/3/1 confirmed A', 'telegram900 trial 5/3/1 confirmed A']);
    expect((await world.incidents.load('kucoin-1'))?.pending).toEqual([]);
  });

  it('logs for each event whom it would have told, with figures and without anybody', async () => {
    const logged: unknown[] = [];
    const log = { ...silentLog, info: (message: string, fields?: unknown) => logged.push([message, fields]) };
    const world = await worldIn({ administrators: [], log });
    await world.happen('reported', 'confirmed');
    expect(delivered).toEqual([]);
    const figures = { incident: 'kucoin-1', severity: expect.any(String) as unknown };
    expect(logged).toEqual([
      ['would have told', { ...figures, event: 1, reason: 'reported', reach: { line: 0, telegram: 0, discord: 0 } }],
      ['would have told', { ...figures, event: 2, reason: 'confirmed', reach: { line: 5, telegram: 3, discord: 1 } }],
    ]);
  });

  it('an administrator who never wrote, or has left, gets nothing', async () => {
    const world = await worldIn({ administrators: [...IDS, 'never-wrote'] }, [
      ...customers,
      administrator('telegram', { active: false }),
    ]);
    await world.happen('reported', 'confirmed', 'resolved');
    expect(delivered).toEqual([]);
  });

  it('counts those who heard of the first reading by level or by asset', async () => {
    const world = await worldIn({ administrators: IDS }, [
      ...ADMINISTRATORS,
      subscriberOf('line', 1, { level: 'watch' }),
      subscriberOf('line', 2, { subscriptions: { kucoin: ['A'] } }),
      subscriberOf('line', 3, { subscriptions: { kucoin: ['B'] } }),
    ]);
    await world.happen('reported');
    expect(lines()[0]).toBe('discord900 trial 2/0/0 reported A');
  });

  it('wherever planning breaks off, each administrator is told once and nobody else', async () => {
    const world = await worldIn({ administrators: IDS });
    await world.incidents.save(incidentOf(CONFIRMED));
    for (let n = 1; n < 40; n += 3) {
      const { guard } = crashAt(n);
      const ports = { ...world.stores, batches: guard(world.stores.batches), queues: guard(world.stores.queues) };
      await world
        .fanOut(ports)('kucoin-1')
        .catch(() => undefined);
    }
    await world.recover();
    expect(lines().map((line) => line.split(' ')[0])).toEqual(['discord900', 'line900', 'telegram900']);
  });
});

describe('live', () => {
  it('everyone concerned is told, nothing is a trial, and administrators are as anyone', async () => {
    const world = await worldIn({});
    await world.happen('reported', 'confirmed', 'resolved');
    expect(lines()).toHaveLength(2 * 9);
    expect(lines().join('\n')).not.toMatch(/trial|900/);
  });
});

describe('switched in the middle of an incident', () => {
  it('to live: customers never told of its beginning are not told its end; the administrators are', async () => {
    const mode: Mode = { administrators: IDS };
    const world = await worldIn(mode);
    await world.happen('reported', 'confirmed');
    delivered.length = 0;
    mode.administrators = undefined;
    await world.recover();
    expect(delivered).toEqual([]);
    await world.happen('resolved');
    expect(lines()).toEqual(['discord900 resolved A', 'line900 resolved A', 'telegram900 resolved A']);
  });

  it('to live: what happens after it is told to everyone, and to no administrator a second time', async () => {
    const mode: Mode = { administrators: IDS };
    const world = await worldIn(mode, [...customers, subscriberOf('telegram', 900)]);
    await world.happen('reported');
    delivered.length = 0;
    mode.administrators = undefined;
    await world.happen('confirmed');
    expect(lines()).toHaveLength(9);
    expect(lines().join('\n')).not.toContain('900');
    expect(lines('edited')).toEqual(['telegram900 confirmed A']);
  });

  it('to live between two tries of one event: those who had it as a trial do not get it again', async () => {
    const mode: Mode = { administrators: IDS };
    const world = await worldIn(mode, [...customers, subscriberOf('telegram', 900)]);
    await world.incidents.save(incidentOf(CONFIRMED));
    const { guard } = crashAt(2);
    await world
      .fanOut({ ...world.stores, incidents: guard(world.stores.incidents) })('kucoin-1')
      .catch(() => undefined);
    mode.administrators = undefined;
    await world.recover();
    expect(lines().filter((line) => line.startsWith('telegram900'))).toHaveLength(1);
    expect(lines().filter((line) => !line.startsWith('telegram900'))).toHaveLength(9);
  });

  it('to shadow: customers hear no more, administrators do; and back: its end reaches those told of its beginning', async () => {
    const mode: Mode = {};
    const world = await worldIn(mode, undefined, [...CONFIRMED, '--+', '--+', ...OPEN_AGAIN]);
    await world.happen('reported', 'confirmed');
    expect(lines()).toHaveLength(9);
    delivered.length = 0;
    mode.administrators = IDS;
    await world.happen('grown');
    expect(lines('edited')).toEqual([]);
    expect(lines()).toEqual(['discord900', 'line900', 'telegram900'].map((to) => `${to} trial 5/3/1 grown AB`));
    delivered.length = 0;
    mode.administrators = undefined;
    await world.happen('resolved');
    expect(lines()).toHaveLength(9 + 3);
    expect(lines().join('\n')).not.toContain('trial');
  });
});
