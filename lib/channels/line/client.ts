import { messagingApi } from '@line/bot-sdk';
import type { Receipt } from '../../core/channel.ts';
import { receiptOf } from './receipt.ts';

export interface LineAccount {
  accessToken: string;
  apiUrl?: string | undefined;
  timeoutMs?: number | undefined;
}

export const DEFAULT_URL = 'https://api.line.me';

export const createClient = ({ accessToken, apiUrl }: LineAccount): messagingApi.MessagingApiClient =>
  new messagingApi.MessagingApiClient({ channelAccessToken: accessToken, baseURL: apiUrl ?? DEFAULT_URL });

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
