import type { AssetRow } from '../core/availability.ts';
import { Unreadable, type Endpoint, type Exchange } from '../core/exchange.ts';
import { iso, type Instant } from '../core/time.ts';
import { parseBody } from './body.ts';
import { leadingEndpoint, recognisedEndpoint } from './choose-endpoint.ts';

/** A row as it leaves the system. */
export interface ObservedRow extends AssetRow {
  exchange: string;
  /** ISO 8601. */
  observedAt: string;
}

export interface ObserveBodyOptions {
  /** Without it the body's structure decides among the exchange's documented ones. */
  endpoint?: Endpoint | undefined;
  /** When it was recorded; else the body's own time, else `now`. */
  at?: Instant | undefined;
  now: Instant;
}

/** Reads one body of an exchange. Pure. Throws Unreadable where it is not what the exchange documents. */
export const observeBody = (
  exchange: Exchange,
  text: string,
  { endpoint, at, now }: ObserveBodyOptions,
): ObservedRow[] => {
  const body = parseBody(text);
  // What nothing recognises is shown to the endpoint that matters: it says what is wrong.
  const reader = endpoint ?? recognisedEndpoint(exchange, body) ?? leadingEndpoint(exchange);
  if (reader === undefined) throw new Unreadable('the exchange has no endpoint');
  const rows = reader.read(body);
  const observedAt = iso(at ?? reader.time?.(body) ?? now);
  return rows.map(({ asset, network, deposit, withdrawal, reason }) => ({
    exchange: exchange.id,
    asset,
    network,
    deposit,
    withdrawal,
    reason,
    observedAt,
  }));
};
