import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLineInbound } from '../../lib/channels/line/inbound.ts';
import { createLineOutbound } from '../../lib/channels/line/outbound.ts';
import type { Message } from '../../lib/core/channel.ts';
import { messageKey } from '../../lib/app/delivery/message-key.ts';
import { person } from '../e2e/people.ts';
import { hasContracts } from '../platforms/contract.ts';
import { startLinePlatform, type LinePlatform } from '../platforms/line.ts';

const message: Message = { title: 'Upbit', body: [], buttons: [], links: [] };
const people = Array.from({ length: 500 }, (_, index) => ({ id: person('line', index + 1).id }));

describe.skipIf(!hasContracts)('LINE multicast (needs the contracts in ../shared)', () => {
  let platform: LinePlatform;
  beforeEach(async () => {
    platform = await startLinePlatform();
  });
  afterEach(() => platform.close());
  /** A platform that hangs is given up soon; one that answers has all the time that a busy machine needs. */
  const channel = (timeoutMs = 10_000) => createLineOutbound({ accessToken: 'token', apiUrl: platform.url, timeoutMs });

  it('reaches five hundred by one request, and a repeat under the same key reaches nobody twice', async () => {
    const key = messageKey('batch');
    expect(await channel().multicast?.(people, message, 'ja', key)).toEqual({ state: 'sent', ref: null });
    expect(await channel().multicast?.(people, message, 'ja', key)).toEqual({ state: 'sent', ref: null });
    expect(platform.shown).toHaveLength(500);
    expect(platform.requests).toHaveLength(2);
    expect(platform.violations).toEqual([]);
  });

  it('passes over those who have blocked it, in silence', async () => {
    platform.blocked.add(people[3]?.id ?? '');
    expect((await channel().multicast?.(people, message, 'ja', messageKey('x')))?.state).toBe('sent');
    expect(platform.shown).toHaveLength(499);
  });

  it("tells the month's limit from the second's", async () => {
    platform.quota = 10;
    expect(await channel().multicast?.(people, message, 'ja', messageKey('x'))).toMatchObject({
      state: 'retry',
      scope: 'quota',
    });
    platform.failNext({ status: 429, body: { message: 'The API rate limit has been exceeded. Try again later.' } });
    expect(await channel().multicast?.(people.slice(0, 5), message, 'ja', messageKey('y'))).toMatchObject({
      state: 'retry',
      scope: 'token',
    });
  });

  it('a request whose outcome is unknown is tried again with its key, and reaches everybody once', async () => {
    const key = messageKey('z');
    platform.failNext('hang');
    expect((await channel(300).multicast?.(people, message, 'ja', key))?.state).toBe('unknown');
    expect((await channel().multicast?.(people, message, 'ja', key))?.state).toBe('sent');
    expect(platform.shown).toHaveLength(500);
  });

  it('asks below the path of its address, where it has one', async () => {
    const asked: (string | undefined)[] = [];
    const relay = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
    await new Promise<void>((resolve) => {
      relay.listen(0, '127.0.0.1', resolve);
    });
    const apiUrl = `http://127.0.0.1:${(relay.address() as AddressInfo).port}/relay/line`;
    const below = createLineOutbound({ accessToken: 'token', apiUrl });
    expect((await below.multicast?.(people, message, 'ja', messageKey('a')))?.state).toBe('sent');
    expect((await below.send({ id: people[0]?.id ?? '' }, message, 'ja', messageKey('b'))).state).toBe('sent');
    await new Promise((resolve) => {
      relay.close(resolve);
    });
    expect(asked).toEqual(['/relay/line/v2/bot/message/multicast', '/relay/line/v2/bot/message/push']);
  });
});

describe('what LINE sends', () => {
  it('a reply token of another type is none', () => {
    const inbound = createLineInbound({ channelSecret: 's', accessToken: 't' });
    const event = { type: 'message', source: { type: 'user', userId: 'U1' }, message: { type: 'text', text: 'x' } };
    const tokens = ['a1', 5, null, {}, undefined].map(
      (replyToken) => inbound.parse({ events: [{ ...event, replyToken }] })[0]?.replyTo.replyToken,
    );
    expect(tokens).toEqual(['a1', undefined, undefined, undefined, undefined]);
  });
});
