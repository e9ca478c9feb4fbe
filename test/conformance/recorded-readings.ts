import type { AssetRow } from '../../lib/core/availability.ts';
import { Unreadable, type Endpoint, type Exchange } from '../../lib/core/exchange.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { bodyOf, recordings, type Recording } from '../exchanges/recordings.ts';

/** A recorded body of an exchange, and what its reader makes of it. */
export interface RecordedReading {
  recording: Recording;
  /** Undefined where nothing of its exchange takes it. */
  endpoint: Endpoint | undefined;
  rows: AssetRow[];
  /** Why it is not read, where it is not. */
  why: string;
}

const exchanges: Readonly<Record<string, Exchange>> = EXCHANGES;

const readingOf = (recording: Recording): RecordedReading => {
  const exchange = Object.hasOwn(exchanges, recording.exchange) ? exchanges[recording.exchange] : undefined;
  const none = { recording, endpoint: undefined, rows: [] };
  if (exchange === undefined) return { ...none, why: 'the exchange is not known' };
  const body = bodyOf(recording);
  const endpoint = exchange.endpoints.find(({ recognises }) => recognises(body));
  if (endpoint === undefined) return { ...none, why: 'no documented structure of the exchange' };
  try {
    return { recording, endpoint, rows: endpoint.read(body), why: '' };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { recording, endpoint, rows: [], why: error.message };
  }
};

/** Every recorded body of an exchange; empty without the recordings. */
export const recordedReadings: readonly RecordedReading[] = recordings.map(readingOf);

/** The day or month of a recording; null where its index does not know one. */
export const dayOf = ({ recorded }: Pick<Recording, 'recorded'>): string | null =>
  /\d{4}(?:-\d\d){0,2}/.exec(recorded)?.[0] ?? null;

/** Not a whole body as it came. */
export const shortOf = ({ kind }: Pick<Recording, 'kind'>): string => {
  if (/documentation example/.test(kind)) return 'example of the document';
  return /abridged/.test(kind) ? 'abridged' : '';
};
