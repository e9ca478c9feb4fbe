import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { aboutExchanges } from '../../infra/package/without-readers.ts';
import plugins from '../../infra/package/without-readers.ts';
import { isGone, isPolled, readsFlags, takesKey, withKey, type Exchange } from '../../lib/core/exchange.ts';
import { feedEveryMs } from '../../lib/core/feed-pace.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';

const all: Record<string, Exchange> = EXCHANGES;
const bundleOf = async (entry: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    plugins,
  });
  return outputFiles[0]?.text ?? '';
};

it('leaves everything of an exchange but how it is read', () => {
  const known = JSON.parse(aboutExchanges(EXCHANGES, 'named')) as Record<string, Exchange>;
  const withFeeds = JSON.parse(aboutExchanges(EXCHANGES, 'whole')) as Record<string, Exchange>;
  expect(Object.keys(known)).toEqual(Object.keys(all));
  for (const [id, exchange] of Object.entries(all)) {
    const { endpoints, feeds = [], ...about } = known[id] as Exchange;
    const { endpoints: own, keyRights: _, feeds: ownFeeds = [], ...ownAbout } = exchange;
    expect(about).toEqual(ownAbout);
    expect(endpoints.map(({ name, about: of }) => [name, of])).toEqual(own.map(({ name, about: of }) => [name, of]));
    expect(feeds.map((feed) => [feed.id, feedEveryMs(feed)])).toEqual(
      ownFeeds.map((feed) => [feed.id, feedEveryMs(feed)]),
    );
    expect(withFeeds[id]?.feeds ?? []).toEqual(ownFeeds);
    for (const says of [isGone, isPolled, readsFlags, takesKey])
      expect(says({ ...about, endpoints })).toBe(says(exchange));
    expect(withKey({ ...about, endpoints }).polls).toEqual(withKey(exchange).polls);
  }
});

it('is what every function gets but the poller, which reads', async () => {
  const ofReaders = 'withdraw_disabled';
  expect((await bundleOf('functions/poll-exchanges.ts')).includes(ofReaders)).toBe(true);
  for (const entry of ['webhook-line', 'deliver-line', 'public-api', 'poll-chains', 'poll-feeds']) {
    const text = await bundleOf(`functions/${entry}.ts`);
    expect(text.includes(ofReaders)).toBe(false);
    expect(text.includes('https://coincheck.com')).toBe(true);
  }
});
