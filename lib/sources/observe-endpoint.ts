import type { Observation } from '../core/availability.ts';
import { Unreadable, type Endpoint, type Exchange } from '../core/exchange.ts';
import type { Clock } from '../core/time.ts';
import { parseBody } from './body.ts';
import type { HttpAnswer, HttpReader, Known } from './http-reader.ts';

/** An exchange may serve an older or newer documented shape at the same address: its own reader is used then. */
const readerOf = (exchange: Exchange, endpoint: Endpoint, body: unknown): Endpoint =>
  endpoint.recognises(body) ? endpoint
    : exchange.endpoints.find((other) => other.about === endpoint.about && other.recognises(body)) ?? endpoint;

const withoutText = ({ text: _text, ...rest }: Extract<HttpAnswer, { state: 'fresh' }>) => rest;

/** Reads one endpoint of an exchange. Whatever happens is part of the observation; it never throws. */
export const createObserveEndpoint = ({ reader, clock }: { reader: HttpReader; clock: Clock }) =>
  async (exchange: Exchange, endpoint: Endpoint, known: Known): Promise<Observation> => {
    const requestedAt = clock();
    const base = { exchange: exchange.id, endpoint: endpoint.name };
    if (endpoint.url === null) return { ...base, requestedAt, readAt: requestedAt, outcome: { state: 'unreachable', detail: 'has no public address' } };
    const answer = await reader(endpoint.url, known);
    const readAt = clock();
    if (answer.state !== 'fresh') return { ...base, requestedAt, readAt, outcome: answer };
    try {
      const body = parseBody(answer.text);
      return { ...base, requestedAt, readAt, outcome: { ...withoutText(answer), rows: readerOf(exchange, endpoint, body).read(body) } };
    } catch (error) {
      const detail = error instanceof Unreadable ? error.message : 'the answer could not be read';
      return { ...base, requestedAt, readAt, outcome: { state: 'unreadable', detail } };
    }
  };
