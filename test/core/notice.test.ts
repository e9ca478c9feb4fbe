import { describe, expect, it } from 'vitest';
import { approveNotice, cancelNotice, DRAFT_MOST_MS, isMeant, type Notice } from '../../lib/core/notice.ts';

const NOW = Date.UTC(2026, 10, 25);
const draft: Notice = {
  id: 'notice-abcd2345',
  text: 'Hello',
  hash: '185f8db3',
  audience: { kind: 'all' },
  state: 'draft',
  draftedBy: 'ann',
  approvedBy: null,
  cancelledBy: null,
  createdAt: NOW,
  releasedAt: null,
  startsAt: null,
  planned: false,
  reported: false,
  version: 1,
};
const by = { administrators: ['ann', 'ben'], now: NOW };

describe('the two-person rule', () => {
  it.each([
    ['somebody else', 'ben', {}, 'running'],
    ['somebody else, who names the text', 'ben', { hash: '185f8db3' }, 'running'],
    ['its author', 'ann', {}, 'own-draft'],
    ['somebody who names another text', 'ben', { hash: '00000000' }, 'other-text'],
    ['somebody, when its author is no administrator any more', 'ben', { administrators: ['ben'] }, 'author-gone'],
    ['somebody, a week later', 'ben', { now: NOW + DRAFT_MOST_MS + 1 }, 'too-old'],
  ])('%s', (_who, who, more, expected) => {
    const after = approveNotice(draft, who, { ...by, ...more });
    expect(typeof after === 'string' ? after : after.state).toBe(expected);
  });

  it('a notice is released once, and none that was cancelled', () => {
    const running = approveNotice(draft, 'ben', by) as Notice;
    expect(approveNotice(running, 'ben', by)).toBe('not-a-draft');
    const cancelled = cancelNotice(running, 'ann') as Notice;
    expect(cancelled).toMatchObject({ state: 'cancelled', cancelledBy: 'ann', approvedBy: 'ben' });
    expect(approveNotice(cancelled, 'ben', by)).toBe('not-a-draft');
    expect(cancelNotice(cancelled, 'ben')).toBe('over');
  });
});

it.each([
  [{ kind: 'all' }, true],
  [{ kind: 'channel', channel: 'line' }, true],
  [{ kind: 'channel', channel: 'discord' }, false],
  [{ kind: 'language', locale: 'ja' }, true],
  [{ kind: 'language', locale: 'en' }, false],
  [{ kind: 'exchange', exchange: 'kucoin' }, true],
  [{ kind: 'exchange', exchange: 'gate' }, false],
] as const)('%j means a Japanese subscriber of KuCoin on LINE: %s', (audience, meant) => {
  expect(isMeant(audience, 'line', 'ja', { subscriptions: { kucoin: ['BTC'] } })).toBe(meant);
});
