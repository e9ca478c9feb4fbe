import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messageKey } from '../../lib/app/delivery/message-key.ts';
import { createDiscordOutbound } from '../../lib/channels/discord/outbound.ts';
import { createLineOutbound } from '../../lib/channels/line/outbound.ts';
import { createTelegramOutbound } from '../../lib/channels/telegram/outbound.ts';
import { commandMenu } from '../../lib/commands/menu.ts';
import { SEVERITIES } from '../../lib/core/severity.ts';
import type { Address, Message, OutboundChannel } from '../../lib/core/channel.ts';
import { person } from '../e2e/people.ts';
import { hasContracts } from '../platforms/contract.ts';
import { startDiscordPlatform } from '../platforms/discord.ts';
import { startLinePlatform } from '../platforms/line.ts';
import type { PlatformServer } from '../platforms/platform-server.ts';
import { startTelegramPlatform } from '../platforms/telegram.ts';

/** A platform that hangs is given up after this; one that answers has the time that a busy machine needs. */
const TIMEOUT_MS = 1_500;

/** Every channel there is, with the server that plays its platform. */
const CHANNELS = {
  line: {
    start: startLinePlatform,
    create: (apiUrl: string) => createLineOutbound({ accessToken: 'token', apiUrl, timeoutMs: TIMEOUT_MS }),
  },
  telegram: {
    start: startTelegramPlatform,
    create: (apiUrl: string) => createTelegramOutbound({ token: '1:token', apiUrl, timeoutMs: TIMEOUT_MS }),
  },
  discord: {
    start: startDiscordPlatform,
    create: (apiUrl: string) =>
      createDiscordOutbound({ applicationId: '1', token: 'token', apiUrl, timeoutMs: TIMEOUT_MS }),
  },
} as const;

const message: Message = {
  title: 'Upbit: withdrawals of SOL stopped',
  body: ['Since noon.', 'Do not send deposits.'],
  buttons: [{ label: 'Help', command: '/help' }],
  links: [{ label: 'Official page', url: 'https://upbit.com' }],
};
const key = messageKey('a', 'batch');

