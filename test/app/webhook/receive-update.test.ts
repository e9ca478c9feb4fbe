import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReceiveUpdate } from '../../../lib/app/receive-webhook.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { createFakeChannel, requestOf } from './fake-channel.ts';
import { receptionOn } from './reception.ts';

let embedded: EmbeddedTable;
beforeEach(async () => {
  embedded = await startEmbeddedTable();
});
afterEach(() => embedded.close());

const event = (eventId: string) => ({ eventId, text: '/help' });

/** What a connection of ours brought, on the same road as webhooks. */
const directly = (style: 'call' | 'inReply' | 'either', more: Parameters<typeof receptionOn>[1] = {}) => {
  const reception = receptionOn(embedded, { channel: createFakeChannel(style), ...more });
  return { ...reception, update: createReceiveUpdate(reception.ports) };
};

describe('an update over a connection of ours', () => {
  it('is answered without a signature, and once, whichever way it comes again', async () => {
    const { update, receive, channel } = directly('call');
    expect((await update([event('1')])).status).toBe(200);
    expect((await update([event('1')])).status).toBe(200);
    expect((await receive(requestOf([event('1')]))).status).toBe(200);
    expect(channel.answered).toHaveLength(1);
  });

  it('gets the reply of a webhook where the platform answers by it', async () => {
    const { update } = directly('inReply');
    expect(await update([event('1')])).toMatchObject({ status: 200, body: { answer: expect.any(String) } });
  });

  it('is given back where its answer finds no turn, for there is no reply to put it in, and is answered later', async () => {
    const turns = { none: true };
    const { update, channel, time } = directly('either', {
      budget: {
        reserve: async (_channel, _perSecond, count) =>
          turns.none ? undefined : Array.from({ length: count }, () => time.now),
        pause: async () => undefined,
      },
    });
    expect(await update([event('1')])).toEqual({ status: 503 });
    expect(channel.answered).toEqual([]);
    turns.none = false;
    expect((await update([event('1')])).status).toBe(200);
    expect(channel.answered).toHaveLength(1);
  });

  it('waits longer for its turn than a webhook may', async () => {
    const waits: (number | undefined)[] = [];
    const { update, receive } = directly('call', {
      budget: {
        reserve: async (_channel, _perSecond, _count, withinMs) => {
          waits.push(withinMs);
          return [0];
        },
        pause: async () => undefined,
      },
    });
    await receive(requestOf([event('1')]));
    await update([event('2')]);
    expect(waits).toEqual([1_000, 6_000]);
  });

  it('is given back where the platform wants the answer later', async () => {
    const { update, channel } = directly('either');
    channel.receipts.push({ state: 'retry', afterMs: 1_000, scope: 'token', detail: 'rate limit' });
    expect(await update([event('1')])).toEqual({ status: 503 });
    expect((await update([event('1')])).status).toBe(200);
    expect(channel.answered).toHaveLength(1);
  });
});

describe('a webhook with a wrong secret', () => {
  it('is said once a minute, however many there are', async () => {
    const { receive, logged, time } = directly('call');
    const forged = requestOf([event('1')], { 'x-signature': 'bad' });
    for (let n = 0; n < 5; n += 1) expect((await receive(forged)).status).toBe(401);
    expect(logged.map(({ message }) => message)).toEqual([expect.stringContaining('the secret is wrong')]);
    time.now += 60_000;
    await receive(forged);
    expect(logged).toHaveLength(2);
    expect(await embedded.dump()).toEqual([]);
  });
});
