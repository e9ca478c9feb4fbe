import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNoticeDesk } from '../../../lib/app/notice-desk.ts';
import { auditFault } from '../../../lib/core/audit.ts';
import { createAuditDigest, createAuditStore } from '../../../lib/store/audit-store.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { crashAt, createWorld, incidentOf, scriptedChannel, subscriberOf, type Delivered } from './world.ts';

// A broadcast from its draft to its last message, on real stores.

const digest = createAuditDigest(new Uint8Array(32).fill(9));
let embedded: EmbeddedTable;
let delivered: Delivered[];
beforeEach(async () => {
  embedded = await startEmbeddedTable();
  delivered = [];
});
afterEach(() => embedded.close());

const office = (channels = [scriptedChannel('line', delivered), scriptedChannel('telegram', delivered)]) => {
  const world = createWorld(
    embedded,
    channels.map(({ channel }) => channel),
  );
  const audit = createAuditStore({ table: embedded.table, digest, clock: world.clock });
  const administrators = ['ann', 'ben', 'cid'];
  const desk = createNoticeDesk({
    ...world.stores,
    audit,
    administrators: async () => administrators,
    clock: world.clock,
  });
  return { world, audit, administrators, desk };
};
const told = (): string[] => delivered.map(({ to }) => to).toSorted();
const people = (count: number) =>
  (['line', 'telegram'] as const).flatMap((channel) =>
    Array.from({ length: count }, (_, n) =>
      subscriberOf(channel, n, { subscriptions: n % 2 === 0 ? { kucoin: ['*'] } : {}, level: 'critical' }),
    ),
  );
const entriesOf = async ({ audit }: ReturnType<typeof office>) => {
  const all = [];
  for await (const entry of audit.entries()) all.push(entry);
  return all;
};

describe('a broadcast', () => {
  it('goes to everyone who is there, whatever they subscribed to, once', async () => {
    const { world, desk } = office();
    await world.addSubscribers([...people(5), subscriberOf('line', 9, { active: false })]);
    const { notice, counts } = await desk('ann', 'e1').draft('Hello', { kind: 'all' }, null);
    expect(counts).toEqual({ line: 5, telegram: 5, discord: 0 });
    await world.drain();
    expect(delivered).toEqual([]);
    expect(await desk('ann', 'e2').approve(notice.id, undefined)).toBe('own-draft');
    expect(await desk('ben', 'e3').approve(notice.id, notice.hash)).toMatchObject({ state: 'running' });
    // The platform repeats the message that approved.
    await desk('ben', 'e3').approve(notice.id, notice.hash);
    await world.drain();
    expect(told()).toEqual([0, 1, 2, 3, 4].flatMap((n) => [`line${n}`, `telegram${n}`]).toSorted());
    expect((await desk('cid', 'e4').recent())[0]?.progress).toEqual({
      sent: 10,
      failed: 0,
      gone: 0,
      cancelled: 0,
      open: 0,
    });
  });

  it('goes to a part of them', async () => {
    const { world, desk } = office();
    await world.addSubscribers(people(4));
    const { notice, counts } = await desk('ann', 'e1').draft('Hello', { kind: 'exchange', exchange: 'kucoin' }, null);
    expect(counts).toEqual({ line: 2, telegram: 2, discord: 0 });
    await desk('ben', 'e2').approve(notice.id, undefined);
    await world.drain();
    expect(told()).toEqual(['line0', 'line2', 'telegram0', 'telegram2']);
  });

  it('is drafted once, however often the platform repeats the message', async () => {
    const { desk } = office();
    const [first, second] = [
      await desk('ann', 'e1').draft('Hello', { kind: 'all' }, null),
      await desk('ann', 'e1').draft('Hello', { kind: 'all' }, null),
    ];
    expect(second.notice.id).toBe(first.notice.id);
    expect(await desk('ann', 'e2').recent()).toHaveLength(1);
  });

  it('is released by one of two who approve at the same time', async () => {
    const { world, desk } = office();
    await world.addSubscribers(people(3));
    const { notice } = await desk('ann', 'e1').draft('Hello', { kind: 'all' }, null);
    const answers = await Promise.all([
      desk('ben', 'e2').approve(notice.id, undefined),
      desk('cid', 'e3').approve(notice.id, undefined),
    ]);
    expect(answers.filter((answer) => typeof answer === 'object')).toHaveLength(1);
    expect(answers).toContain('not-a-draft');
    await world.drain();
    expect(told()).toHaveLength(6);
  });

  it('is void when its author is no administrator any more', async () => {
    const { world, audit } = office();
    const before = createNoticeDesk({
      ...world.stores,
      audit,
      administrators: async () => ['ann', 'ben'],
      clock: world.clock,
    });
    const { notice } = await before('ann', 'e1').draft('Hello', { kind: 'all' }, null);
    const after = createNoticeDesk({ ...world.stores, audit, administrators: async () => ['ben'], clock: world.clock });
    expect(await after('ben', 'e2').approve(notice.id, undefined)).toBe('author-gone');
  });

  it('that is cancelled in flight sends nothing from two seconds later on', async () => {
    let sent = 0;
    let cancelled = 0;
    const { channel } = scriptedChannel('telegram', delivered, () => {
      sent += 1;
      return undefined;
    });
    channel.perSecond = 1;
    channel.batchSize = 100;
    const { world, desk } = office([{ channel, requests: { count: 0 } }]);
    await world.addSubscribers(people(30));
    const { notice } = await desk('ann', 'e1').draft('Hello', { kind: 'all' }, null);
    await desk('ben', 'e2').approve(notice.id, undefined);
    const { send } = channel;
    channel.send = async (...args) => {
      if (sent === 5) {
        await desk('cid', 'e3').cancel(notice.id);
        cancelled = world.clock();
      }
      if (cancelled > 0) expect(world.clock() - cancelled).toBeLessThanOrEqual(2_000);
      return send(...args);
    };
    await world.drain();
    expect(delivered.length).toBeLessThan(10);
    const [{ progress } = { progress: undefined }] = await desk('cid', 'e4').recent();
    expect(progress).toMatchObject({ sent: delivered.length, open: 0, cancelled: 30 - delivered.length });
  });

  it('that is cancelled before it is cut reaches nobody', async () => {
    const { world, desk } = office();
    await world.addSubscribers(people(3));
    const { notice } = await desk('ann', 'e1').draft('Hello', { kind: 'all' }, null);
    await desk('ben', 'e2').approve(notice.id, undefined);
    expect(await desk('ann', 'e3').cancel(notice.id)).toMatchObject({ state: 'cancelled' });
    await world.drain();
    expect(delivered).toEqual([]);
  });

  it('is put back into the queue by the sweep where a crash swallowed it', async () => {
    const { world, desk } = office();
    await world.addSubscribers(people(1));
    const { notice } = await desk('ann', 'e1').draft('Hello', { kind: 'all' }, null);
    await desk('ben', 'e2').approve(notice.id, undefined);
    expect(await world.notices.owed(world.clock() + 60_000)).toEqual([notice.id]);
    await world.drain();
    await world.recover();
    expect(await world.notices.owed(world.clock() + 60_000)).toEqual([]);
  });
});

