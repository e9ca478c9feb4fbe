import type { IncomingMessage } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { constants, createGunzip } from 'node:zlib';
import { createInTurn } from '../core/in-turn.ts';

/** A body of more decoded bytes than were wanted. */
export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge';
  constructor(most: number) {
    super(`the answer is larger than ${most} bytes`);
  }
}

/** What is asked for, and undone. Others come at a higher price: a window of brotli alone may have 16 MB. */
export const ENCODING = 'gzip';
/** https://www.rfc-editor.org/rfc/rfc9110#name-gzip-coding: the same under an old name. */
const ENCODINGS: readonly (string | undefined)[] = [ENCODING, 'x-gzip'];
/** As browsers do: what has arrived of a body that breaks off is read, and its reader says what is missing. */
const LENIENT = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };

/** Unpacking waits for nobody outside: a body of the largest kind takes a part of this. */
const TURN_MOST_MS = 1_000;
const inTurn = createInTurn((milliseconds) => sleep(milliseconds), TURN_MOST_MS);

/** Answers when it is the caller's turn, with what ends it. */
const takeTurn = async (): Promise<() => void> => {
  const [begun, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  void inTurn(() => {
    begun.resolve();
    return over.promise;
  });
  await begun.promise;
  return over.resolve;
};

const unpacked = (packed: readonly Uint8Array[]): AsyncIterable<Uint8Array> =>
  // What goes wrong shows where it is read.
  pipeline(Readable.from(packed), createGunzip(LENIENT), () => undefined);

async function* atMost(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > most) throw new BodyTooLarge(most);
    yield chunk;
  }
}

/**
 * The body of a response, decoded, of at most so many bytes. It waits as it came until it is complete and those before it
 * are read: of all that is under way at the same moment, one body of this process is in memory as what it unpacks to.
 */
export async function* decodedBody(response: IncomingMessage, most: number): AsyncGenerator<Uint8Array> {
  const kept: Uint8Array[] = [];
  for await (const chunk of atMost(response, most)) kept.push(chunk);
  const end = await takeTurn();
  try {
    const packed = kept.length > 0 && ENCODINGS.includes(response.headers['content-encoding']);
    yield* packed ? atMost(unpacked(kept.splice(0)), most) : kept.splice(0);
  } finally {
    end();
  }
}
