import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** The PNG behind a picture's file name, and how long it may be kept; undefined where there is none. */
export type ShowPicture = (file: string) => Promise<{ png: Uint8Array; keptMs: number } | undefined>;

const SECOND_MS = 1_000;

/** For whoever has the address, and no search engine. */
const HEADERS = { 'x-content-type-options': 'nosniff', 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' };

/** A request for a picture to its bytes, which API Gateway takes in base64. */
export const showPicture =
  (show: ShowPicture) =>
  async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const found = await show(event.rawPath.split('/').at(-1) ?? '');
    if (found === undefined)
      return { statusCode: 404, headers: { ...HEADERS, 'cache-control': 'no-store' }, body: 'not found' };
    return {
      statusCode: 200,
      headers: {
        ...HEADERS,
        'content-type': 'image/png',
        'cache-control': `private, max-age=${Math.floor(found.keptMs / SECOND_MS)}`,
      },
      body: Buffer.from(found.png).toString('base64'),
      isBase64Encoded: true,
    };
  };
