import type { ReadFailure } from '../core/availability.ts';
import { SECOND, type Clock } from '../core/time.ts';

/** One try, from the connection to the last byte. */
export const TRY_TIMEOUT_MS = 10 * SECOND;
/** Decoded bytes of an answer: the largest list of currencies known has 3 MB. */
export const BODY_MOST_BYTES = 8 * 1024 * 1024;
export const REDIRECTS_MOST = 3;
/** An exchange that asks for more patience than this is asked again at the next poll. */
const RETRY_AFTER_MOST_MS = 5 * SECOND;
const RETRY_LEAST_MS = 500;
const RETRY_JITTER_MS = 1_000;
/** No address is asked more often than this, retries included: at most three times a second, whatever polls. */
export const SPACING_MS = 350;

export type HttpAnswer =
  | { state: 'fresh'; text: string; etag?: string; lastModified?: string }
  | { state: 'unchanged' }
  | ReadFailure;

export interface Known {
  etag: string | null;
  lastModified: string | null;
}

export type HttpReader = (url: string, known: Known) => Promise<HttpAnswer>;

export interface HttpReaderOptions {
  clock: Clock;
  /** MAMORI_EGRESS_URL */
  egressUrl?: string | undefined;
  userAgent: string;
  /** From 0 to 1. */
  random: () => number;
  sleep: (milliseconds: number) => Promise<void>;
  timeoutMs?: number;
  bodyMostBytes?: number;
}

type Tried = { answer: HttpAnswer; retryAfterMs?: number };

const unreachable = (detail: string): ReadFailure => ({ state: 'unreachable', detail });

/** `https://HOST/PATH?QUERY` as the relay wants it. */
const throughEgress = (url: URL, egressUrl: string | undefined): string =>
  egressUrl === undefined ? url.href : `${egressUrl}/${url.host}${url.pathname}${url.search}`;

const readText = async (response: Response, most: number): Promise<string | undefined> => {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += (chunk as Uint8Array).byteLength;
    if (bytes > most) return undefined;
    text += decoder.decode(chunk as Uint8Array, { stream: true });
  }
  return text + decoder.decode();
};

const retryAfter = (response: Response): number => {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * SECOND : RETRY_LEAST_MS;
};

/** 401, 403 and 451 come from gates in front of the exchange; so do pages in place of data. */
const REFUSALS = [401, 403, 451];

const judge = async (response: Response, most: number): Promise<Tried> => {
  const { status, headers } = response;
  if (status === 304) return { answer: { state: 'unchanged' } };
  if (REFUSALS.includes(status)) return { answer: { state: 'blocked', detail: `answered ${status}` } };
  if (status === 429 || status >= 500) return { answer: unreachable(`answered ${status}`), retryAfterMs: retryAfter(response) };
  if (status !== 200) return { answer: unreachable(`answered ${status}`) };
  const text = await readText(response, most);
  if (text === undefined) return { answer: { state: 'unreadable', detail: `the answer is larger than ${most} bytes` } };
  if (text.trimStart().startsWith('<')) return { answer: { state: 'blocked', detail: 'answered with a page in place of data' } };
  const [etag, lastModified] = [headers.get('etag'), headers.get('last-modified')];
  return { answer: { state: 'fresh', text, ...(etag !== null && { etag }), ...(lastModified !== null && { lastModified }) } };
};

/** What went wrong, without an address or a token in it. */
const failureOf = (error: unknown): ReadFailure => {
  if (error instanceof Error && error.name === 'TimeoutError') return unreachable('timed out');
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  return unreachable(typeof cause?.code === 'string' ? `connection failed (${cause.code})` : 'connection failed');
};

/**
 * Reads public addresses over HTTP: with a time limit, a size limit, one retry with jitter, conditional requests,
 * and never following a redirect to another host. It never throws: what went wrong is its answer.
 */
export const createHttpReader = (options: HttpReaderOptions): HttpReader => {
  const { clock, egressUrl, userAgent, random, sleep, timeoutMs = TRY_TIMEOUT_MS, bodyMostBytes = BODY_MOST_BYTES } = options;
  // Politeness within this process; between processes the interval of the polls sees to it.
  const nextAt = new Map<string, number>();
  const waitTurn = async (url: string): Promise<void> => {
    const now = clock();
    const turn = Math.max(now, nextAt.get(url) ?? 0);
    nextAt.set(url, turn + SPACING_MS);
    if (turn > now) await sleep(turn - now);
  };

  const ask = async (address: string, known: Known): Promise<Tried> => {
    const signal = AbortSignal.timeout(timeoutMs);
    const headers = {
      'user-agent': userAgent, accept: 'application/json',
      ...(known.etag !== null && { 'if-none-match': known.etag }),
      ...(known.lastModified !== null && { 'if-modified-since': known.lastModified }),
    };
    let url = new URL(address);
    for (let hop = 0; hop <= REDIRECTS_MOST; hop += 1) {
      await waitTurn(url.href);
      const response = await fetch(throughEgress(url, egressUrl), { headers, redirect: 'manual', signal });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || response.status === 304 || location === null) return judge(response, bodyMostBytes);
      await response.body?.cancel();
      const target = URL.canParse(location, url.href) ? new URL(location, url.href) : undefined;
      if (target?.host !== url.host || target.protocol !== 'https:') return { answer: unreachable('redirected to another host') };
      url = target;
    }
    return { answer: unreachable('redirected too often') };
  };

  const attempt = (address: string, known: Known): Promise<Tried> =>
    ask(address, known).catch((error: unknown) => ({ answer: failureOf(error), ...(error instanceof Error && error.name !== 'TimeoutError' && { retryAfterMs: RETRY_LEAST_MS }) }));

  return async (address, known) => {
    const first = await attempt(address, known);
    if (first.retryAfterMs === undefined || first.retryAfterMs > RETRY_AFTER_MOST_MS) return first.answer;
    await sleep(first.retryAfterMs + random() * RETRY_JITTER_MS);
    return (await attempt(address, known)).answer;
  };
};
