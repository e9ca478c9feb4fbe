import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDiscordInbound } from '../../lib/channels/discord/inbound.ts';
import type { Message } from '../../lib/core/channel.ts';
import { hold } from '../../lib/commands/hold.ts';
import { parseCommand } from '../../lib/commands/parse-command.ts';
import { contextOf } from '../commands/conversation.ts';
import { hasContracts, loadContract } from '../platforms/contract.ts';

const channel = createDiscordInbound({});
const interaction = (type: number, data: object) => ({
  id: '300000000000000001',
  type,
  token: 't',
  context: 1,
  channel_id: '7',
  user: { id: '200000000000000001' },
  data,
});
const [PRESSED, TYPED] = [
  interaction(3, { custom_id: '/hold kraken BTC', component_type: 2 }),
  interaction(2, { id: '9', type: 1, name: 'hold', options: [{ name: 'exchange', type: 3, value: 'kraken' }] }),
];
const answerTo = async (asked: object, message: Message) => {
  const [incoming] = channel.parse(asked);
  if (incoming === undefined) throw new Error('nothing was read');
  return (await channel.answer(incoming, message, 'en')).reply?.body as { type: number; data: unknown } | undefined;
};
const asking = async (text: string): Promise<Message> =>
  (await hold.answer(parseCommand(`/hold ${text}`)?.args ?? [], contextOf())).message;
const submitted = (value: unknown, custom_id: unknown = '/hold kraken BTC') =>
  channel.parse(interaction(5, { custom_id, components: [{ type: 1, components: [{ type: 4, value }] }] }))[0]?.text;

describe('a form on Discord', () => {
  it('asks for the amount at once where a button was pressed', async () => {
    const body = await answerTo(PRESSED, await asking('kraken BTC'));
    expect(body).toMatchObject({
      type: 9,
      data: {
        custom_id: '/hold kraken BTC',
        components: [{ type: 1, components: [{ type: 4, style: 1, label: 'Amount (0 removes it)', required: true }] }],
      },
    });
    if (hasContracts)
      expect(loadContract('discord').violation('POST', '/v10/interactions/1/t/callback', body)).toBeUndefined();
  });

  it('takes several lines where several are to be entered', async () => {
    const body = await answerTo(PRESSED, await asking('several-lines'));
    expect(body).toMatchObject({ type: 9, data: { custom_id: '/hold', components: [{ components: [{ style: 2 }] }] } });
  });

  it('does not stand in the way of who types', async () => {
    expect((await answerTo(TYPED, await asking('kraken BTC')))?.type).toBe(4);
  });

  it('comes back as if command and value had been typed', () => {
    expect(submitted('0.5')).toBe('/hold kraken BTC 0.5');
    expect(submitted('kraken BTC 1\nkucoin ETH 2', '/hold')).toBe('/hold kraken BTC 1\nkucoin ETH 2');
    const [inLabel] = channel.parse(
      interaction(5, { custom_id: '/hold', components: [{ type: 18, component: { type: 4, value: 'x' } }] }),
    );
    expect(inLabel?.text).toBe('/hold x');
  });

  it('is read whatever comes back, and cut', () => {
    expect(submitted('x'.repeat(9_000))?.length).toBeLessThan(4_100);
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (value, id) => {
        expect(typeof (submitted(value, id) ?? '')).toBe('string');
      }),
    );
  });
});
