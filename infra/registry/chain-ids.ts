import type { Chain } from '../../lib/core/chain.ts';
import { CHAINS } from '../../lib/chains/index.ts';

/** Other spellings of chains that lists and imports use. Those of a chain that is read stand in its own file as well. */
const SPELLINGS: Readonly<Record<string, string>> = {
  algo: 'algorand',
  apt: 'aptos',
  atom: 'cosmos',
  avalanche: 'avax',
  bep20: 'bsc',
  'bitcoin cash': 'bch',
  bitcoincash: 'bch',
  bnb: 'bsc',
  btc: 'bitcoin',
  clo: 'callisto',
  dogecoin: 'doge',
  dot: 'polkadot',
  era: 'zksync',
  erc20: 'ethereum',
  eth: 'ethereum',
  ethereumclassic: 'etc',
  ftm: 'fantom',
  kaihot: 'kardia',
  kcs: 'kcc',
  'l-btc': 'liquidbtc',
  litecoin: 'ltc',
  luna: 'terra',
  luna2: 'terra2',
  matic: 'polygon',
  monacoin: 'mona',
  op_bnb: 'opbnb',
  rbtc: 'rsk',
  ripple: 'xrpl',
  sol: 'solana',
  trc20: 'tron',
  trx: 'tron',
  vet: 'vechain',
  xbt: 'bitcoin',
  xdai: 'gnosis',
  xem: 'nem',
  xinfin: 'xdc',
  xlm: 'stellar',
  xrd: 'radixdlt',
  xrp: 'xrpl',
  xtz: 'tezos',
  xym: 'symbol',
  zil: 'zilliqa',
  ziliqa: 'zilliqa',
};

const chains: Readonly<Record<string, Chain>> = CHAINS;

/** The id of a chain, whatever its spelling; what nobody knows stays as it is, in lower case. */
export const chainIdOf = (spelling: string): string => {
  const folded = spelling.trim().toLowerCase();
  const read = Object.values(chains).find(
    ({ id, also }) => id === folded || also.some((other) => other.toLowerCase() === folded),
  );
  return read?.id ?? (Object.hasOwn(SPELLINGS, folded) ? SPELLINGS[folded] : undefined) ?? folded;
};

const BASE58 = '[1-9A-HJ-NP-Za-km-z]';
/**
 * Where the form of an address tells the chain better than a list: two lists name an asset instead of a chain, and one
 * has Litecoin addresses among Bitcoin's.
 */
const FORMS: readonly [named: string, form: RegExp, chain: string][] = [
  ...['usdt', 'usdc'].flatMap((asset): [string, RegExp, string][] => [
    [asset, /^0x[0-9a-f]{40}$/, 'ethereum'],
    [asset, new RegExp(`^T${BASE58}{33}$`), 'tron'],
  ]),
  ['bitcoin', new RegExp(`^(L${BASE58}{33}|ltc1[02-9ac-hj-np-z]{39,59})$`), 'ltc'],
];

/** The chain of a row, by the form of its address where that tells it better. */
export const chainOfRow = (chain: string, address: string): string =>
  FORMS.find(([named, form]) => named === chain && form.test(address))?.[2] ?? chainIdOf(chain);

/** An address as the chain compares it; as it is where no reader of the chain exists; undefined where it is none. */
export const canonicalOn = (chain: string, address: string): string | undefined => {
  const read = Object.hasOwn(chains, chain) ? chains[chain] : undefined;
  if (read !== undefined) return read.canonical(address);
  const folded = /^0x[0-9a-f]{40}$/i.test(address) ? address.toLowerCase() : address;
  return /^[!-~]{8,128}$/.test(folded) ? folded : undefined;
};
