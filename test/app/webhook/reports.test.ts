import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Incoming } from '../../../lib/core/channel.ts';
import { reportSignal } from '../../../lib/core/reports.ts';
import { DAY, HOUR, MINUTE } from '../../../lib/core/time.ts';
import { createReportStore } from '../../../lib/store/report-store.ts';
import { createReportMark } from '../../../lib/store/seal.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { formsHeld } from '../../store/forms-held.ts';
import { createFakeChannel, requestOf } from './fake-channel.ts';
import { receptionOn } from './reception.ts';

let embedded: EmbeddedTable;
const units = { write: 0 };
beforeEach(async () => {
  embedded = await startEmbeddedTable((operation, count) => {
    if (operation === 'write') units.write += count;
  });
});
afterEach(() => embedded.close());

const talk = () => {
  const time: { now: number } = { now: Date.UTC(2026, 10, 24) };
  const mark = createReportMark(new Uint8Array(randomBytes(32)));
  const reports = createReportStore({ table: embedded.table, clock: () => reception.time.now, mark });
  const reception = receptionOn(embedded, { channel: createFakeChannel('call'), reports });
  reception.time.now = time.now;
  let events = 0;
  const say = async (id: string, text: string, more: Partial<Incoming> = {}): Promise<string> => {
    events += 1;
    const before = reception.channel.answered.length;
    await reception.receive(requestOf([{ eventId: `${events}`, text, from: { id }, ...more }]));
    return reception.channel.answered
      .slice(before)
      .map(({ message }) => [message.title, ...message.body].join('\n'))
      .join('|');
  };
  /** People who came a week apart, each following the exchange. */
  const arrive = async (people: readonly string[]): Promise<void> => {
    for (const id of people) {
      await say(id, '/subscribe kucoin');
      reception.time.now += 8 * DAY;
    }
    reception.time.now += 40 * DAY;
  };
  const marks = async () => (await embedded.dump()).filter(({ pk }) => pk?.S === 'reports');
  return { ...reception, reports, mark, say, arrive, marks };
};

const PEOPLE = ['first-person', 'second-person', 'third-person', 'fourth-person', 'fifth-person'];

describe('what customers report', () => {
  it('raises the signal when enough of them say so within the hour, and not before', async () => {
    const { say, arrive, reports, time } = talk();
    await arrive(PEOPLE);
    for (const id of PEOPLE) {
      expect(reportSignal(await reports.recent('kucoin'), time.now)).toBeNull();
      expect(await say(id, '/report kucoin')).toContain('thank you for your report');
      time.now += 5 * MINUTE;
    }
    expect(reportSignal(await reports.recent('kucoin'), time.now)).toMatchObject({ severity: 'watch', voices: 5 });
  });

  it('raises nothing by new people, however many, nor by one who repeats himself', async () => {
    const { say, arrive, reports, marks } = talk();
    await arrive(['first-person']);
    for (let number = 0; number < 30; number += 1) await say(`new-${number}`, '/report kucoin');
    expect(await marks()).toEqual([]);
    expect(await say('first-person', '/report kucoin BTC')).toContain('counts once');
    expect(await say('first-person', '/report kucoin SOL')).toContain('Once is enough');
    expect((await reports.recent('kucoin')).reports).toHaveLength(1);
  });

  it('costs one write unit more than a question does, and a repeat none', async () => {
    const { say, arrive } = talk();
    await arrive(['first-person']);
    const costOf = async (text: string): Promise<number> => {
      units.write = 0;
      await say('first-person', text);
      return units.write;
    };
    const question = await costOf('/list');
    expect(await costOf('/report kucoin')).toBe(question + 1);
    expect(await costOf('/report kucoin')).toBe(question);
    expect(await costOf('/report nowhere')).toBe(question);
  });

  it('is nothing in a group: nobody is stored, nothing is counted or shown', async () => {
    const { say, personOf, marks } = talk();
    expect(await say('first-person', '/report kucoin', { chat: 'group' })).toContain('write to me directly');
    expect(await personOf('first-person')).toBeUndefined();
    expect(await marks()).toEqual([]);
  });
});

describe('whoever deletes himself', () => {
  it('takes his reports with him, and leaves those of others', async () => {
    const { say, arrive, marks, mark, ports, reports } = talk();
    await arrive(['first-person', 'second-person']);
    for (const id of ['first-person', 'second-person'])
      for (const exchange of ['kucoin', 'kraken']) await say(id, `/report ${exchange}`);
    const own = ['kucoin', 'kraken'].map((id) =>
      Buffer.from(mark(id, ports.identify('telegram', 'first-person')), 'base64url').toString('latin1'),
    );
    expect(formsHeld(await marks(), own)).toEqual(own);
    await say('first-person', '/delete yes');
    expect(formsHeld(await embedded.dump(), [...own, 'first-person'])).toEqual([]);
    expect((await reports.recent('kraken')).reports).toHaveLength(1);
  });

  it('and comes back weighs nothing', async () => {
    const { say, arrive, time } = talk();
    await arrive(['first-person']);
    await say('first-person', '/delete yes');
    time.now += HOUR;
    expect(await say('first-person', '/report kucoin')).toContain('not counted yet');
  });

  it('while he is reporting leaves no mark behind', async () => {
    const { arrive, ports, reports, say, marks } = talk();
    await arrive(['first-person']);
    const { add } = reports;
    reports.add = async (exchange, report) => {
      await ports.subscribers.forget(ports.identify('telegram', 'first-person'));
      await add(exchange, report);
    };
    await say('first-person', '/report kucoin');
    expect((await reports.recent('kucoin')).reports).toEqual([]);
    expect(await marks()).toHaveLength(1);
  });
});
