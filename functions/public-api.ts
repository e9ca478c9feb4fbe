import middy from '@middy/core';
import { answerHttp } from '../lib/http/answer-http.ts';
import { wirePublicApi } from '../lib/wire.ts';

/** What anyone may read: the API and the page. */
export const handler = middy(answerHttp(wirePublicApi('public-api')));
