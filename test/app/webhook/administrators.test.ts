import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAnswerCommand } from '../../../lib/app/answer-command.ts';
import type { Incoming } from '../../../lib/core/channel.ts';
import { EXCHANGES } from '../../../lib/exchanges/index.ts';
import { createIncidentStore } from '../../../lib/store/incident-store.ts';
import { createSeal } from '../../../lib/store/seal.ts';
import { createSubscriberStore } from '../../../lib/store/subscriber-store.ts';
import { NO_VIEWS } from './reception.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { incidentOf } from '../notify/world.ts';

const NOW = Date.UTC(2026, 10, 24);
let embedded: EmbeddedTable;
beforeEach(async () => {
  embedded = await startEmbeddedTable();
});
afterEach(() => embedded.close());

const talk = async (shadow: boolean) => {
  const { table } = embedded;
  const incidents = createIncidentStore({ table, clock: () => NOW });
  await incidents.save(incidentOf(['+++', '-++', '-++']));
  const answer = createAnswerCommand({
    incidents,
    subscribers: createSubscriberStore({ table, seal: createSeal(new Uint8Array(32).fill(7)) }),
    identify: (channel, id) => `${channel}-${id}`,
    administrators: async () => ['telegram-1'],
    shadow,
    directory: EXCHANGES,
    views: NO_VIEWS,
    prices: async () => ({ priceOf: () => undefined }),
    clock: () => NOW,
  });
  let events = 0;
  const say = async (from: string, text: string) => {
    events += 1;
    const incoming: Incoming = {
      channel: 'telegram',
      eventId: String(events),
      kind: 'command',
      from: { id: from },
      chat: 'direct',
      text,
      languageHint: 'en',
      replyTo: {},
    };
    const answered = await answer(incoming);
    return [answered?.message.title, ...(answered?.message.body ?? [])].join('\n');
  };
  return { say, verdict: async () => (await incidents.load('kucoin-1'))?.verdict };
};

describe('a verdict', () => {
  it("of an administrator's is kept with the incident, and may be changed", async () => {
    const { say, verdict } = await talk(true);
    expect(await say('1', '/verdict kucoin-1 false')).toBe('Kept: kucoin-1 was a false alarm');
    expect(await verdict()).toBe('false');
    await say('1', '/verdict kucoin-1 real');
    expect(await verdict()).toBe('real');
    expect(await say('1', '/verdict')).toBe('Verdicts: 1 real, 0 false, 0 not judged yet');
  });

  it('of anyone else is no command, and says nothing of there being one', async () => {
    const { say, verdict } = await talk(true);
    for (const text of ['/verdict kucoin-1 false', '/verdict', '判定', '/help']) {
      const answered = await say('2', text);
      expect(answered).not.toBe('');
      expect(answered).not.toContain('verdict');
    }
    expect(await verdict()).toBeUndefined();
  });
});

describe('while administrators alone are told', () => {
  const NOT_YET = 'alerts are not being sent out yet';

  it.each(['/start', '/list', '/subscribe kucoin'])('%s says so, calmly', async (text) => {
    const { say } = await talk(true);
    expect(await say('2', text)).toContain(NOT_YET);
  });

  it('the first question still stands last, where the buttons answer it', async () => {
    expect((await (await talk(true)).say('2', '/start')).split('\n').at(-1)).toBe('Which exchange holds your money?');
  });

  it.each(['/status kucoin', '/help', '/incidents'])('%s is answered as ever', async (text) => {
    const { say } = await talk(true);
    const answered = await say('2', text);
    expect(answered).not.toContain(NOT_YET);
    expect(answered).not.toBe('');
  });

  it.each(['/start', '/list', '/subscribe kucoin'])('live, %s says nothing of it', async (text) => {
    expect(await (await talk(false)).say('2', text)).not.toContain(NOT_YET);
  });
});
