import { describe, expect, it } from 'vitest';
import { feedEveryMs, isDue } from '../../lib/core/feed-pace.ts';
import { isPolled, type Exchange } from '../../lib/core/exchange.ts';
import { MINUTE } from '../../lib/core/time.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';

const NOW = 1_700_000_000_000;

describe('a feed is due', () => {
  it.each<[string, number | undefined, number, boolean]>([
    ['where it was never asked', undefined, 2 * MINUTE, true],
    ['no sooner than its interval', NOW - MINUTE, 2 * MINUTE, false],
    ['after its interval', NOW - 2 * MINUTE, 2 * MINUTE, true],
    ['in the run before which its answer took a while to come', NOW - 2 * MINUTE + 5_000, 2 * MINUTE, true],
    ['where its time lies ahead, which a wrong clock wrote', NOW + MINUTE, 2 * MINUTE, true],
  ])('%s', (_what, triedAt, everyMs, due) => {
    expect(isDue(triedAt, everyMs, NOW)).toBe(due);
  });

  it('never twice within a minute, whatever its format', () => {
    for (const format of ['statuspage', 'syndication', 'zendesk', 'news-list'] as const)
      expect(isDue(NOW - MINUTE, feedEveryMs({ format }), NOW)).toBe(false);
  });
});

it('feeds and endpoints of an exchange bear different names: both are its sources', () => {
  for (const { id, polls, feeds = [], ...exchange } of Object.values<Exchange>(EXCHANGES)) {
    const names = [...polls, ...feeds.map((feed) => feed.id)];
    expect(new Set(names).size, id).toBe(names.length);
    expect(isPolled({ ...exchange, polls })).toBe(polls.length > 0);
  }
});
