import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createReviewOutflows, createTakeInOutflows, type OutflowPorts } from '../../../lib/app/take-in-outflows.ts';
import { OUTFLOW_QUIET_MS } from '../../../lib/core/outflow-parts.ts';
import { findingKey, type OutflowFinding } from '../../../lib/core/outflow.ts';
import { Conflict } from '../../../lib/core/stores.ts';
import type { Statement } from '../../../lib/core/statement.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/core/time.ts';
import { createExchangeStore } from '../../../lib/store/exchange-store.ts';
import { createIncidentStore } from '../../../lib/store/incident-store.ts';
import { createOutflowStore } from '../../../lib/store/outflow-store.ts';
import { statementOf } from '../../core/made-statement.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';

let store: EmbeddedTable;
beforeAll(async () => {
  store = await startEmbeddedTable();
});
afterAll(() => store.close());

const T0 = Date.UTC(2026, 0, 5);
let exchanges = 0;

const finding = (over: Partial<OutflowFinding> = {}): OutflowFinding => ({
  chain: 'ethereum',
  wallet: '0xaa',
  contract: null,
  asset: 'ETH',
  level: 'critical',
  score: 6,
  share: 0.9,
  reasons: [{ kind: 'new-receivers', share: 0.9, receivers: 1, minutes: 1 }],
  moved: '12.5',
  since: T0,
  at: T0,
  receivers: 1,
  evidence: [{ txid: '0x1', index: 0, to: '0xthief', amount: '12.5', at: T0, height: 1, tier: 'seen' }],
  disputed: false,
  ...over,
});

const world = (change: (ports: OutflowPorts) => Partial<OutflowPorts> = () => ({})) => {
  const exchange = `made${(exchanges += 1)}`;
  const time = { now: T0 };
  const clock = (): number => time.now;
  const announced: string[] = [];
  const { table } = store;
  const ports: OutflowPorts = {
    outflows: createOutflowStore({ table }),
    incidents: createIncidentStore({ table, clock }),
    exchanges: createExchangeStore({ table }),
    prices: async () => ({ priceOf: () => ({ yen: '400000', at: T0, source: 'made' }) }),
    chains: { ethereum: { en: 'Ethereum', ja: 'イーサリアム' } },
    queues: {
      async announce(id) {
        announced.push(id);
      },
    },
    clock,
  };
  const takeIn = createTakeInOutflows({ ...ports, ...change(ports) });
  return {
    exchange,
    time,
    announced,
    ports,
    takeIn: (findings: readonly OutflowFinding[], withdrawn: readonly string[] = []) =>
      takeIn(exchange, findings, withdrawn),
    load: (number = 1) => ports.incidents.load(`${exchange}-o${number}`),
    review: () =>
      createReviewOutflows(ports.outflows, takeIn, (_, error) => {
        throw error;
      })([exchange]),
  };
};

describe("the exchange's own words beside an outflow", () => {
  const said = ({ label = 'security_report', ...more }: Partial<Statement>): Statement =>
    statementOf(label, { publishedAt: T0 + HOUR, seenAt: T0 + HOUR, directions: [], ...more });

  test.each<[string, Partial<Statement>, string]>([
    ['a breach', {}, 'theft-suspected'],
    ['a stop for safety', { label: 'halt_emergency' }, 'theft-suspected'],
    ['entered by hand', { by: 'administrator' }, 'theft-suspected'],
    ['of customers', { by: 'customers' }, 'outflow'],
    ['of an upgrade', { label: 'halt_planned' }, 'outflow'],
    ['hardly understood', { confidence: 0.5 }, 'outflow'],
    ['of last week', { publishedAt: T0 - 7 * DAY, seenAt: T0 - 7 * DAY }, 'outflow'],
  ])('%s: %j', async (_, more, expected) => {
    let statements: Statement[] = [];
    const { takeIn, load, time, review } = world(() => ({ statements: { recent: async () => statements } }));
    await takeIn([finding()]);
    expect((await load())?.kind).toBe('outflow');
    statements = [said(more)];
    time.now = T0 + HOUR;
    await review();
    expect((await load())?.kind).toBe(expected);
  });
});

