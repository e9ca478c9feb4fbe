import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BODY_MOST_BYTES, LEASE_MS } from '../../../lib/app/receive-webhook.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { formsHeld } from '../../store/forms-held.ts';
import { createFakeChannel, requestOf } from './fake-channel.ts';
import { receptionOn } from './reception.ts';

let embedded: EmbeddedTable;
beforeEach(async () => {
  embedded = await startEmbeddedTable();
});
afterEach(() => embedded.close());

const A = 'platform-id-of-a';
const subscribe = (eventId: string, text = '/subscribe kucoin') => ({ eventId, text });

describe('what is let in', () => {
  it.each([
    ['no signature', requestOf([subscribe('1')], {}), 401],
    ['a wrong signature', requestOf([subscribe('1')], { 'x-signature': 'bad' }), 401],
    ['a wrong signature over what is no JSON', requestOf('{', { 'x-signature': 'bad' }), 401],
    ['no JSON', requestOf('{"events":'), 400],
    ['nothing', requestOf(''), 400],
    ['bytes that are no text', { headers: { 'x-signature': 'good' }, body: new Uint8Array([0xff, 0xfe, 0x22]) }, 400],
    ['more than 1 MB', requestOf('[' + ' '.repeat(BODY_MOST_BYTES) + ']'), 413],
  ])('%s: %#', async (_name, request, status) => {
    const { receive, channel } = receptionOn(embedded);
    expect((await receive(request)).status).toBe(status);
    expect(channel.answered).toEqual([]);
    expect(await embedded.dump()).toEqual([]);
  });

  it('acknowledges any other JSON that is signed', async () => {
    const { receive } = receptionOn(embedded);
    await fc.assert(
      fc.asyncProperty(fc.json(), async (body) => {
        const { status } = await receive(requestOf(body.startsWith('[') ? `{"x":${body}}` : body));
        expect(status).toBe(200);
      }),
      { numRuns: 50 },
    );
  });

  it('acknowledges what its parser breaks on', async () => {
    const channel = createFakeChannel('call');
    channel.parse = () => {
      throw new RangeError('Maximum call stack size exceeded');
    };
    expect((await receptionOn(embedded, { channel }).receive(requestOf([]))).status).toBe(200);
  });

  it.each(['ping', 'ignored'] as const)('neither claims nor answers a %s', async (kind) => {
    const { receive, channel } = receptionOn(embedded);
    expect(await receive(requestOf([{ eventId: '1', kind }]))).toEqual({ status: 200, body: { acknowledged: 1 } });
    expect(channel.answered).toEqual([]);
    expect(await embedded.dump()).toEqual([]);
  });

  it('acknowledges an event from nobody', async () => {
    const { receive, channel } = receptionOn(embedded);
    expect((await receive(requestOf([{ eventId: '1', from: null, text: '/list' }]))).status).toBe(200);
    expect(channel.answered).toEqual([]);
  });
});

