import { SECOND } from '../core/time.ts';
import { createHttpAsk, type HttpAskOptions } from './http-ask.ts';
import { takeBytes, takeText, type ByteBody, type HttpAnswer, type TakeBody, type TextBody } from './judge-response.ts';

export type { HttpAnswer } from './judge-response.ts';

/** One try, from the connection to the last byte. */
export const TRY_TIMEOUT_MS = 10 * SECOND;
/** Both tries and the wait between them. */
export const TOTAL_MOST_MS = 24 * SECOND;
/** Decoded bytes of an answer: the largest list of currencies known has 3 MB. */
export const BODY_MOST_BYTES = 8 * 1024 * 1024;

/** The validators of the last answer that was read. */
export interface Known {
  etag: string | null;
  lastModified: string | null;
}

export type HttpReader = (url: string, known: Known) => Promise<HttpAnswer>;

export interface HttpReaderOptions extends HttpAskOptions {
  userAgent: string;
  timeoutMs?: number;
  bodyMostBytes?: number;
}

/** Reads bytes that are said to be of such types (the value of `accept`). */
export type BytesReader = (url: string, known: Known, accept: string) => Promise<HttpAnswer<ByteBody>>;

const headersOf = (userAgent: string, accept: string, { etag, lastModified }: Known): Record<string, string> => ({
  'user-agent': userAgent,
  accept,
  ...(etag !== null && { 'if-none-match': etag }),
  ...(lastModified !== null && { 'if-modified-since': lastModified }),
});

const createReader = <Body extends object>(
  { userAgent, timeoutMs = TRY_TIMEOUT_MS, bodyMostBytes = BODY_MOST_BYTES, ...options }: HttpReaderOptions,
  take: TakeBody<Body>,
) => {
  const ask = createHttpAsk(options);
  return async (address: string, known: Known, accept: string): Promise<HttpAnswer<Body>> => {
    const { answer } = await ask({
      address,
      headers: headersOf(userAgent, accept, known),
      take,
      conditional: known.etag !== null || known.lastModified !== null,
      bodyMostBytes,
      timeoutMs,
      totalMostMs: TOTAL_MOST_MS,
      turnOf: ({ host, pathname }) => `${host}${pathname}`,
    });
    return answer;
  };
};

/** Reads data at public addresses over HTTP, with conditional requests. It never throws: what went wrong is its answer. */
export const createHttpReader = (options: HttpReaderOptions): HttpReader => {
  const read = createReader<TextBody>(options, takeText);
  return (address, known) => read(address, known, 'application/json');
};

/** The same of whatever is asked for, as bytes: whoever asks knows what they may be. */
export const createBytesReader = (options: HttpReaderOptions): BytesReader =>
  createReader<ByteBody>(options, takeBytes);
