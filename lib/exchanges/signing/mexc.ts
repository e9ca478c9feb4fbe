import { signedQuery } from './signed-query.ts';

const DOCUMENTS = 'https://www.mexc.com/api-docs/spot-v3';

/** Codes: https://www.mexc.com/api-docs/spot-v3/general-info#error-code */
export const mexcSigning = signedQuery({
  documentation: `${DOCUMENTS}/general-info#signed`,
  keyHeader: 'X-MEXC-APIKEY',
  // Its documents want it of every request, although a GET has no content.
  headers: { 'content-type': 'application/json' },
  codes: {
    '401': 'permission',
    '602': 'signature',
    '10072': 'key',
    '10073': 'clock',
    '700001': 'key',
    '700002': 'signature',
    '700003': 'clock',
    '700006': 'address',
    '700007': 'permission',
  },
});
