import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { PublicRequest, PublicResponse } from '../page/answer-request.ts';

/** A reader's HTTP event to a request, and the response back. */
export const answerHttp =
  (answer: (request: PublicRequest) => Promise<PublicResponse>) =>
  async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const acceptLanguage = event.headers['accept-language'];
    const { status, headers, body } = await answer({
      path: event.rawPath,
      query: event.queryStringParameters ?? {},
      ...(acceptLanguage !== undefined && { acceptLanguage }),
    });
    return { statusCode: status, headers, body };
  };
