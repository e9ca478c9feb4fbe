import type { Plugin } from 'esbuild';
import type { Exchange } from '../../lib/core/exchange.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';

/** The one function that reads what exchanges answer. */
const POLLER = /poll-exchanges/;

/** What may be said of an exchange by whoever does not read it: everything but how its endpoints are, and by which document. */
export const aboutExchanges = (exchanges: Readonly<Record<string, Exchange>>): string =>
  JSON.stringify(exchanges, (key, value: unknown) => (key === 'documentation' ? undefined : value));

/**
 * Stands in for the index of exchanges in every bundle but the poller's: each exchange is one file with all that is
 * known of it, and how its bodies are read is three quarters of that.
 */
const withoutReaders: Plugin = {
  name: 'without-readers',
  setup(build) {
    const entries = Object.values(build.initialOptions.entryPoints ?? {}).map(String);
    if (entries.some((entry) => POLLER.test(entry))) return;
    build.onLoad({ filter: /[\\/]lib[\\/]exchanges[\\/]index\.ts$/ }, () => ({
      contents: `export const EXCHANGES = ${aboutExchanges(EXCHANGES)};`,
      loader: 'js',
    }));
  },
};

export default [withoutReaders];
