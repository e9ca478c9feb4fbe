import type { APIGatewayProxyEventV2 } from 'aws-lambda';

const OWN_HOST = /^(127\.0\.0\.1|localhost)(:\d{1,5})?$/;

/**
 * Whether a request may be a page of ours: other sites reach a loopback address through the visitor's browser, by
 * a name of theirs that leads to it, or by a form that needs nobody's leave.
 */
export const isOwn = ({ headers, requestContext: { http } }: APIGatewayProxyEventV2): boolean => {
  const { host = '', origin, 'content-type': type = '' } = headers;
  if (!OWN_HOST.test(host)) return false;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  return http.method !== 'POST' || /^application\/json\s*(;|$)/i.test(type);
};
