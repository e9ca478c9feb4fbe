import { SECOND, type Clock } from '../core/time.ts';
import { redirectTarget, throughEgress } from './egress.ts';
import { judgeResponse, unreachable, type HttpAnswer, type Tried } from './judge-response.ts';
import { createRequestSpacing } from './request-spacing.ts';

export type { HttpAnswer } from './judge-response.ts';

/** One try, from the connection to the last byte. */
export const TRY_TIMEOUT_MS = 10 * SECOND;
/** Both tries and the wait between them. */
const TOTAL_MOST_MS = 24 * SECOND;
/** Decoded bytes of an answer: the largest list of currencies known has 3 MB. */
export const BODY_MOST_BYTES = 8 * 1024 * 1024;
const REDIRECTS_MOST = 3;
/** An exchange that asks for more patience than this is asked again at the next poll. */
const RETRY_AFTER_MOST_MS = 5 * SECOND;
const RETRY_LEAST_MS = 500;
const RETRY_JITTER_MS = 1_000;

/** The validators of the last answer that was read. */
export interface Known {
  etag: string | null;
  lastModified: string | null;
}

export type HttpReader = (url: string, known: Known) => Promise<HttpAnswer>;

export interface HttpReaderOptions {
  clock: Clock;
  /** MAMORI_EGRESS_URL, without a slash at its end. */
  egressUrl?: string | undefined;
  userAgent: string;
  /** From 0 to 1. */
  random: () => number;
  sleep: (milliseconds: number) => Promise<void>;
  timeoutMs?: number;
  bodyMostBytes?: number;
}

const headersOf = (userAgent: string, { etag, lastModified }: Known): Record<string, string> => ({
  'user-agent': userAgent,
  accept: 'application/json',
  ...(etag !== null && { 'if-none-match': etag }),
  ...(lastModified !== null && { 'if-modified-since': lastModified }),
});

/** What went wrong, without an address in it. A time limit is not tried again: the next poll comes soon enough. */
const failureOf = (error: unknown): Tried => {
  if (error instanceof Error && error.name === 'TimeoutError') return { answer: unreachable('timed out') };
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  const answer = unreachable(
    typeof cause?.code === 'string' ? `connection failed (${cause.code})` : 'connection failed',
  );
  return { answer, retryAfterMs: 0 };
};

/**
 * Reads public addresses over HTTP: with a time limit, a size limit, one retry with jitter, conditional requests, and
 * never following a redirect to another host. It never throws: what went wrong is its answer.
 */
export const createHttpReader = (options: HttpReaderOptions): HttpReader => {
  const {
    clock,
    egressUrl,
    userAgent,
    random,
    sleep,
    timeoutMs = TRY_TIMEOUT_MS,
    bodyMostBytes = BODY_MOST_BYTES,
  } = options;
  const waitTurn = createRequestSpacing(clock, sleep);

  const ask = async (address: string, known: Known, withinMs: number): Promise<Tried> => {
    const signal = AbortSignal.timeout(withinMs);
    const headers = headersOf(userAgent, known);
    let url = new URL(address);
    for (let hop = 0; hop <= REDIRECTS_MOST; hop += 1) {
      await waitTurn(`${url.host}${url.pathname}`);
      const response = await fetch(throughEgress(url, egressUrl), { headers, redirect: 'manual', signal });
      const location = response.headers.get('location');
      if (![301, 302, 303, 307, 308].includes(response.status) || location === null)
        return await judgeResponse(response, {
          most: bodyMostBytes,
          now: clock(),
          conditional: known.etag !== null || known.lastModified !== null,
        });
      await response.body?.cancel();
      const target = redirectTarget(location, url, egressUrl);
      if (target === undefined) return { answer: unreachable('redirected to another host') };
      url = target;
    }
    return { answer: unreachable('redirected too often') };
  };
  const attempt = (address: string, known: Known, withinMs: number): Promise<Tried> =>
    ask(address, known, withinMs).catch(failureOf);

  return async (address, known) => {
    const startedAt = clock();
    const first = await attempt(address, known, timeoutMs);
    if (first.retryAfterMs === undefined || first.retryAfterMs > RETRY_AFTER_MOST_MS) return first.answer;
    await sleep(Math.max(first.retryAfterMs, RETRY_LEAST_MS + random() * RETRY_JITTER_MS));
    const left = TOTAL_MOST_MS - Math.max(0, clock() - startedAt);
    return left < SECOND ? first.answer : (await attempt(address, known, Math.min(timeoutMs, left))).answer;
  };
};
