import type { Receipt } from '../core/channel.ts';

/** One call to a platform's API; a later one is a retry. */
export const CALL_TIMEOUT_MS = 8_000;

export interface PlatformAnswer {
  status: number;
  headers: Headers;
  /** Parsed JSON, or null where the answer is none. */
  body: unknown;
}

/** Failures before anything can have been delivered: nobody listened, or the name is unknown. */
const NOT_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];
const RETRY_AFTER_FAILURE_MS = 2_000;

/**
 * Sends JSON, or a form with a file, and answers what came back, or a receipt where nothing did. Errors are worded here: an address can
 * hold a token.
 */
export const callPlatform = async (
  url: string,
  {
    method = 'POST',
    headers = {},
    body,
    timeoutMs = CALL_TIMEOUT_MS,
  }: {
    method?: string;
    headers?: Record<string, string>;
    body?: unknown;
    timeoutMs?: number | undefined;
  },
): Promise<PlatformAnswer | Receipt> => {
  const isJson = body !== undefined && !(body instanceof FormData);
  try {
    const response = await fetch(url, {
      method,
      // A form names its own type, with what parts it.
      headers: { ...(isJson && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: isJson ? JSON.stringify(body) : body }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parse(text) };
  } catch (error) {
    const code = error instanceof Error ? (error.cause as { code?: unknown } | undefined)?.code : undefined;
    if (typeof code === 'string' && NOT_SENT.includes(code))
      return { state: 'retry', afterMs: RETRY_AFTER_FAILURE_MS, scope: 'message', detail: `not connected (${code})` };
    return {
      state: 'unknown',
      detail: error instanceof Error && error.name === 'TimeoutError' ? 'timed out' : 'connection lost',
    };
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

export const isReceipt = (answer: PlatformAnswer | Receipt): answer is Receipt => 'state' in answer;
