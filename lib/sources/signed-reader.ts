import type { ReadFailure } from '../core/availability.ts';
import type { ExchangeKey, KeyRefusal, SignedRequest } from '../core/signed-request.ts';
import { parseBody } from './body.ts';
import { createHttpAsk, type HttpAskOptions } from './http-ask.ts';
import { takeText } from './judge-response.ts';
import { BODY_MOST_BYTES, TOTAL_MOST_MS, TRY_TIMEOUT_MS, type HttpAnswer } from './http-reader.ts';

/** The exchanges' own errors have some hundred bytes: what is longer is no refusal of a key. */
const REFUSAL_MOST_BYTES = 4 * 1024;

const WORDS: Readonly<Record<KeyRefusal, string>> = {
  key: 'the exchange knows no such key, or takes it no longer or not from here',
  signature: 'its signature is not accepted',
  permission: 'it may not read this',
  address: 'it may not be used from this address',
  clock: 'the time of the request is not accepted',
};

const refusedBecause = (refused: KeyRefusal): ReadFailure => ({
  state: 'blocked',
  detail: `key refused: ${WORDS[refused]}`,
  refused,
});

/** Why a body refuses the key, where that is what it does. */
const refusalIn = ({ scheme }: SignedRequest, text: string | undefined): KeyRefusal | null => {
  if (text === undefined || text.length > REFUSAL_MOST_BYTES) return null;
  try {
    return scheme.refusal(parseBody(text));
  } catch {
    // A page, or nothing: its status says what it is.
    return null;
  }
};

/** Asks an exchange with a key. Never throws; no answer of it holds a piece of the key, or of what was asked. */
export type SignedReader = (request: SignedRequest, key: ExchangeKey) => Promise<HttpAnswer>;

export interface SignedReaderOptions extends HttpAskOptions {
  userAgent: string;
}

/**
 * As createHttpReader, with a key: each try is signed anew, no redirect is followed, and no answer is kept by its
 * validators. A key that the exchange refuses, whichever way it says so, is a source that is blocked; it is not tried
 * again before the next poll. Whoever passes an `egressUrl` lets that relay see the key at work.
 */
export const createSignedReader = ({ userAgent, ...options }: SignedReaderOptions): SignedReader => {
  const ask = createHttpAsk(options);
  return async (request, key) => {
    const { answer, refusalText } = await ask({
      address: request.url,
      headers: { 'user-agent': userAgent, accept: 'application/json' },
      sign: (at) => request.scheme.sign(request.url, key, at),
      take: takeText,
      conditional: false,
      bodyMostBytes: BODY_MOST_BYTES,
      refusalMostBytes: REFUSAL_MOST_BYTES,
      timeoutMs: TRY_TIMEOUT_MS,
      totalMostMs: TOTAL_MOST_MS,
      turnOf: ({ host, pathname }) => `${host}${pathname}`,
    });
    const refused = refusalIn(request, answer.state === 'fresh' ? answer.text : refusalText);
    if (refused !== null) return refusedBecause(refused);
    return answer.state === 'fresh' ? { state: 'fresh', text: answer.text } : answer;
  };
};
