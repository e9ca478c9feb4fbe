import { subscribe } from 'node:diagnostics_channel';
import { SKEW_MOST_MS, skewInWords, skewOf } from '../../lib/core/clock-skew.ts';
import type { Log } from '../../lib/core/log.ts';

/** https://undici.nodejs.org/#/docs/api/DiagnosticsChannel: Node's own fetch publishes every answer's head. */
const ANSWERS = 'undici:request:headers';

interface Answer {
  request: { origin?: string | URL };
  response: { headers: Uint8Array[] };
}

const headersOf = ({ response: { headers } }: Answer): { date?: string; age?: string } => {
  const texts = headers.map((part) => Buffer.from(part).toString('latin1'));
  const value = (name: string): string | undefined => {
    const at = texts.findIndex((text, index) => index % 2 === 0 && text.toLowerCase() === name);
    return at < 0 ? undefined : texts[at + 1];
  };
  const [date, age] = [value('date'), value('age')];
  return { ...(date !== undefined && { date }), ...(age !== undefined && { age }) };
};

/**
 * Says once that this machine's clock is off, and once that it is right again, as the answers of exchanges and
 * platforms tell it: with a wrong clock, quiet hours, ages and the 15 minutes of a gathering are wrong.
 */
export const watchClock = (log: Log, now: () => number = Date.now): void => {
  let off = false;
  subscribe(ANSWERS, (message) => {
    const answer = message as Answer;
    const skew = skewOf(headersOf(answer), now());
    if (skew === undefined || Math.abs(skew) > SKEW_MOST_MS === off) return;
    off = !off;
    if (!off) log.info('the clock of this machine is right again');
    else {
      const whose = String(answer.request.origin ?? 'an answer');
      log.error(
        `the clock of this machine is ${skewInWords(skew)} of ${whose}: set it right (timedatectl set-ntp true), ` +
          'for times and quiet hours are wrong until then',
      );
    }
  });
};
