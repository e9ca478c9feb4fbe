import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ANSWER_CHANNEL, type AnswerHead } from '../lib/sources/http-request.ts';

/** https://undici.nodejs.org/#/docs/api/DiagnosticsChannel: Node's own fetch publishes every answer's head. */
const ANSWERS = 'undici:request:headers';

interface Answer {
  request: { origin?: string | URL };
  response: { headers: Uint8Array[] };
}

export interface AnswerDate {
  /** Who answered: an address without its path. */
  origin: string;
  date?: string;
  age?: string;
}

const datesOf = ({ request: { origin = '' }, response: { headers } }: Answer): AnswerDate => {
  const texts = headers.map((part) => Buffer.from(part).toString('latin1'));
  const value = (name: string): string | undefined => {
    const at = texts.findIndex((text, index) => index % 2 === 0 && text.toLowerCase() === name);
    return at < 0 ? undefined : texts[at + 1];
  };
  const [date, age] = [value('date'), value('age')];
  return { origin: String(origin), ...(date !== undefined && { date }), ...(age !== undefined && { age }) };
};

const said = ({ origin, date, age }: AnswerHead): AnswerDate => ({
  origin,
  ...(date !== undefined && { date }),
  ...(age !== undefined && { age }),
});

/** Hears the Date header of what sources answer, and of whatever else this process gets by fetch. Answers how to stop. */
export const hearAnswerDates = (hear: (heard: AnswerDate) => void): (() => void) => {
  const listeners: [string, (message: unknown) => void][] = [
    [ANSWERS, (message) => hear(datesOf(message as Answer))],
    [ANSWER_CHANNEL, (message) => hear(said(message as AnswerHead))],
  ];
  for (const [name, listen] of listeners) subscribe(name, listen);
  return () => {
    for (const [name, listen] of listeners) unsubscribe(name, listen);
  };
};
