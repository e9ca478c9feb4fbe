import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { RawRequest, WebhookReply } from '../core/channel.ts';

/** The very bytes that were sent: API Gateway hands some bodies over in base64. */
const bytesOf = ({ body, isBase64Encoded }: APIGatewayProxyEventV2): Uint8Array =>
  Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');

/** A webhook's HTTP event to a raw request, and the reply back. */
export const receiveHttp =
  (receive: (request: RawRequest) => Promise<WebhookReply>) =>
  async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const headers = Object.fromEntries(
      Object.entries(event.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const { status, body } = await receive({ headers, body: bytesOf(event) });
    if (body === undefined) return { statusCode: status };
    return { statusCode: status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  };
