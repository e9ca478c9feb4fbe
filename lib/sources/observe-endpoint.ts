import type { Observation } from '../core/availability.ts';
import { Unreadable, type Endpoint, type Exchange } from '../core/exchange.ts';
import type { Clock } from '../core/time.ts';
import { parseBody } from './body.ts';
import { recognisedEndpoint } from './choose-endpoint.ts';
import type { HttpAnswer, HttpReader, Known } from './http-reader.ts';

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

/** Reads one endpoint of an exchange. Whatever happens is part of the observation; it never throws. */
export const createObserveEndpoint =
  ({ reader, clock }: { reader: HttpReader; clock: Clock }) =>
  async (exchange: Exchange, endpoint: Endpoint, known: Known): Promise<Observation> => {
    const requestedAt = clock();
    const answer: HttpAnswer =
      endpoint.url === null
        ? { state: 'unreachable', detail: 'has no public address' }
        : await reader(endpoint.url, known).catch(
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
