import { startLinePlatform, type LinePlatform } from './line.ts';

export interface LineWithWebhook extends LinePlatform {
  state: {
    endpoint: string | null;
    active: boolean;
    revoked: boolean;
    /** What our webhook answers to LINE's test of it. */
    testStatus: number;
  };
}

/** LINE with its webhook settings: https://developers.line.biz/en/reference/messaging-api/#webhook-settings */
export const startLineWithWebhook = async (): Promise<LineWithWebhook> => {
  const state: LineWithWebhook['state'] = { endpoint: null, active: true, revoked: false, testStatus: 200 };
  const server = await startLinePlatform(({ method, path, body }) => {
    if (state.revoked) return { status: 401, body: { message: 'Authentication failed' } };
    if (path === '/v2/bot/info') return { status: 200, body: { userId: 'U0', displayName: 'Mamori', chatMode: 'bot' } };
    if (path === '/v2/bot/channel/webhook/endpoint') {
      if (method === 'PUT') state.endpoint = body.endpoint;
      if (state.endpoint === null) return { status: 404, body: { message: 'Webhook endpoint not found' } };
      return { status: 200, body: method === 'PUT' ? {} : { endpoint: state.endpoint, active: state.active } };
    }
    if (path === '/v2/bot/channel/webhook/test') {
      const { testStatus: statusCode } = state;
      const [success, reason] = statusCode === 200 ? [true, 'OK'] : [false, 'ERROR_STATUS_CODE'];
      return {
        status: 200,
        body: { success, timestamp: new Date().toISOString(), statusCode, reason, detail: reason },
      };
    }
    return undefined;
  });
  return Object.assign(server, { state });
};
