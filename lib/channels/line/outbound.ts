import type { Message, OutboundChannel } from '../../core/channel.ts';
import { CALL_TIMEOUT_MS } from '../platform-request.ts';
import { createClient, withinTime, type LineAccount } from './client.ts';
import { layOut } from './layout.ts';
import { MULTICAST_MOST, PER_SECOND } from './limits.ts';
import { setUpRichMenu } from './set-up.ts';
import { registerLineEndpoint } from './webhook.ts';

/** https://developers.line.biz/en/reference/messaging-api/#send-push-message */
const silence = ({ silent }: Message): { notificationDisabled?: true } =>
  silent === true ? { notificationDisabled: true } : {};

/** Sending on LINE: multicast to many, push to one; the retry key makes a repeat harmless for a day. */
export const createLineOutbound = (account: LineAccount): OutboundChannel => {
  const client = createClient(account);
  const timeoutMs = account.timeoutMs ?? CALL_TIMEOUT_MS;
  return {
    id: 'line',
    edits: false,
    batchSize: MULTICAST_MOST,
    multicasts: true,
    perSecond: PER_SECOND,
    idempotent: true,
    send: (to, message, _locale, key) =>
      withinTime(client.pushMessage({ to: to.id, messages: layOut(message), ...silence(message) }, key), timeoutMs),
    multicast: (to, message, _locale, key) =>
      withinTime(
        client.multicast({ to: to.map(({ id }) => id), messages: layOut(message), ...silence(message) }, key),
        timeoutMs,
      ),
    setUp: (_menus, turn) => setUpRichMenu(account, turn),
    registerWebhook: (url) => registerLineEndpoint(client, url),
  };
};
