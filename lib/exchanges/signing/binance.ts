import { signedQuery } from './signed-query.ts';

/** Codes: https://developers.binance.com/docs/binance-spot-api-docs/errors */
export const binanceSigning = signedQuery({
  documentation: 'https://developers.binance.com/docs/binance-spot-api-docs/rest-api/request-security',
  keyHeader: 'X-MBX-APIKEY',
  codes: {
    '-1002': 'permission',
    '-1021': 'clock',
    '-1022': 'signature',
    '-2008': 'key',
    '-2014': 'key',
    // Said of a key, of an address and of a permission alike.
    '-2015': 'key',
  },
});
