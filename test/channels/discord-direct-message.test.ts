import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directMessageOf } from '../../lib/channels/discord/direct-message.ts';

const written = { id: '4', channel_id: '8', type: 0, content: 'hello', author: { id: '2' } };

describe('a direct message on Discord', () => {
  it('is what its author says, in the chat where he says it', () => {
    expect(directMessageOf(written)).toMatchObject({
      eventId: '4',
      kind: 'command',
      chat: 'direct',
      from: { id: '2', route: '8' },
      text: 'hello',
    });
  });

  it.each([
    ['a bot', { author: { id: '2', bot: true } }],
    ['a server', { guild_id: '7' }],
    ['a note of the client (a pin)', { type: 6 }],
    ['nobody', { author: null }],
    ['no chat', { channel_id: undefined }],
  ])('of %s is none', (_, change) => {
    expect(directMessageOf({ ...written, ...change })).toBeUndefined();
  });

  it('a sticker or an answer to another message is one too, without words or with', () => {
    expect(directMessageOf({ ...written, content: '' })).toMatchObject({ text: '' });
    expect(directMessageOf({ ...written, type: 19 })).toMatchObject({ text: 'hello' });
  });

  it('whatever else comes is none, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (odd) => {
        expect(directMessageOf(odd)).toBeUndefined();
      }),
    );
  });
});
