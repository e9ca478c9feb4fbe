import { signedQuery } from './signed-query.ts';

/** Codes: the errors of the endpoint itself, and those that the base information lists for all. */
export const bingxSigning = signedQuery({
  documentation: 'https://bingx-api.github.io/docs/#/en-us/spot/authentication.html',
  keyHeader: 'X-BX-APIKEY',
  codes: { '80014': 'clock', '100001': 'signature', '100413': 'key', '100419': 'address', '100421': 'clock' },
});
