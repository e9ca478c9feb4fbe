import { describe, expect, it } from 'vitest';
import { ask, incidentOf, speaking, textOf } from './conversation.ts';

const ids = (buttons: readonly { command: string }[]): string[] => buttons.map(({ command }) => command);

describe('incidents', () => {
  it('says so when there is none', async () => {
    expect((await ask('/incidents')).message.body).toEqual(['No incident is known.']);
    expect((await ask('事案', { subscriber: speaking('ja') })).message.body).toEqual(['事案はありません。']);
  });

  it('lists those that last before the others, each once', async () => {
    const resolved = Array.from({ length: 9 }, (_, index) =>
      incidentOf(`upbit-${index}`, { openedAt: 1_000 + index, status: 'resolved' }),
    );
    const { message } = await ask('/incidents', { incidents: [...resolved, incidentOf('kucoin-1', { openedAt: 1 })] });
    const lines = message.body.join('\n').split('\n');
    expect(lines).toHaveLength(8);
    expect(lines[0]).toContain('KuCoin: A and B, confirmed');
    expect(ids(message.buttons).slice(0, 2)).toEqual(['/incident kucoin-1', '/incident upbit-8']);
  });

  it('lists those of one exchange, and asks which one where the name is not known', async () => {
    const incidents = [incidentOf('kucoin-1'), incidentOf('upbit-1')];
    expect(ids((await ask('/incidents クーコイン', { incidents })).message.buttons)).toEqual([
      '/incident kucoin-1',
      '/status kucoin',
    ]);
    expect(ids((await ask('/incidents all', { incidents })).message.buttons)).toEqual([
      '/incident kucoin-1',
      '/incident upbit-1',
      '/status',
    ]);
    expect(ids((await ask('/incidents kucoim', { incidents })).message.buttons)).toContain('/incidents kucoin');
  });

  it.each(['/incident kucoin-1', '/incidents kucoin-1', '事案 ｋｕｃｏｉｎ－１', '/incident KuCoin-1'])(
    '%s tells its timeline',
    async (text) => {
      const { message } = await ask(text, { incidents: [incidentOf('kucoin-1')], publicUrl: 'https://example.org' });
      expect(message.title).toBe('KuCoin: A and B, confirmed [kucoin-1]');
      expect(message.body[0]).toMatch(/stop reported \(A\)[\s\S]*/);
      expect(message.links.map(({ url }) => url)).toContain('https://example.org/incidents/kucoin-1');
    },
  );

  it('tells a timeline in Japanese, and links to no address of its own without one', async () => {
    const { message } = await ask('経過 kucoin-1', { incidents: [incidentOf('kucoin-1')], subscriber: speaking('ja') });
    expect(message.title).toBe('クーコイン：A、B、確認済み［kucoin-1］');
    expect(message.body[0]).toContain('停止の表示（未確認）（A）');
    expect(message.links).toHaveLength(1);
  });

  it.each(['/incident', '/incident nonsense', '/incident kucoin-99', '/incident ../../x', '/incident __proto__'])(
    '%s is answered calmly',
    async (text) => {
      const { message } = await ask(text, { incidents: [incidentOf('kucoin-1')] });
      expect(textOf(message)).toBe('No incident has that id.\nOpen and recent incidents');
    },
  );
});