describe.skipIf(!hasContracts).each(Object.entries(CHANNELS))(
  '%s (needs the contracts in ../shared)',
  (id, { start, create }) => {
    let platform: PlatformServer;
    let channel: OutboundChannel;
    let to: Address;
    beforeEach(async () => {
      platform = await start();
      channel = create(platform.url);
      to = { id: person(channel.id, 7).id };
    });
    afterEach(async () => {
      expect(platform.violations).toEqual([]);
      await platform.close();
    });

    it('says what it is', () => {
      expect(channel.id).toBe(id);
      expect(channel.perSecond).toBeGreaterThan(0);
      expect(channel.batchSize).toBeGreaterThan(1);
      expect(channel.edits).toBe(channel.edit !== undefined);
      expect(channel.multicasts).toBe(channel.multicast !== undefined);
    });

    it('sends a message that names what happened', async () => {
      expect((await channel.send(to, message, 'en', key)).state).toBe('sent');
      expect(platform.shown.map(({ to: person_, how }) => [person_, how])).toEqual([[to.id, 'sent']]);
      expect(platform.shown[0]?.text).toContain('Upbit: withdrawals of SOL stopped');
      expect(platform.shown[0]?.text).toContain('Do not send deposits.');
    });

    it('a repeat with the same key is no second message where the platform has keys', async () => {
      await channel.send(to, message, 'en', key);
      expect((await channel.send(to, message, 'en', key)).state).toBe('sent');
      expect(platform.shown).toHaveLength(channel.idempotent ? 1 : 2);
      await channel.send(to, message, 'en', messageKey('another'));
      expect(platform.shown).toHaveLength(channel.idempotent ? 2 : 3);
    });

    it('edits what it has sent, and an edit that changes nothing is done too', async () => {
      if (channel.edit === undefined) return;
      const sent = await channel.send(to, message, 'en', key);
      const ref = sent.state === 'sent' ? (sent.ref ?? '') : '';
      const next = { ...message, title: 'Upbit: withdrawals of SOL and RAY stopped' };
      expect(await channel.edit(to, ref, next, 'en')).toMatchObject({ state: 'sent', ref });
      expect(platform.shown.at(-1)).toMatchObject({ to: to.id, how: 'edited' });
      expect(platform.shown.at(-1)?.text).toContain('RAY');
      expect((await channel.edit(to, ref, next, 'en')).state).toBe('sent');
    });

    it('tells someone who has blocked it from someone who has not', async () => {
      platform.blocked.add(to.id);
      // LINE is silent about it: an unfollow event tells.
      expect((await channel.send(to, message, 'en', key)).state).toBe(id === 'line' ? 'sent' : 'gone');
      expect(platform.shown).toEqual([]);
      platform.blocked.delete(to.id);
      expect((await channel.send(to, message, 'en', messageKey('later'))).state).toBe('sent');
      expect(platform.shown).toHaveLength(1);
    });

    const RATE_LIMIT: Record<string, unknown> = {
      line: { message: 'The API rate limit has been exceeded. Try again later.' },
      telegram: { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 3 } },
      discord: { message: 'You are being rate limited.', retry_after: 3, global: true },
    };

    it('asks for patience on 429, for the token as a whole', async () => {
      platform.failNext({ status: 429, body: RATE_LIMIT[id] });
      const receipt = await channel.send({ ...to, route: '700000000000000001' }, message, 'en', key);
      expect(receipt).toMatchObject({ state: 'retry', scope: 'token' });
      if (id !== 'line' && receipt.state === 'retry') expect(receipt.afterMs).toBe(3_000);
      expect((await channel.send(to, message, 'en', key)).state).toBe('sent');
    });

    it.each([
      [500, ['retry', 'unknown']],
      [503, ['retry', 'unknown']],
      [400, ['rejected']],
      [401, ['retry']],
    ])('answers %i with a receipt, never with an exception', async (status, states) => {
      platform.failNext({ status, body: { message: 'no', description: 'no', ok: false, code: 0 } }, 2);
      expect(states).toContain((await channel.send(to, message, 'en', key)).state);
      platform.failNext({ status, body: '<html>' }, 2);
    });

    it('does not know what became of a request that hangs', async () => {
      platform.failNext('hang');
      expect((await channel.send(to, message, 'en', key)).state).toBe('unknown');
    });

    it('knows that nothing was sent where nobody listens, and tells no secret', async () => {
      const gone = await start();
      await gone.close();
      const receipt = await create(gone.url).send(to, message, 'en', key);
      expect(receipt.state).toBe('retry');
      expect(JSON.stringify(receipt)).not.toContain('token"');
      expect(JSON.stringify(receipt)).not.toContain('127.0.0.1');
    });

    it('stays within what the platform takes, whatever is said', async () => {
      const texts = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.constantFrom(
          '**bold** <b>x</b> [a](https://evil.test) @everyone <@1> `x`',
          '\u202Eevil\u0000\u0007',
          '👨‍👩‍👧‍👦'.repeat(800),
          'x'.repeat(6_000),
          '-# > # + 1. ||x||',
        ),
      );
      let number = 0;
      await fc.assert(
        fc.asyncProperty(texts, fc.array(texts, { maxLength: 4 }), texts, async (title, body, label) => {
          number += 1;
          const said: Message = {
            title: `t${title}`,
            body,
            buttons: [{ label: `l${label}`, command: '/help' }],
            links: message.links,
            ...(number % 2 === 0 && { severity: 'warn', mark: label }),
          };
          expect((await channel.send(to, said, 'en', messageKey('property', String(number)))).state).toBe('sent');
        }),
        { numRuns: 60 },
      );
      for (const { text } of platform.shown) expect(text.isWellFormed()).toBe(true);
    });

    it('an alert keeps every word of its wording, however it is laid out', async () => {
      for (const severity of SEVERITIES) {
        await channel.send(to, { ...message, severity, mark: 'Warning' }, 'en', messageKey(severity));
        for (const words of [message.title, ...message.body]) expect(platform.shown.at(-1)?.text).toContain(words);
      }
      expect(new Set(platform.shown.map(({ text }) => text)).size).toBe(1);
    });

    it('registers its commands in every language, where the platform has menus', async () => {
      await channel.setUp?.(commandMenu());
      expect(platform.requests.length > 0).toBe(channel.setUp !== undefined);
      platform.failNext({ status: 400, body: { ok: false } }, 3);
      if (channel.setUp !== undefined) await expect(channel.setUp(commandMenu())).rejects.toThrow(/did not take the/);
    });
  },
);
