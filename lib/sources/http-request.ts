import { channel } from 'node:diagnostics_channel';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BodyTooLarge, decodedBody, ENCODING } from './decoded-body.ts';

/**
 * One request over Node's own HTTP. The built-in `fetch` does the same and keeps a parser of its own compiled, which is
 * a sixth of what the poller holds in memory; whoever asks through this needs no more than what stands here.
 */

/** What is read of a response; the built-in `Response` is one. */
export interface HttpResponse {
  status: number;
  headers: { get(name: string): string | null };
  /** Decoded. Whoever does not read it to its end throws it away. */
  body: (AsyncIterable<Uint8Array> & { cancel(): Promise<void> }) | null;
}

export interface HttpSent {
  method?: 'GET' | 'POST';
  headers: Readonly<Record<string, string>>;
  body?: string;
  /** Ends it, the reading of the body included, with the signal's own reason. */
  signal: AbortSignal;
  /** Decoded bytes of the body: whoever reads more gets BodyTooLarge. */
  mostBytes: number;
}

/** An answer's head, without its path. */
export interface AnswerHead {
  origin: string;
  date: string | undefined;
  age: string | undefined;
}

/** Where the head of every answer is published (AnswerHead): clocks are compared by it. */
export const ANSWER_CHANNEL = 'mamori:answer';
const answers = channel(ANSWER_CHANNEL);

/** The signal's reason where it has ended something, else the failure as the cause of one without an address in it. */
const failureFrom = (error: unknown, { aborted, reason }: AbortSignal): unknown => {
  if (aborted) return reason;
  return error instanceof BodyTooLarge ? error : new Error('the connection failed', { cause: error });
};

const bodyOf = (response: IncomingMessage, { signal, mostBytes }: HttpSent): NonNullable<HttpResponse['body']> => ({
  async *[Symbol.asyncIterator]() {
    try {
      yield* decodedBody(response, mostBytes);
    } catch (error) {
      throw failureFrom(error, signal);
    }
  },
  async cancel() {
    response.destroy();
  },
});

const headersOf = ({ headers }: IncomingMessage): HttpResponse['headers'] => ({
  get(name) {
    const value = headers[name];
    return value === undefined ? null : String(value);
  },
});

const sendOnce = async (url: URL, { body, headers, method = 'GET', signal }: HttpSent) =>
  new Promise<IncomingMessage | 'stale'>((resolve, reject) => {
    const options: RequestOptions = { method, signal, headers: { 'accept-encoding': ENCODING, ...headers } };
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, resolve);
    request.on('error', (error: Error & { code?: unknown }) => {
      // https://nodejs.org/api/http.html#requestreusedsocket: the other side had closed the connection meanwhile.
      if (request.reusedSocket && error.code === 'ECONNRESET' && !signal.aborted) resolve('stale');
      else reject(error);
    });
    request.end(body);
  });

/** Sends a request and answers when its headers are there. Follows no redirect; throws where there is no response. */
export const sendRequest = async (address: string, sent: HttpSent): Promise<HttpResponse> => {
  try {
    const url = new URL(address);
    for (;;) {
      const response = await sendOnce(url, sent);
      if (response === 'stale') continue;
      const { date, age } = response.headers;
      answers.publish({ origin: url.origin, date, age } satisfies AnswerHead);
      return { status: response.statusCode ?? 0, headers: headersOf(response), body: bodyOf(response, sent) };
    }
  } catch (error) {
    throw failureFrom(error, sent.signal);
  }
};
