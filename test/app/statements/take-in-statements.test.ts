import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPollExchange } from '../../../lib/app/poll-exchange.ts';
import { createReadSaid } from '../../../lib/app/read-said.ts';
import { createTakeInEntered } from '../../../lib/app/take-in-entered.ts';
import { createReviewStatements, createTakeInStatements } from '../../../lib/app/take-in-statements.ts';
import type { Statement, StatementStore } from '../../../lib/core/statement.ts';
import { HOUR, MINUTE } from '../../../lib/core/time.ts';
import { createEnteredStore } from '../../../lib/store/entered-store.ts';
import { createExchangeStore } from '../../../lib/store/exchange-store.ts';
import { shardsFor } from '../../../lib/store/flag-shards.ts';
import { createIncidentStore } from '../../../lib/store/incident-store.ts';
import { rowsFrom } from '../../core/lifecycle-play.ts';
import { statementOf } from '../../core/made-statement.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { scriptedExchange, scriptedObserve, silentLog } from '../poll/scripted-exchange.ts';

const T0 = Date.UTC(2026, 10, 25, 12);
let embedded: EmbeddedTable;
beforeEach(async () => {
  embedded = await startEmbeddedTable();
});
afterEach(() => embedded.close());

const world = () => {
  const { table } = embedded;
  const time = { now: T0 };
  const clock = () => time.now;
  const announced: string[] = [];
  const kept: Statement[] = [];
  const statements: StatementStore = {
    recent: async () => kept,
    add: async (_, more) => {
      kept.push(...more);
      return [...more];
    },
  };
  const stores = { exchanges: createExchangeStore({ table }), incidents: createIncidentStore({ table, clock }) };
  const queues = {
    announce: async (id: string) => {
      announced.push(id);
    },
  };
  const takeIn = createTakeInStatements({ ...stores, queues, clock });
  const say = async (more: Partial<Statement> & Pick<Statement, 'label'>): Promise<Statement> => {
    const at = { publishedAt: time.now, seenAt: time.now };
    const statement = statementOf(more.label, { key: `feed ${more.label} ${time.now}`, ...at, ...more });
    kept.push(statement);
    await takeIn('scripted', [statement]);
    return statement;
  };
  let letters = '+++';
  const poll = createPollExchange(
    {
      ...stores,
      queues,
      observe: scriptedObserve(() => rowsFrom(letters), clock),
      said: createReadSaid({ statements, incidents: stores.incidents, clock }),
      log: silentLog,
    },
    { recoveryMs: 15 * MINUTE, shardsFor },
  );
  const read = async (next: string) => {
    letters = next;
    time.now += MINUTE;
    await poll(scriptedExchange());
  };
  const all = async () => (await stores.incidents.list({ exchange: 'scripted', limit: 50 })).incidents;
  const lines = async () =>
    (await all()).map(
      ({ kind, status, severity, history }) =>
        `${kind} ${status} ${severity}: ${history.map(({ reason }) => reason).join(' ')}`,
    );
  const review = createReviewStatements({ ...stores, queues, clock });
  return { time, say, takeIn, read, all, lines, review, announced, statements, stores, table };
};

