import type { AssetRow, ReadFailure } from '../../../lib/core/availability.ts';
import type { Endpoint, Exchange } from '../../../lib/core/exchange.ts';
import type { ObserveEndpoint } from '../../../lib/app/poll-exchange.ts';

export const UNCHANGED = Symbol('304');
export type Answer = AssetRow[] | typeof UNCHANGED | ReadFailure;

const endpoint = (name: string, about: Endpoint['about']): Endpoint => ({
  name,
  url: `https://exchange.test/${name}`,
  documentation: 'https://exchange.test/docs',
  about,
  recognises: () => true,
  read: () => [],
});

/** An exchange whose answers a test writes. */
export const scriptedExchange = (id = 'scripted'): Exchange => ({
  id,
  names: { en: 'Scripted', ja: 'スクリプト', also: [] },
  site: 'https://exchange.test',
  statusPage: 'https://exchange.test/status',
  endpoints: [endpoint('flags', 'funding'), endpoint('platform', 'platform')],
  polls: ['flags'],
});

/** Observations from a list of answers, each read a step after the last. */
export const scriptedObserve =
  (answers: () => Answer, clock: () => number): ObserveEndpoint =>
  async (exchange, { name }) => {
    const answer = answers();
    const readAt = clock();
    const base = { exchange: exchange.id, endpoint: name, requestedAt: readAt - 10, readAt };
    if (answer === UNCHANGED) return { ...base, outcome: { state: 'unchanged' } };
    if (Array.isArray(answer)) return { ...base, outcome: { state: 'fresh', rows: answer } };
    return { ...base, outcome: answer };
  };

export const silentLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
