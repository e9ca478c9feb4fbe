import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, sampleOf } from './fields.ts';
import { openIf } from './flag.ts';
import { bybitRights } from './key-rights.ts';
import { addNetworks, NOTHING_SAID } from './network-rows.ts';
import { platformRow } from './platform-row.ts';
import { bybitSigning } from './signing/bybit.ts';
import { code, scalar, words } from './source-text.ts';
import { millisecondsIn } from './source-time.ts';

const DOCUMENTS = 'https://bybit-exchange.github.io/docs/v5';

const resultIn = (body: unknown): unknown =>
  scalar(field(body, 'retCode')) === '0' ? field(body, 'result') : undefined;
const isError = (body: unknown): boolean => has(body, 'retCode') && scalar(body.retCode) !== '0';

/** Nothing is listed while there is no maintenance. */
const noticesIn = (body: unknown): string[] =>
  (field(resultIn(body), 'list') as unknown[]).flatMap((row) => {
    const [state, title] = [words(field(row, 'state')), words(field(row, 'title'))];
    return state === null ? [] : [title === null ? state : `${state}: ${title}`];
  });

/** Both readings were verified on recordings; the flags need a key, and an empty one ("") is not known. */
export const bybit: Exchange = {
  id: 'bybit',
  names: { en: 'Bybit', ja: 'バイビット', also: ['バイビッド'] },
  site: 'https://www.bybit.com',
  statusPage: 'https://bybit.statuspage.io',
  endpoints: [
    documentedEndpoint({
      name: 'system-status',
      url: 'https://api.bybit.com/v5/system/status',
      about: 'platform',
      documentation: `${DOCUMENTS}/system-status`,
      isError,
      recognises(body) {
        const list = field(resultIn(body), 'list');
        if (!Array.isArray(list)) return false;
        return (
          list.length === 0 || sampleOf(list).some((row) => ['state', 'maintainType'].every((name) => has(row, name)))
        );
      },
      collect(body, rows) {
        const notices = noticesIn(body);
        rows.add(platformRow(notices.length === 0 ? 'no maintenance is listed' : notices.join('; ')));
      },
      time: (body) => millisecondsIn(field(body, 'time')),
    }),
    documentedEndpoint({
      name: 'coin-info',
      url: null,
      signed: { method: 'GET', url: 'https://api.bybit.com/v5/asset/coin/query-info', scheme: bybitSigning },
      about: 'funding',
      documentation: `${DOCUMENTS}/asset/coin-info`,
      isError,
      recognises: (body) =>
        sampleOf(field(resultIn(body), 'rows')).some(
          (row) => Object.hasOwn(row, 'coin') && Object.hasOwn(row, 'chains'),
        ),
      collect(body, rows) {
        for (const coin of field(resultIn(body), 'rows') as unknown[]) {
          const asset = code(field(coin, 'coin'));
          if (asset === undefined) continue;
          addNetworks(rows, {
            asset,
            networks: field(coin, 'chains'),
            on: ({ chainType, chain, chainDeposit, chainWithdraw }) => ({
              network: code(chainType) ?? code(chain) ?? null,
              deposit: openIf(chainDeposit),
              withdrawal: openIf(chainWithdraw),
              reason: null,
            }),
            alone: NOTHING_SAID,
          });
        }
      },
      time: (body) => millisecondsIn(field(body, 'time')),
    }),
  ],
  polls: ['system-status'],
  keyRights: bybitRights,
};
