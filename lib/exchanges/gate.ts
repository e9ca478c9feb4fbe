import { DELISTED, type AssetRow, type Availability } from '../core/availability.ts';
import type { Exchange } from '../core/exchange.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, hasMark, isFields, sampleOf, type Fields } from './fields.ts';
import { flag, suspendedIf } from './flag.ts';
import { code } from './source-text.ts';

/** What the suffix of a currency may be called besides its chain's own name: both are Neo's first network. */
const SUFFIXES: Readonly<Record<string, string>> = { GAS_OLD: 'NEO' };

const MARKS = ['withdraw_disabled', 'withdraw_delayed', 'deposit_disabled', 'trade_disabled', 'chain', 'chains'];

const withdrawalOf = (flags: Fields): Availability => {
  const disabled = suspendedIf(flags.withdraw_disabled);
  return disabled === 'open' && flag(flags.withdraw_delayed) === true ? 'delayed' : disabled;
};

const rowOf = (asset: string, network: string | null, flags: Fields, delisted: boolean): AssetRow => ({
  asset,
  network,
  deposit: delisted ? 'suspended' : suspendedIf(flags.deposit_disabled),
  withdrawal: delisted ? 'suspended' : withdrawalOf(flags),
  reason: delisted ? DELISTED : null,
});

/**
 * `USDT_SOL` on SOL is USDT: the flat list names a token by its chain where it has several, in full or by the
 * end of the chain's name (`WXT_C` on AVAX_C). `GAS_OLD` and the like, which were replaced, are assets of their own.
 */
const assetOf = (currency: string, chain: string | null): string => {
  if (chain === null || !currency.includes('_')) return currency;
  const alias = Object.hasOwn(SUFFIXES, chain) ? SUFFIXES[chain] : undefined;
  for (const suffix of [chain, chain.slice(chain.lastIndexOf('_') + 1), alias]) {
    if (suffix === undefined || suffix === 'OLD' || !currency.endsWith(`_${suffix}`)) continue;
    return currency.slice(0, -suffix.length - 1) || currency;
  }
  return currency;
};

export const gate: Exchange = {
  id: 'gate',
  names: { en: 'Gate', ja: 'ゲート', also: ['gate.io', 'gateio', 'ゲートアイオー'] },
  site: 'https://www.gate.com',
  statusPage: 'https://www.gate.com/announcements',
  endpoints: [
    documentedEndpoint({
      name: 'currencies',
      url: 'https://api.gateio.ws/api/v4/spot/currencies',
      about: 'funding',
      documentation: 'https://www.gate.com/docs/developers/apiv4/#query-all-currency-information',
      isError: (body) => has(body, 'label'),
      recognises: (body) =>
        sampleOf(body).some(
          (row) => Object.hasOwn(row, 'currency') && hasMark(row, MARKS, ['currency', 'name', 'delisted']),
        ),
      collect(body, rows) {
        for (const currency of body as unknown[]) {
          const name = code(field(currency, 'currency'));
          if (name === undefined || !isFields(currency)) continue;
          const delisted = flag(currency.delisted) === true;
          if (!Array.isArray(currency.chains) || currency.chains.length === 0) {
            const chain = code(currency.chain) ?? null;
            rows.add(rowOf(assetOf(name, chain), chain, currency, delisted), name);
            continue;
          }
          for (const chain of currency.chains as unknown[]) {
            if (isFields(chain)) rows.add(rowOf(name, code(chain.name) ?? null, chain, delisted));
          }
        }
      },
    }),
  ],
  polls: ['currencies'],
};
