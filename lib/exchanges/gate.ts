import { DELISTED, type AssetRow, type Availability } from '../core/availability.ts';
import { Unreadable, type Exchange } from '../core/exchange.ts';
import { code, field, flag, isFields, listOf, suspendedIf, uniqueRows } from './body.ts';

const withdrawalOf = (fields: unknown, delisted: boolean): Availability => {
  if (delisted) return 'suspended';
  const disabled = suspendedIf(field(fields, 'withdraw_disabled'));
  return disabled === 'open' && flag(field(fields, 'withdraw_delayed')) === true ? 'delayed' : disabled;
};

const row = (asset: string, network: string | null, fields: unknown, delisted: boolean): AssetRow => ({
  asset, network,
  deposit: delisted ? 'suspended' : suspendedIf(field(fields, 'deposit_disabled')),
  withdrawal: withdrawalOf(fields, delisted),
  reason: delisted ? DELISTED : null,
});

/**
 * `USDT_SOL` on SOL is USDT: the flat list names a token by its chain where it has several. Short suffixes stand
 * for a chain as well (`WXT_C` on AVAX_C). `GAS_OLD` and the like are assets of their own.
 */
const assetOf = (currency: string, chain: string | null): string => {
  const cut = currency.lastIndexOf('_');
  const suffix = currency.slice(cut + 1);
  const named = cut > 0 && chain !== null && suffix !== 'OLD' && (chain === suffix || chain.endsWith(`_${suffix}`));
  return named ? currency.slice(0, cut) : currency;
};

const readCurrency = (currency: unknown): AssetRow[] => {
  const name = code(field(currency, 'currency'));
  if (name === undefined) return [];
  const delisted = flag(field(currency, 'delisted')) === true;
  const chains = field(currency, 'chains');
  if (!Array.isArray(chains)) {
    const chain = code(field(currency, 'chain')) ?? null;
    return [row(assetOf(name, chain), chain, currency, delisted)];
  }
  return chains.filter(isFields).map((chain) => row(name, code(chain.name) ?? null, chain, delisted));
};

export const gate: Exchange = {
  id: 'gate',
  names: { en: 'Gate', ja: 'ゲート', also: ['gate.io', 'gateio', 'ゲートアイオー'] },
  site: 'https://www.gate.com', statusPage: 'https://www.gate.com/announcements',
  endpoints: [{
    name: 'currencies', url: 'https://api.gateio.ws/api/v4/spot/currencies', about: 'funding',
    documentation: 'https://www.gate.com/docs/developers/apiv4/#query-all-currency-information',
    recognises: (body) => Array.isArray(body) && isFields(body[0]) && 'currency' in body[0] && ['chain', 'chains', 'withdraw_disabled', 'trade_disabled'].some((name) => name in (body[0] as object)),
    read: (body) => {
      const currencies = listOf(body, 'the answer');
      if (!currencies.some((currency) => 'trade_disabled' in Object(currency) || 'withdraw_disabled' in Object(currency) || 'chains' in Object(currency))) throw new Unreadable('no row has the fields of Gate');
      return uniqueRows(currencies.flatMap(readCurrency), 'the list of currencies');
    },
  }],
  polls: ['currencies'],
};
