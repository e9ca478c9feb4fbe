import { objectOf, textOf } from './json.ts';
import type { ApiAnswer, ApiRequest } from './platform.ts';

/** https://developers.line.biz/en/reference/messaging-api/#set-webhook-endpoint-url */
const PATH = '/v2/bot/channel/webhook/endpoint';
/** https://developers.line.biz/en/reference/messaging-api/#test-webhook-endpoint */
const TEST = '/v2/bot/channel/webhook/test';

/**
 * The address that LINE is told to call. It is kept and shown, and never called: webhooks go to the runner's own
 * address, whatever public one the operator has set. Answers undefined where the request is about something else.
 */
export const createWebhookEndpoint = (): ((request: ApiRequest) => ApiAnswer | undefined) => {
  let endpoint: string | undefined;
  return ({ method, path, body }) => {
    if (path === TEST && method === 'POST')
      return {
        status: 200,
        body: { success: true, timestamp: new Date().toISOString(), statusCode: 200, reason: 'OK' },
      };
    if (path !== PATH) return undefined;
    if (method === 'PUT') {
      endpoint = textOf(objectOf(body).endpoint);
      return { status: 200, body: {} };
    }
    return endpoint === undefined
      ? { status: 404, body: { message: 'Webhook endpoint not found' } }
      : { status: 200, body: { endpoint, active: true } };
  };
};