describe('a broadcast that is scheduled', () => {
  const HOUR = 3_600_000;

  it('waits for its time after it was approved, and goes out with the next sweep', async () => {
    const { world, desk } = office();
    await world.addSubscribers(people(2));
    const startsAt = world.clock() + HOUR;
    const { notice } = await desk('ann', 'e1').draft('Hello', { kind: 'all' }, startsAt);
    expect(await desk('ben', 'e2').approve(notice.id, undefined)).toMatchObject({ state: 'running', startsAt });
    await world.recover();
    expect(delivered).toEqual([]);
    await world.wait(startsAt - world.clock() - 61_000);
    await world.recover();
    expect(delivered).toEqual([]);
    await world.recover();
    expect(told()).toEqual(['line0', 'line1', 'telegram0', 'telegram1']);
  });

  it('reaches nobody when it is cancelled before', async () => {
    const { world, desk } = office();
    await world.addSubscribers(people(2));
    const { notice } = await desk('ann', 'e1').draft('Hello', { kind: 'all' }, world.clock() + HOUR);
    await desk('ben', 'e2').approve(notice.id, undefined);
    expect(await desk('ben', 'e3').cancel(notice.id)).toMatchObject({ state: 'cancelled' });
    await world.wait(2 * HOUR);
    await world.recover();
    expect(delivered).toEqual([]);
  });

  it('cannot be approved once its time is past', async () => {
    const { world, desk } = office();
    const { notice } = await desk('ann', 'e1').draft('Hello', { kind: 'all' }, world.clock() + HOUR);
    await world.wait(HOUR);
    expect(await desk('ben', 'e2').approve(notice.id, undefined)).toBe('time-past');
  });
});

describe('the end of a broadcast', () => {
  /** Two administrators who have written to the bot, and two readers. */
  const released = async () => {
    const all = office();
    const [ann, ben] = [subscriberOf('telegram', 7), subscriberOf('telegram', 8)];
    await all.world.addSubscribers([subscriberOf('line', 1), subscriberOf('line', 2), ann, ben]);
    all.administrators.push(ann.id, ben.id);
    const { notice } = await all.desk(ann.id, 'e1').draft('Hello', { kind: 'channel', channel: 'line' }, null);
    await all.desk(ben.id, 'e2').approve(notice.id, undefined);
    return { ...all, notice };
  };
  const reports = () => delivered.filter(({ title }) => title.includes('notice-'));

  it('is told once to who wrote and who released it, with what became of it', async () => {
    const { world, notice } = await released();
    await world.drain();
    expect(reports()).toEqual([]);
    await world.recover();
    await world.recover();
    expect(reports().map(({ to }) => to)).toEqual(['telegram7', 'telegram8']);
    expect(reports()[0]?.title).toContain(`${notice.id} `);
    expect(await world.notices.load(notice.id)).toMatchObject({ reported: true });
  });

  it('is told once over any crash on the way', async () => {
    for (let n = 1; n <= 12; n += 1) {
      delivered.length = 0;
      const fresh = await startEmbeddedTable();
      [embedded] = [fresh, await embedded.close()];
      const { world } = await released();
      await world.drain();
      const { guard } = crashAt(n);
      const { notices, batches, subscribers, queues, ...others } = world.stores;
      const crashing = {
        ...others,
        notices: guard(notices),
        batches: guard(batches),
        subscribers,
        queues: guard(queues),
      };
      const [id = ''] = await world.notices.owed(world.clock() + 60_000);
      await world
        .fanOut(crashing)(id)
        .catch(() => undefined);
      await world.recover();
      await world.recover();
      expect(reports().map(({ to }) => to)).toEqual(['telegram7', 'telegram8']);
    }
  });

  it('comes after a cancel too, once nothing is under way', async () => {
    const { world, desk, notice, administrators } = await released();
    await desk(administrators.at(-1) ?? '', 'e3').cancel(notice.id);
    await world.drain();
    await world.recover();
    expect(reports().map(({ to }) => to)).toEqual(['telegram7', 'telegram8']);
  });
});

