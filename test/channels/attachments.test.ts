import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiscordInbound } from '../../lib/channels/discord/inbound.ts';
import { createLineInbound } from '../../lib/channels/line/inbound.ts';
import { createTelegramInbound } from '../../lib/channels/telegram/inbound.ts';
import type { Attachment, InboundChannel, Incoming, Message } from '../../lib/core/channel.ts';
import { person } from '../e2e/people.ts';
import { hasContracts } from '../platforms/contract.ts';
import { startDiscordPlatform } from '../platforms/discord.ts';
import { startLinePlatform } from '../platforms/line.ts';
import type { PlatformServer } from '../platforms/platform-server.ts';
import { startTelegramPlatform } from '../platforms/telegram.ts';

const publicKey = generateKeyPairSync('ed25519')
  .publicKey.export({ format: 'der', type: 'spki' })
  .subarray(-32)
  .toString('hex');
const bytes = new TextEncoder().encode(JSON.stringify({ holdings: ['0.5 BTC'], ja: '保有' }));
const file: Attachment = {
  kind: 'file',
  name: 'mamori.json',
  mediaType: 'application/json',
  bytes,
  description: 'All that is stored',
};
const picture: Attachment = {
  kind: 'picture',
  name: 'risk.png',
  mediaType: 'image/png',
  bytes: new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 255]),
  description: 'Where the money is',
};
const message: Message = {
  title: 'All that is stored of you',
  body: ['Language and level.'],
  buttons: [{ label: 'Delete', command: '/delete' }],
  links: [],
};
const asked = (id: InboundChannel['id'], replyTo: Incoming['replyTo']): Incoming => ({
  channel: id,
  eventId: '1',
  kind: 'command',
  from: { id: person(id, 1).id },
  chat: 'direct',
  text: '/export',
  languageHint: 'en',
  replyTo,
});

