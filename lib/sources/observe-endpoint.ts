import type { Observation } from '../core/availability.ts';
import { Unreadable, type Endpoint, type Exchange } from '../core/exchange.ts';
import type { ExchangeKey } from '../core/signed-request.ts';
import type { Clock } from '../core/time.ts';
import { parseBody } from './body.ts';
import { recognisedEndpoint } from './choose-endpoint.ts';
import type { HttpAnswer, HttpReader, Known } from './http-reader.ts';
import type { SignedReader } from './signed-reader.ts';

/**
 * What an answer comes to. An exchange may serve an older or newer documented structure at the same address: the
 * reader of that structure is used then, though never one of another subject.
 */
const outcomeOf = (exchange: Exchange, endpoint: Endpoint, answer: HttpAnswer): Observation['outcome'] => {
  if (answer.state !== 'fresh') return answer;
  const { text, ...heard } = answer;
  try {
    const body = parseBody(text);
    const reader = endpoint.recognises(body)
      ? endpoint
      : (recognisedEndpoint(exchange, body, endpoint.about) ?? endpoint);
    return { ...heard, rows: reader.read(body) };
  } catch (error) {
    return {
      state: 'unreadable',
      detail: error instanceof Unreadable ? error.message : 'the answer could not be read',
    };
  }
};

export interface ObservePorts {
  reader: HttpReader;
  /** Asks with a key. */
  signed: SignedReader;
  /** The key that there is at an exchange. */
  keyOf: (exchange: string) => ExchangeKey | undefined;
  clock: Clock;
}

/** Asks with a key where the endpoint takes one and there is one, else publicly where that is possible. */
export const createAskEndpoint =
  ({ reader, signed, keyOf }: Omit<ObservePorts, 'clock'>) =>
  async (exchange: Exchange, endpoint: Endpoint, known: Known): Promise<HttpAnswer> => {
    const key = endpoint.signed === undefined ? undefined : keyOf(exchange.id);
    if (endpoint.signed !== undefined && key !== undefined) return signed(endpoint.signed, key);
    if (endpoint.url !== null) return reader(endpoint.url, known);
    return endpoint.signed === undefined
      ? { state: 'unreachable', detail: 'has no public address' }
      : { state: 'blocked', detail: 'takes a key, and there is none' };
  };

/** Reads one endpoint of an exchange. Whatever happens is part of the observation; it never throws. */
export const createObserveEndpoint = ({ clock, ...ports }: ObservePorts) => {
  const ask = createAskEndpoint(ports);
  return async (exchange: Exchange, endpoint: Endpoint, known: Known): Promise<Observation> => {
    const requestedAt = clock();
    const answer = await ask(exchange, endpoint, known).catch(
      () => ({ state: 'unreachable', detail: 'could not be asked' }) as const,
    );
    const readAt = clock();
    return {
      exchange: exchange.id,
      endpoint: endpoint.name,
      requestedAt,
      readAt,
      outcome: outcomeOf(exchange, endpoint, answer),
    };
  };
};
