import { describe, expect, it } from 'vitest';
import { ask, incidentOf } from './conversation.ts';

describe('/verdict', () => {
  const incidents = [
    incidentOf('kucoin-1', { verdict: 'real' }),
    incidentOf('kucoin-2', { verdict: 'false' }),
    incidentOf('upbit-1'),
    incidentOf('upbit-2', { history: [] }),
  ];

  it('sums up how many alerts were right, and offers those that nobody has judged', async () => {
    const { message, judged } = await ask('/verdict', { incidents });
    expect(message.title).toBe('Verdicts: 1 real, 1 false, 1 not judged yet');
    expect(message.buttons.map(({ command }) => command)).toEqual(['/incident upbit-1']);
    expect(judged).toBeUndefined();
  });

  it.each([
    ['/verdict upbit-1 real', 'real'],
    ['判定 ｕｐｂｉｔ－１ FALSE', 'false'],
  ])('%s judges it', async (text, verdict) => {
    expect((await ask(text, { incidents })).judged).toEqual({ incident: 'upbit-1', verdict });
  });

  it.each(['/verdict upbit-1', '/verdict upbit-1 maybe'])('%s asks which', async (text) => {
    const { message, judged } = await ask(text, { incidents });
    expect(judged).toBeUndefined();
    expect(message.buttons.map(({ command }) => command)).toEqual(['/verdict upbit-1 real', '/verdict upbit-1 false']);
  });

  it('judges nothing that is not there', async () => {
    expect((await ask('/verdict nowhere-9 real', { incidents })).judged).toBeUndefined();
  });
});