describe('what is said of an exchange', () => {
  it('and what its flags show of it is one incident, whichever comes first', async () => {
    const first = world();
    await first.read('+++');
    await first.say({ label: 'halt_emergency', assets: ['A'] });
    await first.read('-++');
    expect(await first.lines()).toEqual(['withdrawal-suspension confirmed warn: confirmed begun']);
    await first.read('+++');
    await first.say({ label: 'resume', assets: ['A'] });
    await first.read('+++');
    expect(await first.lines()).toEqual(['withdrawal-suspension resolved warn: confirmed begun recovering resolved']);
  });

  it('joins what the flags have shown before, and makes it sure', async () => {
    const { read, say, lines } = world();
    await read('+++');
    await read('-++');
    expect(await lines()).toEqual(['withdrawal-suspension suspected watch: reported']);
    await say({ label: 'halt_emergency', whole: true });
    expect(await lines()).toEqual(['withdrawal-suspension confirmed critical: reported escalated']);
  });

  it('is an incident of its own where nothing else shows it, ended by its own word', async () => {
    const { time, say, lines, announced, takeIn } = world();
    const statement = await say({ label: 'halt_emergency', whole: true });
    await takeIn('scripted', [statement]);
    expect(await lines()).toEqual(['withdrawal-suspension confirmed critical: confirmed']);
    expect(announced).toHaveLength(1);
    time.now += HOUR;
    await say({ label: 'resume', directions: ['deposit'] });
    expect(await lines()).toEqual(['withdrawal-suspension confirmed critical: confirmed']);
    await say({ label: 'resume', whole: true });
    expect(await lines()).toEqual(['withdrawal-suspension resolved critical: confirmed resolved']);
  });

  it('announced two hours before is maintenance, whose flags alarm nobody until it is over time', async () => {
    const { time, say, read, lines } = world();
    await read('+++');
    const from = T0 + 3 * HOUR;
    await say({ label: 'halt_planned', assets: ['A'], window: { from, until: from + HOUR } });
    time.now = from + MINUTE;
    await read('-++');
    await read('-++');
    expect(await lines()).toEqual(['maintenance confirmed info: confirmed begun']);
    time.now = from + HOUR + 31 * MINUTE;
    await read('-++');
    expect(await lines()).toEqual(['withdrawal-suspension confirmed warn: confirmed begun overrun']);
  });

  it('announced for now is a stop like any other, unless it was announced before', async () => {
    const { time, say, lines } = world();
    await say({ label: 'halt_planned', whole: true, window: { from: T0, until: T0 + 5 * HOUR } });
    expect(await lines()).toEqual(['withdrawal-suspension confirmed warn: confirmed']);
    time.now = T0 + 24 * HOUR;
    await say({ label: 'resume', whole: true });
    const window = { from: T0 + 48 * HOUR, until: T0 + 49 * HOUR };
    await say({ label: 'halt_planned', key: 'scheduled', assets: ['A'], window });
    time.now = window.from;
    await say({ label: 'halt_planned', key: 'in progress', assets: ['A'], window });
    expect((await lines())[0]).toBe('maintenance confirmed info: confirmed');
  });

  it('lapses silently when an announced time has passed and nothing was seen', async () => {
    const { time, say, review, lines, announced } = world();
    await say({ label: 'halt_planned', window: { from: T0 + 3 * HOUR, until: T0 + 4 * HOUR } });
    await review();
    time.now = T0 + 5 * HOUR;
    await review();
    await review();
    expect(await lines()).toEqual(['maintenance resolved info: confirmed lapsed']);
    expect(announced).toHaveLength(2);
  });

  it('takes a maintenance that was put off to its new time', async () => {
    const { say, all } = world();
    const window = { from: T0 + 3 * HOUR, until: T0 + 4 * HOUR };
    await say({ key: 'same', label: 'halt_planned', window });
    const later = { from: T0 + 30 * HOUR, until: T0 + 31 * HOUR };
    await say({ key: 'same', label: 'halt_planned', window: later });
    expect((await all()).map(({ statement }) => statement?.window)).toEqual([later]);
  });

  it('does not take a stop now for one that is announced for later', async () => {
    const { say, lines } = world();
    await say({ label: 'halt_planned', window: { from: T0 + 30 * HOUR, until: T0 + 31 * HOUR } });
    await say({ label: 'halt_emergency', whole: true });
    expect((await lines()).toSorted()).toEqual([
      'maintenance confirmed info: confirmed',
      'withdrawal-suspension confirmed critical: confirmed',
    ]);
  });

  it('of a part takes nothing out of a stop of everything', async () => {
    const { time, say, read, lines } = world();
    const open = '++++++++++';
    await read(open);
    // Two words that are not over, of four assets each.
    await say({ label: 'halt_incident', assets: ['A', 'B', 'C', 'D'] });
    await say({ label: 'halt_incident', key: 'second', assets: ['E', 'F', 'G', 'H'] });
    time.now += 40 * HOUR;
    await read(open);
    await read('----------');
    await read('----------');
    expect(await lines()).toContain('withdrawal-suspension confirmed critical: reported confirmed');
  });

  it('is news where it is none of a stop, and keeps no poll busy', async () => {
    const { say, lines, stores } = world();
    await say({ label: 'regulatory', by: 'regulator' });
    await say({ label: 'delist', assets: ['A'] });
    await say({ label: 'info' });
    expect(await lines()).toHaveLength(2);
    expect((await stores.exchanges.head('scripted'))?.open ?? []).toEqual([]);
  });

  it('two at once make one incident', async () => {
    const { takeIn, say, lines } = world();
    const statement = await say({ label: 'halt_incident', assets: ['A'] });
    await Promise.all([takeIn('scripted', [statement]), takeIn('scripted', [statement])]);
    expect(await lines()).toHaveLength(1);
  });
});

describe('what an administrator enters', () => {
  const classify = () => ({
    label: 'halt_emergency' as const,
    confidence: 0.9,
    evidence: [],
    assets: [],
    networks: [],
    directions: [],
    whole: true,
    window: null,
  });

  it('is read like any other notice, once, and waits while it cannot be taken in', async () => {
    const { takeIn, statements, table, lines, all } = world();
    const entered = createEnteredStore({ table });
    const one = {
      id: 'e1',
      exchange: 'scripted',
      url: 'https://exchange.test/',
      text: 'All\nstopped',
      at: T0,
      by: 'ann',
    };
    await entered.add(one);
    await entered.add({ ...one, text: 'something else' });
    let fails = true;
    const read = createTakeInEntered({
      entered,
      statements,
      classify,
      takeIn: async (exchange, some) => {
        if (fails) throw new Error('not now');
        await takeIn(exchange, some);
      },
    });
    await expect(read()).rejects.toThrow('not now');
    expect(await entered.waiting()).toEqual([one]);
    fails = false;
    await read();
    await read();
    expect(await entered.waiting()).toEqual([]);
    expect(await lines()).toEqual(['withdrawal-suspension confirmed critical: confirmed']);
    expect((await all())[0]?.statement).toMatchObject({ by: 'administrator', title: 'All stopped', url: one.url });
  });
});
