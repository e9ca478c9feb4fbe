import { BadConfiguration, readConfig, type Config } from '../../../lib/config.ts';
import { takesKey, Unreadable, type Endpoint, type Exchange } from '../../../lib/core/exchange.ts';
import type { Instant } from '../../../lib/core/time.ts';
import { EXCHANGES } from '../../../lib/exchanges/index.ts';
import { leadingEndpoint } from '../../../lib/sources/choose-endpoint.ts';
import { BODY_MOST_BYTES } from '../../../lib/sources/http-reader.ts';
import { observeBody } from '../../../lib/sources/observe-body.ts';
import { exchangeKeyOf, keyVariable, withKeys } from '../../../lib/wire/exchange-keys.ts';
import { askFrom } from '../../../lib/wire/sources.ts';
import { CommandFailed, WrongUsage, type Command, type Terminal } from '../command.ts';
import { parseOptions } from '../parse-options.ts';

const OPTIONS = {
  exchange: { type: 'string' },
  endpoint: { type: 'string' },
  body: { type: 'string' },
  at: { type: 'string' },
  list: { type: 'boolean' },
} as const;

const ISO = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** What of the environment matters to a live reading: a mistake elsewhere in it is not this command's. */
const configOf = (exchange: string, { environment }: Terminal): Config => {
  const relevant = ['MAMORI_EGRESS_URL', 'MAMORI_EGRESS_KEYS', 'MAMORI_PUBLIC_URL', keyVariable(exchange)];
  try {
    return readConfig(Object.fromEntries(relevant.map((name) => [name, environment[name]])));
  } catch (error) {
    if (error instanceof BadConfiguration) throw new WrongUsage(error.message, { cause: error });
    throw error;
  }
};

const exchangeNamed = (id: string | undefined): Exchange => {
  const all: Readonly<Record<string, Exchange>> = EXCHANGES;
  const found = id !== undefined && Object.hasOwn(all, id) ? all[id] : undefined;
  if (found !== undefined) return found;
  throw new WrongUsage(`--exchange takes one of: ${Object.keys(all).join(', ')}`);
};

const endpointNamed = ({ id, endpoints }: Exchange, name: string | undefined): Endpoint | undefined => {
  if (name === undefined) return undefined;
  const found = endpoints.find((endpoint) => endpoint.name === name);
  if (found !== undefined) return found;
  throw new WrongUsage(`--endpoint of ${id} takes one of: ${endpoints.map((endpoint) => endpoint.name).join(', ')}`);
};

/** Date.parse takes 31 February for 3 March. */
const isOfCalendar = (day: string): boolean => {
  const at = Date.parse(day);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
};

/** A time without a zone is UTC. */
const instantNamed = (text: string | undefined): Instant | undefined => {
  if (text === undefined) return undefined;
  const at =
    ISO.test(text) && isOfCalendar(text.slice(0, 10))
      ? Date.parse(/T.*(Z|[+-]\d\d:\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`)
      : Number.NaN;
  if (Number.isNaN(at)) throw new WrongUsage('--at takes a time such as 2022-12-18T00:00:00Z');
  return at;
};

/** The variable of the key that an endpoint takes. */
const keyOf = ({ id }: Exchange, endpoint: Endpoint): string | null =>
  takesKey({ endpoints: [endpoint] }) ? keyVariable(id) : null;

const readLive = async (exchange: Exchange, endpoint: Endpoint, config: Config): Promise<string> => {
  const variable = keyOf(exchange, endpoint);
  if (endpoint.url === null && (variable === null || exchangeKeyOf(config)(exchange.id) === undefined))
    throw new WrongUsage(
      variable === null
        ? `${endpoint.name} has no public address: give a recorded answer with --body`
        : `${endpoint.name} takes a key: set ${variable} (${endpoint.signed?.scheme.takes}), or give a recorded answer with --body`,
    );
  const answer = await askFrom(config)(exchange, endpoint, { etag: null, lastModified: null });
  if (answer.state === 'fresh') return answer.text;
  throw new CommandFailed(
    answer.state === 'unchanged' ? 'unreachable: answered 304' : `${answer.state}: ${answer.detail}`,
  );
};

const list = (exchange: Exchange, { print }: Terminal): void => {
  const { id, endpoints, polls } = exchange;
  for (const endpoint of endpoints) {
    const { name, about, url, documentation } = endpoint;
    const [polled, key] = [polls.includes(name), keyOf(exchange, endpoint)];
    print(JSON.stringify({ exchange: id, name, about, polled, url, key, documentation }));
  }
};

/** Prints one exchange's deposit and withdrawal availability, live or from a recorded body. */
export const observe: Command = {
  summary: 'reads what an exchange says of deposits and withdrawals',
  usage: '--exchange ID [--endpoint NAME] [--body FILE|-] [--at ISO] | --exchange ID --list',
  async run(args, terminal) {
    const options = parseOptions(args, OPTIONS);
    const named = exchangeNamed(options.exchange);
    const config = options.body === undefined ? configOf(named.id, terminal) : undefined;
    const exchange = config === undefined ? named : (withKeys({ [named.id]: named }, config)[named.id] ?? named);
    if (options.list === true) return list(exchange, terminal);
    const endpoint = endpointNamed(exchange, options.endpoint);
    const at = instantNamed(options.at);
    const asked = endpoint ?? leadingEndpoint(exchange);
    if (asked === undefined) throw new CommandFailed(`${exchange.id} has no endpoint`);
    try {
      const text =
        config === undefined
          ? await terminal.read(options.body ?? '-', BODY_MOST_BYTES)
          : await readLive(exchange, asked, config);
      for (const row of observeBody(exchange, text, { endpoint, at, now: Date.now() }))
        terminal.print(JSON.stringify(row));
    } catch (error) {
      if (error instanceof Unreadable) throw new CommandFailed(`unreadable: ${error.message}`, { cause: error });
      throw error;
    }
  },
};
