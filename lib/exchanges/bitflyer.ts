import type { Exchange } from '../core/exchange.ts';
import { statuspage } from '../core/feed-formats.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has } from './fields.ts';
import { platformRow } from './platform-row.ts';
import { scalar } from './source-text.ts';

const DOCUMENTS = 'https://lightning.bitflyer.com/docs';

/** The same document, "Exchange status" and "Orderbook status". */
const HEALTH = ['NORMAL', 'BUSY', 'VERY BUSY', 'SUPER BUSY', 'NO ORDER', 'STOP'];
const BOARD = ['RUNNING', 'CLOSED', 'STARTING', 'PREOPEN', 'CIRCUIT BREAK', 'AWAITING SQ', 'MATURED'];

const isError = (body: unknown): boolean => has(body, 'error_message');

/** Registered in Japan (関東財務局長 第00003号). It tells of trading alone; not verified on a recorded body. */
export const bitflyer: Exchange = {
  id: 'bitflyer',
  names: { en: 'bitFlyer', ja: 'ビットフライヤー', also: ['ビットフライヤ'] },
  site: 'https://bitflyer.com',
  statusPage: 'https://status.bitflyer.com',
  endpoints: [
    documentedEndpoint({
      name: 'health',
      url: 'https://api.bitflyer.com/v1/gethealth',
      about: 'platform',
      documentation: `${DOCUMENTS}#exchange-status`,
      isError,
      recognises: (body) => !isError(body) && HEALTH.includes(scalar(field(body, 'status'))),
      collect: (body, rows) => rows.add(platformRow(`trading: ${scalar(field(body, 'status'))}`)),
    }),
    documentedEndpoint({
      name: 'board-state',
      url: 'https://api.bitflyer.com/v1/getboardstate',
      about: 'platform',
      documentation: `${DOCUMENTS}#orderbook-status`,
      isError,
      recognises: (body) =>
        HEALTH.includes(scalar(field(body, 'health'))) && BOARD.includes(scalar(field(body, 'state'))),
      collect: (body, rows) =>
        rows.add(platformRow(`trading: ${scalar(field(body, 'health'))}, ${scalar(field(body, 'state'))}`)),
    }),
  ],
  polls: ['health'],
  // Its page bears the marks of Statuspage; what it answers was not at hand.
  feeds: [statuspage('https://status.bitflyer.com', { lang: 'ja', zone: 'Asia/Tokyo' })],
};
