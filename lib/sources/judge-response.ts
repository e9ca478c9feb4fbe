import type { ReadFailure } from '../core/availability.ts';
import { SECOND, type Instant } from '../core/time.ts';
import type { HttpResponse } from './http-request.ts';

/** An answer's body: as text, unless it was asked for as bytes. */
export interface TextBody {
  text: string;
}
/** What its header says that the bytes are; null where it says nothing. */
export interface ByteBody {
  bytes: Uint8Array;
  contentType: string | null;
}

export type HttpAnswer<Body = TextBody> =
  | ({ state: 'fresh'; etag?: string; lastModified?: string } & Body)
  /** 304 to a conditional request. */
  | { state: 'unchanged' }
  | ReadFailure;

/** An answer, and for one that may be better a moment later how long to wait at least. */
export interface Tried<Body = TextBody> {
  answer: HttpAnswer<Body>;
  retryAfterMs?: number;
  /** Of HTTP, where there was one. */
  status?: number;
  /** What came with a refusal (4xx), where it was wanted and short. */
  refusalText?: string;
}

/** These come from gates in front of the exchange, with a page or with JSON. */
const REFUSALS = [401, 403, 451];
/** A validator is stored and sent back: a longer one is not worth it. */
const VALIDATOR_MOST = 256;

export const unreachable = (detail: string): ReadFailure => ({ state: 'unreachable', detail });

/** Text of at most `most` decoded bytes: what is compressed counts by what it becomes. */
const readText = async (response: HttpResponse, most: number): Promise<string | undefined> => {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > most) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
};

/** https://www.rfc-editor.org/rfc/rfc9110#field.retry-after: seconds, or a date. */
const retryAfterOf = (headers: HttpResponse['headers'], now: Instant): number => {
  const asked = headers.get('retry-after');
  if (asked === null) return 0;
  const wait = /^\d+$/.test(asked) ? Number(asked) * SECOND : Date.parse(asked) - now;
  return Number.isNaN(wait) ? 0 : Math.max(0, wait);
};

const validator = (headers: HttpResponse['headers'], name: string): string | undefined => {
  const value = headers.get(name);
  return value === null || value === '' || value.length > VALIDATOR_MOST ? undefined : value;
};

/** Takes the body of an answer, of at most so many decoded bytes, or says why it is none. */
export type TakeBody<Body> = (response: HttpResponse, most: number) => Promise<Body | ReadFailure>;

const tooLarge = (most: number): ReadFailure => ({
  state: 'unreadable',
  detail: `the answer is larger than ${most} bytes`,
});

/** Data are never a page. */
export const takeText: TakeBody<TextBody> = async (response, most) => {
  const text = await readText(response, most);
  if (text === undefined) return tooLarge(most);
  if (text.trimStart().startsWith('<')) return { state: 'blocked', detail: 'answered with a page in place of data' };
  return { text };
};

/** Bytes of any encoding, which may well be a page. */
export const takeBytes: TakeBody<ByteBody> = async (response, most) => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > most) return tooLarge(most);
    chunks.push(chunk);
  }
  return { bytes: new Uint8Array(Buffer.concat(chunks, length)), contentType: response.headers.get('content-type') };
};

const judgeBody = async <Body extends object>(
  response: HttpResponse,
  take: TakeBody<Body>,
  most: number,
): Promise<HttpAnswer<Body>> => {
  const body = await take(response, most);
  if ('state' in body) return body;
  const [etag, lastModified] = [validator(response.headers, 'etag'), validator(response.headers, 'last-modified')];
  return {
    state: 'fresh',
    ...body,
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
  };
};

interface JudgeOptions<Body> {
  take: TakeBody<Body>;
  /** Decoded bytes of an answer. */
  most: number;
  now: Instant;
  /** Whether 304 answers what was asked. */
  conditional: boolean;
  /** Decoded bytes of a refusal's text; without it no refusal is read. */
  refusalMost?: number | undefined;
}

/** What a refusal says, within its limit; anything else of no use is thrown away. */
const refusalTextIn = async (response: HttpResponse, most: number | undefined): Promise<string | undefined> => {
  const { status } = response;
  if (most !== undefined && status >= 400 && status < 500 && status !== 429) return readText(response, most);
  await response.body?.cancel().catch(() => undefined);
  return undefined;
};

/** What a response that is no redirect means. Reads its body, or throws the body away. */
export const judgeResponse = async <Body extends object>(
  response: HttpResponse,
  { take, most, now, conditional, refusalMost }: JudgeOptions<Body>,
): Promise<Tried<Body>> => {
  const { status, headers } = response;
  if (status === 200) return { answer: await judgeBody(response, take, most), status };
  const refusalText = await refusalTextIn(response, refusalMost);
  const said = refusalText === undefined ? {} : { refusalText };
  if (status === 304 && conditional) return { answer: { state: 'unchanged' }, status };
  if (REFUSALS.includes(status)) return { answer: { state: 'blocked', detail: `answered ${status}` }, status, ...said };
  const answer = unreachable(`answered ${status}`);
  return status === 429 || status >= 500
    ? { answer, retryAfterMs: retryAfterOf(headers, now), status }
    : { answer, status, ...said };
};
