import { messagingApi } from '@line/bot-sdk';
import type { Receipt } from '../../core/channel.ts';
import { receiptOf } from './receipt.ts';

export interface LineAccount {
  accessToken: string;
  apiUrl?: string | undefined;
  timeoutMs?: number | undefined;
}

export const DEFAULT_URL = 'https://api.line.me';
/** Where files go: https://developers.line.biz/en/reference/messaging-api/#domain-name */
export const DEFAULT_DATA_URL = 'https://api-data.line.me';

/**
 * The SDK's clients resolve their paths against the base address, which loses a path that it has (a relay's, say):
 * they are made to ask below it. Answers the same client.
 */
export const belowPathOf = <T extends object>(client: T, baseUrl: string): T => {
  const path = new URL(baseUrl).pathname.replace(/\/$/, '');
  if (path === '') return client;
  const http: unknown = Reflect.get(client, 'httpClient');
  if (typeof http !== 'object' || http === null)
    throw new Error('the LINE SDK has changed: LINE_API_URL takes no path');
  const below = new Proxy(http, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (url: string, ...rest: unknown[]): unknown => Reflect.apply(member, target, [`${path}${url}`, ...rest]);
    },
  });
  Reflect.set(client, 'httpClient', below);
  return client;
};

export const createClient = ({ accessToken, apiUrl = DEFAULT_URL }: LineAccount): messagingApi.MessagingApiClient =>
  belowPathOf(new messagingApi.MessagingApiClient({ channelAccessToken: accessToken, baseURL: apiUrl }), apiUrl);

/** The client knows no time limit: a call that takes longer has an unknown outcome, and is tried again with its key. */
export const withinTime = async (call: Promise<unknown>, timeoutMs: number): Promise<Receipt> => {
  const { promise: late, resolve } = Promise.withResolvers<Receipt>();
  const timer = setTimeout(() => {
    resolve({ state: 'unknown', detail: 'timed out' });
  }, timeoutMs);
  try {
    return await Promise.race([late, call.then((): Receipt => ({ state: 'sent', ref: null }), receiptOf)]);
  } finally {
    clearTimeout(timer);
  }
};
