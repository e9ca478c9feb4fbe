import type { Plugin } from 'esbuild';
import type { Endpoint, Exchange } from '../../lib/core/exchange.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';

/** The one function that reads what exchanges answer. */
const POLLER = /poll-exchanges/;
/** The one that reads what they announce. */
const FEED_POLLER = /poll-feeds/;

const named = ({ name, about, signed }: Endpoint) => ({ name, about, ...(signed !== undefined && { signed: {} }) });

/**
 * What may be said of an exchange by whoever does not read it: everything but how its endpoints are, by which document and
 * where. `feeds`: whether how its feeds are read is said as well.
 */
export const aboutExchanges = (exchanges: Readonly<Record<string, Exchange>>, feeds: 'whole' | 'named'): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(exchanges).map(([id, { endpoints, keyRights: _, feeds: read, ...about }]) => [
        id,
        {
          ...about,
          endpoints: endpoints.map(named),
          ...(read !== undefined && {
            feeds: feeds === 'whole' ? read : read.map((feed) => ({ id: feed.id, format: feed.format })),
          }),
        },
      ]),
    ),
  );

/**
 * Stands in for the index of exchanges in every bundle but the poller's: each exchange is one file with all that is
 * known of it, and how its bodies are read is three quarters of that.
 */
const withoutReaders: Plugin = {
  name: 'without-readers',
  setup(build) {
    const entries = Object.values(build.initialOptions.entryPoints ?? {}).map(String);
    if (entries.some((entry) => POLLER.test(entry))) return;
    const feeds = entries.some((entry) => FEED_POLLER.test(entry)) ? 'whole' : 'named';
    build.onLoad({ filter: /[\\/]lib[\\/]exchanges[\\/]index\.ts$/ }, () => ({
      contents: `export const EXCHANGES = ${aboutExchanges(EXCHANGES, feeds)};`,
      loader: 'js',
    }));
  },
};

export default [withoutReaders];
