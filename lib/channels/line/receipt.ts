import { HTTPFetchError } from '@line/bot-sdk';
import type { Receipt } from '../../core/channel.ts';

/** Accepted before under the same retry key: https://developers.line.biz/en/docs/messaging-api/retrying-api-request/ */
const ALREADY_ACCEPTED = 409;
const LATER_MS = 2_000;
/** A month's allowance does not come back within the hour. */
const QUOTA_LATER_MS = 60 * 60_000;
/** A token that is refused needs an operator: it is not hammered. */
const REFUSED_LATER_MS = 5 * 60_000;

/** https://developers.line.biz/en/reference/messaging-api/#error-responses: 429 has two meanings. */
const isQuota = (body: string): boolean => /monthly limit/i.test(body);

/** What an error of the client means for the message. */
export const receiptOf = (error: unknown): Receipt => {
  if (!(error instanceof HTTPFetchError)) {
    const refused = error instanceof Error && (error.cause as { code?: unknown } | undefined)?.code === 'ECONNREFUSED';
    return refused
      ? { state: 'retry', afterMs: LATER_MS, scope: 'message', detail: 'not connected' }
      : { state: 'unknown', detail: 'timed out or connection lost' };
  }
  const { status } = error;
  if (status === ALREADY_ACCEPTED) return { state: 'sent', ref: null };
  if (status === 429) {
    return isQuota(error.body)
      ? { state: 'retry', afterMs: QUOTA_LATER_MS, scope: 'quota', detail: 'the monthly limit is reached' }
      : { state: 'retry', afterMs: LATER_MS, scope: 'token', detail: 'rate limit' };
  }
  if (status === 401 || status === 403)
    return { state: 'retry', afterMs: REFUSED_LATER_MS, scope: 'token', detail: `answered ${status}` };
  if (status >= 500) return { state: 'unknown', detail: `answered ${status}` };
  return { state: 'rejected', detail: `answered ${status}` };
};