describe.skipIf(!hasContracts)('an attachment (needs the contracts in ../shared)', () => {
  let platform: PlatformServer;
  const ends: (() => unknown)[] = [];
  afterEach(async () => {
    expect(platform.violations).toEqual([]);
    for (const end of ends.splice(0)) await end();
  });

  describe('on Telegram', () => {
    beforeEach(async () => {
      platform = await startTelegramPlatform();
      ends.push(platform.close);
    });
    const answer = (more: Partial<Message>) =>
      createTelegramInbound({ token: '1:token', apiUrl: platform.url }).answer(
        asked('telegram', { chat: person('telegram', 1).id }),
        { ...message, ...more },
        'en',
      );

    it.each([
      ['sendDocument', 'document', file],
      ['sendPhoto', 'photo', picture],
    ] as const)('goes by %s, byte for byte, with the words below it', async (method, place, attachment) => {
      expect((await answer({ attachment })).receipt.state).toBe('sent');
      const [request] = platform.requests;
      expect(request?.path.endsWith(method)).toBe(true);
      expect(request?.files).toEqual([
        { place, name: attachment.name, type: attachment.mediaType, bytes: attachment.bytes },
      ]);
      expect(request?.body).toMatchObject({
        caption: 'All that is stored of you\n\nLanguage and level.',
        caption_entities: [{ type: 'bold', offset: 0, length: 25 }],
        reply_markup: { inline_keyboard: [[{ text: 'Delete', callback_data: '/delete' }]] },
      });
    });

    it('comes before words that do not fit below it', async () => {
      expect((await answer({ attachment: picture, body: ['x'.repeat(2_000)] })).receipt.state).toBe('sent');
      expect(platform.requests.map(({ path }) => path.split('/').at(-1))).toEqual(['sendPhoto', 'sendMessage']);
      expect(platform.shown[1]?.text).toContain('x'.repeat(2_000));
    });

    it('that is refused takes no words with it', async () => {
      platform.failNext({ status: 400, body: { ok: false, description: 'Bad Request: PHOTO_INVALID_DIMENSIONS' } });
      expect((await answer({ attachment: picture })).receipt.state).toBe('sent');
      expect(platform.shown).toMatchObject([{ text: 'All that is stored of you\n\nLanguage and level.' }]);
    });
  });

  describe('on Discord', () => {
    beforeEach(async () => {
      platform = await startDiscordPlatform();
      ends.push(platform.close);
    });
    const answer = () =>
      createDiscordInbound({ publicKey, apiUrl: platform.url }).answer(
        asked('discord', { type: '2', ephemeral: 'yes', answerAt: '/interactions/5/a-token/callback' }),
        { ...message, attachment: file },
        'en',
      );

    it('goes to the callback, byte for byte, seen by the asker alone, and the reply says no more', async () => {
      expect(await answer()).toEqual({ receipt: { state: 'sent', ref: null }, reply: { status: 202 } });
      const [request] = platform.requests;
      expect(request?.path).toBe('/v10/interactions/5/a-token/callback');
      expect(request?.headers.authorization).toBeUndefined();
      expect(request?.files).toEqual([{ place: 'files[0]', name: 'mamori.json', type: 'application/json', bytes }]);
      expect(request?.body).toMatchObject({
        type: 4,
        data: {
          flags: 64,
          content: '**All that is stored of you**\n\nLanguage and level.',
          attachments: [{ id: '0', filename: 'mamori.json', description: 'All that is stored' }],
        },
      });
    });

    it('that is refused takes no words with it', async () => {
      platform.failNext({ status: 413, body: { code: 40_005 } });
      expect((await answer()).reply).toMatchObject({ status: 200, body: { type: 4 } });
    });

    it('finds its way from the interaction that asked', () => {
      const [incoming] = createDiscordInbound({ publicKey }).parse({
        id: '5',
        type: 2,
        token: 'a/token',
        context: 1,
        user: { id: '200000000000000001' },
        data: { id: '9', name: 'export', type: 1 },
      });
      expect(incoming?.replyTo.answerAt).toBe('/interactions/5/a%2Ftoken/callback');
    });
  });

  describe('on LINE', () => {
    beforeEach(async () => {
      platform = await startLinePlatform();
      ends.push(platform.close);
    });
    const answer = (attachment: Attachment) =>
      createLineInbound({ channelSecret: 's', accessToken: 'token', apiUrl: platform.url }).answer(
        asked('line', { replyToken: 'reply' }),
        { ...message, attachment },
        'ja',
      );

    it('is its text where it is a file, in as many messages as there may be', async () => {
      expect((await answer(file)).receipt.state).toBe('sent');
      expect(platform.requests[0]?.body.messages.map(({ text }: { text: string }) => text)).toEqual([
        new TextDecoder().decode(bytes),
        'All that is stored of you\n\nLanguage and level.',
      ]);
      await answer({ ...file, bytes: new TextEncoder().encode('x'.repeat(60_000)) });
      expect(platform.requests[1]?.body.messages).toHaveLength(5);
    });

    it('is an image before the words where a picture has an address', async () => {
      const url = `https://mamori.example/pictures/${'x'.repeat(400)}.png`;
      const channel = createLineInbound({ channelSecret: 's', accessToken: 'token', apiUrl: platform.url });
      const to = asked('line', { replyToken: 'reply' });
      await channel.answer(to, { ...message, pictureAt: { url, description: 'Bars' } }, 'ja');
      expect(platform.requests[0]?.body.messages).toMatchObject([
        { type: 'image', originalContentUrl: url, previewImageUrl: url },
        { type: 'text', quickReply: { items: [{}] } },
      ]);
      // Longer addresses are refused there, and the words with them.
      const far = { url: `${url}${'x'.repeat(2_000)}`, description: 'Bars' };
      await channel.answer({ ...to, replyTo: { replyToken: 'another' } }, { ...message, pictureAt: far }, 'ja');
      expect(platform.requests[1]?.body.messages).toHaveLength(1);
    });

    it('is left out where it is a picture', async () => {
      expect((await answer(picture)).receipt.state).toBe('sent');
      expect(platform.requests[0]?.body.messages).toHaveLength(1);
    });
  });
});
