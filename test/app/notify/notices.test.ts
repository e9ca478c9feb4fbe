import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNoticeDesk } from '../../../lib/app/notice-desk.ts';
import { auditFault } from '../../../lib/core/audit.ts';
import { createAuditDigest, createAuditStore } from '../../../lib/store/audit-store.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { createWorld, incidentOf, scriptedChannel, subscriberOf, type Delivered } from './world.ts';

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
    const { notice, counts } = await desk('ann', 'e1').draft('Hello', { kind: 'all' });
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
    const { notice, counts } = await desk('ann', 'e1').draft('Hello', { kind: 'exchange', exchange: 'kucoin' });
    expect(counts).toEqual({ line: 2, telegram: 2, discord: 0 });
    await desk('ben', 'e2').approve(notice.id, undefined);
    await world.drain();
    expect(told()).toEqual(['line0', 'line2', 'telegram0', 'telegram2']);
  });

  it('is drafted once, however often the platform repeats the message', async () => {
    const { desk } = office();
    const [first, second] = [
      await desk('ann', 'e1').draft('Hello', { kind: 'all' }),
      await desk('ann', 'e1').draft('Hello', { kind: 'all' }),
    ];
    expect(second.notice.id).toBe(first.notice.id);
    expect(await desk('ann', 'e2').recent()).toHaveLength(1);
  });

  it('is released by one of two who approve at the same time', async () => {
    const { world, desk } = office();
    await world.addSubscribers(people(3));
    const { notice } = await desk('ann', 'e1').draft('Hello', { kind: 'all' });
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
    const { notice } = await before('ann', 'e1').draft('Hello', { kind: 'all' });
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
    const { notice } = await desk('ann', 'e1').draft('Hello', { kind: 'all' });
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
    const { notice } = await desk('ann', 'e1').draft('Hello', { kind: 'all' });
    await desk('ben', 'e2').approve(notice.id, undefined);
    expect(await desk('ann', 'e3').cancel(notice.id)).toMatchObject({ state: 'cancelled' });
    await world.drain();
    expect(delivered).toEqual([]);
  });

  it('is put back into the queue by the sweep where a crash swallowed it', async () => {
    const { world, desk } = office();
    await world.addSubscribers(people(1));
    const { notice } = await desk('ann', 'e1').draft('Hello', { kind: 'all' });
    await desk('ben', 'e2').approve(notice.id, undefined);
    expect(await world.notices.owed(world.clock() + 60_000)).toEqual([notice.id]);
    await world.drain();
    expect(await world.notices.owed(world.clock() + 60_000)).toEqual([]);
  });
});

describe('the audit log', () => {
  const acted = async () => {
    const all = office();
    const { notice } = await all.desk('ann', 'e1').draft('Hello', { kind: 'all' });
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
