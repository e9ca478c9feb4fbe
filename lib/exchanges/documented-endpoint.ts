import { Unreadable, type Endpoint } from '../core/exchange.ts';
import { createRowList, type RowList } from './distinct-rows.ts';

interface Documented extends Omit<Endpoint, 'read'> {
  /** Whether the body is the exchange's own way to say that something went wrong. */
  isError?(body: unknown): boolean;
  /** Adds the rows of a body that was recognised. */
  collect(body: unknown, rows: RowList): void;
}

/** An endpoint that reads nothing but the structure that it recognises. */
export const documentedEndpoint = ({ isError, collect, ...endpoint }: Documented): Endpoint => ({
  ...endpoint,
  read(body) {
    if (isError?.(body) === true) throw new Unreadable('the exchange answered with an error');
    if (!endpoint.recognises(body)) throw new Unreadable('the answer has not the documented structure');
    const rows = createRowList();
    collect(body, rows);
    return rows.distinct();
  },
});
