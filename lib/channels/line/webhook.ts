import { HTTPFetchError, type messagingApi } from '@line/bot-sdk';
import { field, text } from '../json-fields.ts';

const REFUSED = [401, 403];
/** No endpoint has been set so far. */
const NONE = 404;

const worded = (error: unknown): Error => {
  if (!(error instanceof HTTPFetchError)) return new Error('LINE: not connected', { cause: error });
  return new Error(
    REFUSED.includes(error.status) ? 'LINE refused LINE_CHANNEL_ACCESS_TOKEN' : `LINE: answered ${error.status}`,
    { cause: error },
  );
};

const endpointOf = async (client: messagingApi.MessagingApiClient): Promise<string | null> => {
  try {
    return text(field(await client.getWebhookEndpoint(), 'endpoint')) ?? null;
  } catch (error) {
    if (error instanceof HTTPFetchError && error.status === NONE) return null;
    throw error;
  }
};

/**
 * https://developers.line.biz/en/reference/messaging-api/#set-webhook-endpoint-url and #test-webhook-endpoint: LINE
 * calls the address and says what it met there.
 */
export const registerLineEndpoint = async (
  client: messagingApi.MessagingApiClient,
  url: string,
): Promise<{ before: string | null }> => {
  try {
    const before = await endpointOf(client);
    await client.setWebhookEndpoint({ endpoint: url });
    const test: unknown = await client.testWebhookEndpoint({ endpoint: url });
    if (field(test, 'success') !== false) return { before };
    const [status, reason] = [field(test, 'statusCode'), text(field(test, 'reason')) ?? 'it did not say why'];
    throw new TestFailed(
      status === 401
        ? 'LINE set the webhook, and it refused the test: is LINE_CHANNEL_SECRET that of this channel?'
        : `LINE set the webhook, and could not reach it: ${reason}`,
    );
  } catch (error) {
    throw error instanceof TestFailed ? error : worded(error);
  }
};

class TestFailed extends Error {
  override name = 'TestFailed';
}
