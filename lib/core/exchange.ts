import type { AssetRow } from './availability.ts';
import type { Feed } from './feed.ts';
import type { KeyRights, SignedRequest } from './signed-request.ts';
import type { Instant } from './time.ts';

/**
 * One documented endpoint of an exchange and how its bodies are read.
 * `read` gets the parsed JSON and gives the rows in it; it throws `Unreadable` for anything that is
 * not what the source documents. It is pure.
 */
export interface Endpoint {
  /** Short name, unique within the exchange: `observe --endpoint NAME`. */
  name: string;
  /** The public address that is polled, or null where the endpoint needs a key or is no longer served. */
  url: string | null;
  /** How it is asked for with a key, which is asked for then in place of the public address. */
  signed?: SignedRequest;
  /** Where the exchange documents it (or a recording, where it is undocumented). */
  documentation: string;
  /** `funding`: per-asset flags. `platform`: trading or system status only; it never says open or suspended. */
  about: 'funding' | 'platform';
  /** Whether a body has this endpoint's structure; cheap, looks at the envelope and the first rows. */
  recognises(body: unknown): boolean;
  read(body: unknown): AssetRow[];
  /** The body's own time, where it carries one. */
  time?(body: unknown): Instant | null;
}

/** Why an exchange serves nobody now, and where its customers are to turn. */
export interface Standing {
  /** `merged`: another company runs it; its customers go on there. */
  what: 'services-suspended' | 'closed' | 'merged';
  /** The day, ISO 8601. */
  since: string;
  /** The page that says so. */
  source: string;
  /** How new the page is, where it may have changed since: a month or a day. */
  asOf?: string;
  /** Who has its customers' accounts now. */
  movedTo?: { en: string; ja: string };
}

/** Everything that is known of one exchange: one file in `lib/exchanges/`, one line in its index. */
export interface Exchange {
  /** Common short name in lower case. */
  id: string;
  names: { en: string; ja: string; /** Former and other spellings that people type. */ also: readonly string[] };
  site: string;
  /** The exchange's own status page or notices, which messages link to. */
  statusPage: string;
  endpoints: readonly Endpoint[];
  /**
   * Names of the endpoints that are polled, each a source of its own: public ones that need no key (see withKey). Of
   * `funding` endpoints the first decides. Empty: nothing is read by itself, though recorded bodies may be.
   */
  polls: readonly string[];
  /** Where it tells what a key may do: the operator is warned of one that may do more than read. */
  keyRights?: KeyRights;
  /** Where it makes things known in words; each is a source of its own. */
  feeds?: readonly Feed[];
  /** Where it does not serve its customers as exchanges do. */
  standing?: Standing;
  /** How long its withdrawals must stay open to have recovered, where that is not for the operator to say. */
  recoveryMs?: number;
}

/** Whether anything of the exchange's own is read by itself. */
export const isPolled = ({ polls }: Pick<Exchange, 'polls'>): boolean => polls.length > 0;

/** Whether its flags are read; else it is known by its wallets on chains, and by what it says of its system. */
export const readsFlags = ({ endpoints, polls }: Pick<Exchange, 'endpoints' | 'polls'>): boolean =>
  endpoints.some(({ name, about }) => about === 'funding' && polls.includes(name));

/** Whether a key lets more of it be read. */
export const takesKey = ({ endpoints }: Pick<Exchange, 'endpoints'>): boolean =>
  endpoints.some(({ signed }) => signed !== undefined);

/** An exchange as it is read with a key: what takes one is polled as well, and first, so that its flags decide. */
export const withKey = (exchange: Exchange): Exchange => {
  const signed = exchange.endpoints.filter((endpoint) => takesKey({ endpoints: [endpoint] }));
  return { ...exchange, polls: [...new Set([...signed.map(({ name }) => name), ...exchange.polls])] };
};

/** Whether it serves nobody any more and never will: closed, or run by another company. */
export const isGone = ({ standing }: Pick<Exchange, 'standing'>): boolean =>
  standing !== undefined && standing.what !== 'services-suspended';

/** A body that is not what its source documents: never read as open, nor as suspended. */
export class Unreadable extends Error {
  override name = 'Unreadable';
}
