import { broken, type Check } from '../core/check.ts';
import { callPlatform, isReceipt, type PlatformAnswer } from './platform-request.ts';

/** An address may hold a secret in its path. */
export const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : 'another address');

/** A harmless call: the answer of a success, or the check that it fails. `refused` says how to mend a token. */
export const askForCheck = async (
  check: string,
  url: string,
  headers: Record<string, string>,
  refused: string,
  method: 'GET' | 'POST' = 'GET',
): Promise<PlatformAnswer | Check> => {
  const answer = await callPlatform(url, { method, headers, ...(method === 'POST' && { body: {} }) });
  if (isReceipt(answer)) {
    const detail = answer.state === 'sent' ? 'no answer' : answer.detail;
    return broken(check, detail, 'look at this machine’s connection, proxy and firewall');
  }
  if (answer.status === 200) return answer;
  if ([401, 403].includes(answer.status)) return broken(check, `answered ${answer.status}: refused`, refused);
  return broken(check, `answered ${answer.status}`, 'try again later; if it stays, look at the platform’s status page');
};

export const isCheck = (answer: PlatformAnswer | Check): answer is Check => 'check' in answer;

export const SET_UP = 'run: npm run -s mamori -- channels set-up';