describe('one incident an exchange', () => {
  test('begins, gathers, is announced, and ends when it is quiet', async () => {
    const { takeIn, load, announced, time, review, exchange, ports } = world();
    await takeIn([finding()]);
    expect(await load()).toMatchObject({ kind: 'outflow', severity: 'warn', status: 'suspected', events: 1 });
    await takeIn([finding()]);
    expect(await load()).toMatchObject({ events: 1 });
    await takeIn([finding({ wallet: '0xbb' })]);
    expect(await load()).toMatchObject({ kind: 'theft-suspected', severity: 'critical', events: 2 });
    expect(announced).toEqual([`${exchange}-o1`, `${exchange}-o1`]);

    const open = async () =>
      (await ports.incidents.list({ status: 'open', exchange, limit: 5 })).incidents.find(({ outflow }) => outflow);
    expect((await open())?.id).toBe(`${exchange}-o1`);

    time.now = T0 + OUTFLOW_QUIET_MS - 1;
    await review();
    expect((await load())?.status).toBe('suspected');
    time.now = T0 + OUTFLOW_QUIET_MS;
    await review();
    expect(await load()).toMatchObject({ status: 'resolved', resolvedAt: time.now });
    expect(await ports.outflows.head(exchange)).toMatchObject({ open: null, last: `${exchange}-o1` });
    expect(await open()).toBeUndefined();
    // The wallet's state says it once more: that is nothing new.
    await takeIn([finding()]);
    expect(await load(2)).toBeUndefined();
    // The next run is the next incident.
    await takeIn([finding({ since: time.now, at: time.now })]);
    expect(await load(2)).toMatchObject({ status: 'suspected', events: 1 });
  });

  test('nothing found, and nothing open: nothing is written', async () => {
    const { takeIn, review, ports, exchange } = world();
    await takeIn([], [findingKey(finding())]);
    await review();
    expect(await ports.outflows.head(exchange)).toBeUndefined();
  });

  test('what was taken back and is there after all is told again', async () => {
    const { takeIn, load } = world();
    await takeIn([finding()]);
    await takeIn([], [findingKey(finding())]);
    expect((await load())?.history.map(({ reason }) => reason)).toEqual(['reported', 'corrected']);
    await takeIn([finding()]);
    expect(await load(2)).toMatchObject({ status: 'suspected' });
  });

  test('a confirmed stop of the exchange makes it a suspected theft', async () => {
    const { takeIn, review, load, ports, exchange, time } = world();
    await takeIn([finding()]);
    const head = {
      exchange,
      sources: {},
      platform: null,
      digest: null,
      rows: { all: 0, suspended: 0, unknown: 0 },
      shards: 0,
      open: [`${exchange}-1`],
      incidents: 1,
      version: 0,
    };
    await createExchangeStore({ table: store.table }).saveHead(head);
    const seen = await load();
    if (seen === undefined) throw new Error('no incident');
    const { outflow: _, ...stop } = seen;
    const members = [
      {
        asset: 'ETH',
        network: null,
        phase: 'confirmed' as const,
        offSince: T0,
        turnedAt: T0,
        readings: 2,
        flips: [],
        everConfirmed: true,
        reason: null,
      },
    ];
    await ports.incidents.save({
      ...stop,
      id: `${exchange}-1`,
      kind: 'withdrawal-suspension',
      status: 'confirmed',
      severity: 'warn',
      members,
      version: 0,
    });
    time.now = T0 + MINUTE;
    await review();
    expect(await load()).toMatchObject({ kind: 'theft-suspected', severity: 'critical' });
  });
});

describe('whatever breaks in between', () => {
  test.each(['saveHead', 'save', 'announce'] as const)('a crash at %s is made good by the next poll', async (step) => {
    let broken = true;
    const fail = <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) => {
      return async (...args: Args): Promise<T> => {
        if (broken) throw new Error('crash');
        return work(...args);
      };
    };
    const { takeIn, load, exchange, announced } = world(({ outflows, incidents, queues }) => ({
      ...(step === 'saveHead' && { outflows: { ...outflows, saveHead: fail(outflows.saveHead) } }),
      ...(step === 'save' && { incidents: { ...incidents, save: fail(incidents.save) } }),
      ...(step === 'announce' && { queues: { announce: fail(queues.announce) } }),
    }));
    await expect(takeIn([finding()])).rejects.toThrow('crash');
    broken = false;
    await takeIn([finding()]);
    expect(await load()).toMatchObject({ id: `${exchange}-o1`, events: 1, pending: [{ reason: 'reported' }] });
    expect(await load(2)).toBeUndefined();
    // What was saved and not announced is the sweep's: it is owed in the store.
    expect(announced).toHaveLength(step === 'announce' ? 0 : 1);
  });

  test('two chains at once are one incident', async () => {
    const { takeIn, load } = world();
    await Promise.all([takeIn([finding()]), takeIn([finding({ chain: 'nem', wallet: 'N', asset: 'XEM' })])]);
    const incident = await load();
    expect(incident?.outflow?.parts.map(({ asset }) => asset).toSorted()).toEqual(['ETH', 'XEM']);
    expect(await load(2)).toBeUndefined();
  });

  test('a store that always conflicts is said to', async () => {
    const { takeIn } = world(({ incidents }) => ({
      incidents: {
        ...incidents,
        async save() {
          throw new Conflict('again');
        },
      },
    }));
    await expect(takeIn([finding()])).rejects.toThrow(Conflict);
  });
});