describe('repeats', () => {
  it('answers a repeated event once', async () => {
    const { receive, channel } = receptionOn(embedded);
    for (let repeat = 0; repeat < 3; repeat += 1) expect((await receive(requestOf([subscribe('1')]))).status).toBe(200);
    expect((await receive(requestOf([subscribe('2', '/list'), subscribe('2', '/list')]))).status).toBe(200);
    expect(channel.answered.map(({ message }) => message.title)).toEqual([
      'You will be told about KuCoin',
      'Your alerts',
    ]);
  });

  it('answers simultaneous repeats once', async () => {
    const { receive, channel } = receptionOn(embedded);
    const replies = await Promise.all(Array.from({ length: 6 }, () => receive(requestOf([subscribe('1')]))));
    expect(channel.answered).toHaveLength(1);
    expect(replies.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
    expect(replies.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  });

  it('tells a repeat to come again while the first is at work, and answers it after a crash when the lease has ended', async () => {
    const { receive, ports, channel, time } = receptionOn(embedded);
    // A function that was killed between its claim and its mark.
    await ports.claims.claim('telegram#1', LEASE_MS);
    expect((await receive(requestOf([subscribe('1')]))).status).toBe(409);
    expect(channel.answered).toEqual([]);
    time.now += LEASE_MS;
    expect((await receive(requestOf([subscribe('1')]))).status).toBe(200);
    expect(channel.answered).toHaveLength(1);
  });

  it('waits for the first and acknowledges when that has finished', async () => {
    const { receive, ports, channel } = receptionOn(embedded);
    await ports.claims.claim('telegram#1', LEASE_MS);
    const repeat = receive(requestOf([subscribe('1')]));
    await ports.claims.done('telegram#1');
    expect((await repeat).status).toBe(200);
    expect(channel.answered).toEqual([]);
  });
});

describe('failures', () => {
  it('asks for a repeat of what failed, has handled the rest, and answers the repeat', async () => {
    const working = receptionOn(embedded);
    let broken = true;
    const { receive } = receptionOn(embedded, {
      ...working.ports,
      channel: working.channel,
      answerCommand: async (incoming) => {
        if (broken && incoming.eventId === '2') throw new Error('the store is away');
        return working.ports.answerCommand(incoming);
      },
    });
    const body = requestOf([subscribe('1'), subscribe('2', '/subscribe upbit'), subscribe('3', '/subscribe kraken')]);
    expect((await receive(body)).status).toBe(503);
    expect((await working.personOf(A))?.subscriptions).toEqual({ kucoin: ['*'], kraken: ['*'] });
    broken = false;
    expect((await receive(body)).status).toBe(200);
    expect((await working.personOf(A))?.subscriptions).toEqual({ kucoin: ['*'], kraken: ['*'], upbit: ['*'] });
    expect(working.channel.answered.map(({ message }) => message.title)).toEqual([
      'You will be told about KuCoin',
      'You will be told about Kraken',
      'You will be told about Upbit',
    ]);
  });

  it('asks for a repeat where not even a claim can be written', async () => {
    const { ports } = receptionOn(embedded);
    const { receive } = receptionOn(embedded, {
      claims: {
        ...ports.claims,
        claim: async () => {
          throw new Error('the store is away');
        },
      },
    });
    expect((await receive(requestOf([subscribe('1')]))).status).toBe(503);
  });

  it('logs neither who it was nor what he wrote', async () => {
    const { receive, logged } = receptionOn(embedded, {
      answerCommand: async () => {
        throw new Error('the store is away');
      },
    });
    await receive(requestOf([subscribe('1', '/subscribe my-secret-text')]));
    expect(logged).toHaveLength(1);
    const text = JSON.stringify(logged, (_, value: unknown) =>
      value instanceof Error ? `${value.message} ${value.stack}` : value,
    );
    expect(text).not.toContain(A);
    expect(text).not.toContain('my-secret-text');
  });

  it.each([
    ['rejected', { state: 'rejected', detail: 'no' }],
    ['unknown', { state: 'unknown', detail: 'timed out' }],
    ['gone', { state: 'gone', detail: 'blocked' }],
  ] as const)('does not repeat an answer that is %s', async (_state, receipt) => {
    const { receive, channel } = receptionOn(embedded);
    channel.receipts.push(receipt);
    expect((await receive(requestOf([subscribe('1')]))).status).toBe(200);
    expect((await receive(requestOf([subscribe('1')]))).status).toBe(200);
    expect(channel.answered).toEqual([]);
  });

  const busy = { state: 'retry', afterMs: 3_000, scope: 'token', detail: '429' } as const;

  it('pauses a token that is told to wait, and answers in the reply where the platform takes it there', async () => {
    const channel = createFakeChannel('either');
    const { receive, paused, time } = receptionOn(embedded, { channel });
    channel.receipts.push(busy);
    expect(await receive(requestOf([subscribe('1')]))).toEqual({
      status: 200,
      body: { answer: 'You will be told about KuCoin' },
    });
    expect(paused).toEqual([time.now + busy.afterMs]);
  });

  it('has the event repeated where there is no such reply, and answers then', async () => {
    const { receive, channel, personOf } = receptionOn(embedded);
    channel.receipts.push(busy);
    expect((await receive(requestOf([subscribe('1')]))).status).toBe(503);
    expect((await receive(requestOf([subscribe('1')]))).status).toBe(200);
    expect(channel.answered).toHaveLength(1);
    expect((await personOf(A))?.subscriptions).toEqual({ kucoin: ['*'] });
  });
});

describe('the budget', () => {
  const spent = { reserve: async () => undefined, pause: async () => undefined };

  it('has an answer wait for its turn', async () => {
    const { receive, time, channel } = receptionOn(embedded, {
      budget: { ...spent, reserve: async () => [Date.UTC(2026, 10, 24) + 400] },
    });
    await receive(requestOf([subscribe('1')]));
    expect(time.now).toBe(Date.UTC(2026, 10, 24) + 400);
    expect(channel.answered).toHaveLength(1);
  });

  it("spent, sends the answer in the webhook's own reply", async () => {
    const channel = createFakeChannel('either');
    const { receive } = receptionOn(embedded, { channel, budget: spent });
    expect((await receive(requestOf([subscribe('1')]))).body).toEqual({ answer: 'You will be told about KuCoin' });
    expect(channel.answered).toEqual([]);
  });

  it('spent, still answers where the platform has no such reply', async () => {
    const { receive, channel } = receptionOn(embedded, { budget: spent });
    await receive(requestOf([subscribe('1')]));
    expect(channel.answered).toHaveLength(1);
  });

  it('is not asked by a platform that answers in its reply, and counts two calls for a button', async () => {
    const asked: number[] = [];
    const budget = {
      ...spent,
      reserve: async (_channel: string, _perSecond: number, count: number) => {
        asked.push(count);
        return [0];
      },
    };
    const inReply = receptionOn(embedded, { channel: createFakeChannel('inReply', 'discord'), budget });
    expect((await inReply.receive(requestOf([subscribe('1')]))).body).toEqual({
      answer: 'You will be told about KuCoin',
    });
    await receptionOn(embedded, { budget }).receive(requestOf([{ ...subscribe('1'), replyTo: { callback: '7' } }]));
    expect(asked).toEqual([2]);
  });
});

describe('several events in one body', () => {
  it('handles what one person says in order, and stores no id', async () => {
    const { receive, personOf } = receptionOn(embedded);
    const from = { id: 'platform-id-of-b', route: '4444555566667777' };
    const texts = ['/subscribe kucoin', '/subscribe upbit', '/unsubscribe kucoin', '/level watch', '/lang ja'];
    const both = texts.flatMap((text, index) => [
      { eventId: `a${index}`, text },
      { eventId: `b${index}`, text, from },
    ]);
    expect((await receive(requestOf(both))).status).toBe(200);
    for (const id of [A, from.id]) {
      expect(await personOf(id)).toMatchObject({
        subscriptions: { upbit: ['*'] },
        level: 'watch',
        locale: 'ja',
        active: true,
      });
    }
    expect(formsHeld(await embedded.dump(), [A, from.id, from.route])).toEqual([]);
  });
});
