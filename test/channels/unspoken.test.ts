import { describe, expect, it } from 'vitest';
import { createLineInbound } from '../../lib/channels/line/inbound.ts';
import { createTelegramInbound } from '../../lib/channels/telegram/inbound.ts';

const line = createLineInbound({ channelSecret: 's', accessToken: 't' });
const telegram = createTelegramInbound({ token: '1:t', webhookSecret: 's' });

const lineEvent = (message: object, type: 'user' | 'group' = 'user', id = 'E1') => ({
  events: [
    {
      type: 'message',
      mode: 'active',
      webhookEventId: id,
      replyToken: 'r',
      source: { type, userId: 'U1' },
      message: { id: '1', ...message },
    },
  ],
});
const update = (message: object, type: 'private' | 'group' = 'private', id = 1) => ({
  update_id: id,
  message: { message_id: 1, date: 0, from: { id: 5 }, chat: { id: 5, type }, ...message },
});

describe('what holds no words', () => {
  it.each(['sticker', 'image', 'video', 'audio', 'file', 'location'])(
    'a %s on LINE is a command without words in a direct chat, and small talk in a group',
    (type) => {
      expect(line.parse(lineEvent({ type }))).toMatchObject([{ kind: 'command', text: '' }]);
      expect(line.parse(lineEvent({ type }, 'group'))).toMatchObject([{ kind: 'ignored' }]);
    },
  );

  it.each(['sticker', 'photo', 'voice', 'video_note', 'document', 'location', 'contact', 'dice'])(
    'a %s on Telegram is a command without words in a direct chat, and small talk in a group',
    (kind) => {
      expect(telegram.parse(update({ [kind]: {} }))).toMatchObject([{ kind: 'command', text: '' }]);
      expect(telegram.parse(update({ [kind]: {} }, 'group'))).toMatchObject([{ kind: 'ignored' }]);
    },
  );

  it('the words below a picture are words', () => {
    expect(telegram.parse(update({ photo: [], caption: '/status kucoin' }))).toMatchObject([
      { kind: 'command', text: '/status kucoin' },
    ]);
  });

  it('what the client notes by itself is no question', () => {
    for (const name of ['pinned_message', 'message_auto_delete_timer_changed'])
      expect(telegram.parse(update({ [name]: {} }))).toMatchObject([{ kind: 'ignored' }]);
  });

  it('pictures sent at once are one event, so that they are answered once; two sets are two', () => {
    const ids = (parsed: { eventId: string }[]) => parsed.map(({ eventId }) => eventId);
    const album = (id: number, group: string) =>
      ids(telegram.parse(update({ photo: [], media_group_id: group }, 'private', id)));
    expect(album(1, 'g')).toEqual(album(2, 'g'));
    expect(album(1, 'g')).not.toEqual(album(2, 'h'));
    const set = (id: string, group: string) =>
      ids(line.parse(lineEvent({ type: 'image', imageSet: { id: group, index: 1, total: 2 } }, 'user', id)));
    expect(set('E1', 'g')).toEqual(set('E2', 'g'));
    expect(set('E1', 'g')).not.toEqual(set('E2', 'h'));
  });

  it('a picture of an album that has words is an event of its own', () => {
    expect(telegram.parse(update({ media_group_id: 'g', caption: '/list' }))[0]?.eventId).toBe('1');
  });
});
