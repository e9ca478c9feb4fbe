import type { ReadFailure } from '../core/availability.ts';
import type { SignedParts } from '../core/signed-request.ts';
import { SECOND, type Clock, type Instant } from '../core/time.ts';
import { redirectTarget, throughEgress } from './egress.ts';
import { BodyTooLarge } from './decoded-body.ts';
import { sendRequest } from './http-request.ts';
import { judgeResponse, unreachable, type TakeBody, type Tried } from './judge-response.ts';
import { createRequestSpacing } from './request-spacing.ts';

const REDIRECTS_MOST = 3;
const REDIRECTS = [301, 302, 303, 307, 308];
/** A source that asks for more patience than this is asked again at the next poll. */
const RETRY_AFTER_MOST_MS = 5 * SECOND;
const RETRY_LEAST_MS = 500;
const RETRY_JITTER_MS = 1_000;

export interface HttpQuestion<Body extends object> {
  address: string;
  headers: Readonly<Record<string, string>>;
  /** Sent by POST where present; such a question follows no redirect. */
  body?: string | undefined;
  /** What is asked in place of the address, with headers of its own: each try anew. It follows no redirect. */
  sign?: ((at: Instant) => SignedParts) | undefined;
  take: TakeBody<Body>;
  /** Decoded bytes of an answer. */
  bodyMostBytes: number;
  /** Decoded bytes of what a refusal (4xx) says; it is not read without. */
  refusalMostBytes?: number | undefined;
  /** Whether 304 answers it. */
  conditional: boolean;
  /** One try, from the connection to the last byte. */
  timeoutMs: number;
  /** Both tries and the wait between them. */
  totalMostMs: number;
  /** What takes turns: requests with the same answer are spaced. */
  turnOf: (url: URL) => string;
}

export interface HttpAskOptions {
  clock: Clock;
  /** MAMORI_EGRESS_URL, without a slash at its end. */
  egressUrl?: string | undefined;
  /** From 0 to 1. */
  random: () => number;
  sleep: (milliseconds: number) => Promise<void>;
  spacingMs?: number | undefined;
}

/** What went wrong, without an address in it. A time limit is not tried again: the next poll comes soon enough. */
const failureOf = (error: unknown): Pick<Tried, 'retryAfterMs'> & { answer: ReadFailure } => {
  if (error instanceof Error && error.name === 'TimeoutError') return { answer: unreachable('timed out') };
  if (error instanceof BodyTooLarge) return { answer: { state: 'unreadable', detail: error.message } };
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  const answer = unreachable(
    typeof cause?.code === 'string' ? `connection failed (${cause.code})` : 'connection failed',
  );
  return { answer, retryAfterMs: 0 };
};

/**
 * Asks over HTTP: with a time limit, a size limit, turns, one retry with jitter, and never following a redirect to
 * another host. It never throws: what went wrong is its answer, without an address in it.
 */
export const createHttpAsk = (
  options: HttpAskOptions,
): (<Body extends object>(question: HttpQuestion<Body>) => Promise<Tried<Body>>) => {
  const { clock, egressUrl, random, sleep, spacingMs } = options;
  const waitTurn = createRequestSpacing(clock, sleep, spacingMs);

  const ask = async <Body extends object>(question: HttpQuestion<Body>, withinMs: number): Promise<Tried<Body>> => {
    const { body, sign, take, bodyMostBytes: most, refusalMostBytes: refusalMost, conditional, turnOf } = question;
    const signal = AbortSignal.timeout(withinMs);
    const sent = { signal, mostBytes: most, ...(body !== undefined && { method: 'POST' as const, body }) };
    let url = new URL(question.address);
    for (let hop = 0; hop <= REDIRECTS_MOST; hop += 1) {
      await waitTurn(turnOf(url));
      // Signed when its turn has come: a signature holds for a few seconds.
      const signed = sign?.(clock());
      const headers = { ...question.headers, ...signed?.headers };
      const asked = signed === undefined ? url : new URL(signed.url);
      const response = await sendRequest(throughEgress(asked, egressUrl), { ...sent, headers });
      const location = response.headers.get('location');
      if (!REDIRECTS.includes(response.status) || location === null)
        return await judgeResponse(response, { take, most, now: clock(), conditional, refusalMost });
      await response.body?.cancel();
      if (sign !== undefined) return { answer: unreachable('redirected, and no key is sent after that') };
      const target = body === undefined ? redirectTarget(location, url, egressUrl) : undefined;
      if (target === undefined) return { answer: unreachable('redirected to another host') };
      url = target;
    }
    return { answer: unreachable('redirected too often') };
  };
  const attempt = <Body extends object>(question: HttpQuestion<Body>, withinMs: number): Promise<Tried<Body>> =>
    ask(question, withinMs).catch(failureOf);

  return async (question) => {
    const { timeoutMs, totalMostMs } = question;
    const startedAt = clock();
    const first = await attempt(question, timeoutMs);
    if (first.retryAfterMs === undefined || first.retryAfterMs > RETRY_AFTER_MOST_MS) return first;
    await sleep(Math.max(first.retryAfterMs, RETRY_LEAST_MS + random() * RETRY_JITTER_MS));
    const left = totalMostMs - Math.max(0, clock() - startedAt);
    return left < SECOND ? first : attempt(question, Math.min(timeoutMs, left));
  };
};
