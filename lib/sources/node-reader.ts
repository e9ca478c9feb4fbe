import { NodeFailure, type AskNode, type NodeEndpoint } from '../core/chain.ts';
import { Unreadable } from '../core/exchange.ts';
import { SECOND } from '../core/time.ts';
import { parseBody } from './body.ts';
import { createHttpAsk, type HttpAskOptions } from './http-ask.ts';
import { takeText } from './judge-response.ts';

/** Decoded bytes of an answer that is not large by nature. */
const BODY_MOST_BYTES = 8 * 1024 * 1024;
/** Whatever a chain asks for: a block of Bitcoin with all that it spends has up to 40 MB as JSON. */
const BODY_LIMIT_BYTES = 64 * 1024 * 1024;
const TRY_TIMEOUT_MS = 10 * SECOND;
/** A whole block takes longer to come. */
const LARGE_TIMEOUT_MS = 20 * SECOND;
/** Another node can be asked meanwhile: two tries are over sooner than a poll. */
const TOTAL_MOST_MS = 24 * SECOND;

export interface NodeReaderOptions extends HttpAskOptions {
  userAgent: string;
}

/** A password in an address goes where servers expect it (fetch refuses it in the address). */
const withoutPassword = (address: string): { address: string; headers: Record<string, string> } => {
  const url = new URL(address);
  const { username, password } = url;
  if (username === '' && password === '') return { address, headers: {} };
  url.username = '';
  url.password = '';
  const said = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  return { address: url.href, headers: { authorization: `Basic ${said}` } };
};

/**
 * Asks nodes over HTTP: all requests to one host take turns, whichever chain they are for. What goes wrong is a
 * NodeFailure whose words hold neither the address, which may have a key in it, nor a piece of the answer.
 */
export const createNodeReader = ({ userAgent, ...options }: NodeReaderOptions): ((node: NodeEndpoint) => AskNode) => {
  const askHttp = createHttpAsk(options);
  return ({ url }) =>
    async ({ path, post, mostBytes = BODY_MOST_BYTES }) => {
      const { address, headers } = withoutPassword(url + path);
      const { answer, status } = await askHttp({
        address,
        headers: {
          'user-agent': userAgent,
          accept: 'application/json',
          ...(post !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(post !== undefined && { body: JSON.stringify(post) }),
        take: takeText,
        conditional: false,
        bodyMostBytes: Math.min(mostBytes, BODY_LIMIT_BYTES),
        timeoutMs: mostBytes > BODY_MOST_BYTES ? LARGE_TIMEOUT_MS : TRY_TIMEOUT_MS,
        totalMostMs: TOTAL_MOST_MS,
        turnOf: ({ host }) => host,
      });
      if (answer.state === 'unchanged') throw new NodeFailure('unreadable', 'answered that nothing has changed');
      if (answer.state !== 'fresh')
        throw new NodeFailure(answer.state, answer.detail, status === 200 ? null : (status ?? null));
      try {
        return parseBody(answer.text);
      } catch (error) {
        if (error instanceof Unreadable) throw new NodeFailure('unreadable', error.message);
        throw error;
      }
    };
};