describe('the audit log', () => {
  const acted = async () => {
    const all = office();
    const { notice } = await all.desk('ann', 'e1').draft('Hello', { kind: 'all' }, null);
    await all.desk('ann', 'e2').approve(notice.id, undefined);
    await all.desk('ben', 'e3').approve(notice.id, undefined);
    await all.desk('ann', 'e4').cancel(notice.id);
    return { ...all, notice };
  };

  it('holds every act, the refused ones too', async () => {
    const { notice, ...all } = await acted();
    const entries = await entriesOf(all);
    expect(entries.map(({ by, act, about }) => `${by} ${act} ${about}`)).toEqual([
      `ann notice-drafted ${notice.id} ${notice.hash}`,
      `ann refused ${notice.id} ${notice.hash} own-draft`,
      `ben notice-approved ${notice.id} ${notice.hash}`,
      `ann notice-cancelled ${notice.id} ${notice.hash}`,
    ]);
    expect(auditFault(entries, await all.audit.head(), digest)).toBeUndefined();
  });

  it('shows what was changed, taken out, put in another order or cut off', async () => {
    const all = await acted();
    const entries = await entriesOf(all);
    const head = await all.audit.head();
    const fault = (changed: typeof entries) => auditFault(changed, head, digest);
    const [first, second, third, fourth] = entries;
    expect(fault([{ ...first!, by: 'ben' }, second!, third!, fourth!])).toEqual({ number: 1, what: 'changed' });
    expect(fault([first!, third!, fourth!])).toEqual({ number: 2, what: 'missing' });
    expect(fault([first!, second!, third!])).toEqual({ number: 4, what: 'missing' });
    expect(fault([])).toEqual({ number: 1, what: 'missing' });
    const forged = { ...third!, number: 2 };
    expect(
      fault([
        first!,
        {
          ...forged,
          hash: digest(JSON.stringify([2, forged.at, forged.by, forged.act, forged.about, forged.previous])),
        },
        third!,
        fourth!,
      ]),
    ).toEqual({
      number: 2,
      what: 'unlinked',
    });
    expect(auditFault(entries, head, createAuditDigest(new Uint8Array(32)))).toEqual({ number: 1, what: 'changed' });
  });

  it('has no gap when many act at once', async () => {
    const { audit } = office();
    await Promise.all(Array.from({ length: 8 }, (_, n) => audit.append(`admin-${n}`, 'refused', String(n))));
    const entries = await entriesOf({ audit } as ReturnType<typeof office>);
    expect(entries.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(auditFault(entries, await audit.head(), digest)).toBeUndefined();
  });
});

describe('an exchange that is silenced', () => {
  it('tells nothing below critical until then, and the audit log who held it back', async () => {
    const all = office();
    const { world, desk } = all;
    await world.addSubscribers([subscriberOf('telegram', 1)]);
    await desk('ann', 'e1').silence('kucoin', world.clock() + 3_600_000);
    await world.incidents.save(incidentOf(['++', '-+', '-+']));
    await world.queues.announce('kucoin-1');
    await world.drain();
    expect(told()).toEqual([]);
    expect((await entriesOf(all)).map(({ act, about }) => `${act} ${about.split(' ')[0]}`)).toEqual([
      'silenced kucoin',
    ]);
    await world.wait(3_600_000);
    await world.incidents.save({ ...incidentOf(['++', '-+', '-+']), id: 'kucoin-2' });
    await world.queues.announce('kucoin-2');
    await world.drain();
    expect(told()).toEqual(['telegram1']);
  });

  it('tells what is critical all the same', async () => {
    const { world, desk } = office();
    await world.addSubscribers([subscriberOf('telegram', 1)]);
    await desk('ann', 'e1').silence('kucoin', world.clock() + 3_600_000);
    const whole = incidentOf(['++++++', '------', '------']);
    await world.incidents.save(whole);
    await world.queues.announce('kucoin-1');
    await world.drain();
    expect(whole.severity).toBe('critical');
    expect(told()).toEqual(['telegram1']);
  });
});
