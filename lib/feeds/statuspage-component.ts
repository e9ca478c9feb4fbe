import type { Direction } from '../core/announcement.ts';
import type { ComponentScope } from '../core/feed.ts';

/**
 * What a component of a status page is about, by its name. The names are the exchanges' own custom, documented nowhere:
 * "Digital Currency Funding - Ethereum (ETH) - Polygon", "Bitcoin (BTC) Deposits/Withdrawals", "Withdrawals". Every word
 * of a name must be understood, or nothing is said: "Trading", "REST", "SEPA withdrawals" are about none of this.
 */

const WAYS = String.raw`deposits?|withdrawals?|funding|transfers?|sends?|receives?`;
/** Two ways may be named together. */
const AND = String.raw`\s*(?:/|&|and)\s*`;
/** "Withdrawals", "Deposits & Withdrawals": of all there is; transfers and funding may be within the house, or of money. */
const PLAIN = new RegExp(`^(?:all )?(deposits?|withdrawals?)(?:${AND}(deposits?|withdrawals?))?$`, 'i');
/** "Crypto Deposits and Withdrawals", "Digital Currency Funding". */
const OF_COINS = new RegExp(
  String.raw`^(?:all )?(?:crypto(?:currency|currencies)?|digital (?:asset|currency)|coin) (${WAYS})(?:${AND}(${WAYS}))?$`,
  'i',
);
/** 「出庫」「暗号資産の入金・出金」: 入金 and 出金 are mostly of yen, unless they say that they are of coins. */
const IN_JAPANESE =
  /^(?:暗号資産|仮想通貨)の?(入金|出金|入庫|出庫|預入|払出|送付|送金)(?:[/・](入金|出金|入庫|出庫|預入|払出|送付|送金))?$/;
const OF_COINS_IN_JAPANESE = /^(入庫|出庫|預入|払出|送付)(?:[/・](入庫|出庫|預入|払出|送付))?$/;
/** "Fiat Currency Funding", "Fiat Withdrawals": only of what is named after it. */
const FIAT = new RegExp(`^fiat(?: currency)? (${WAYS})(?:${AND}(${WAYS}))?$`, 'i');
/** "Ethereum (ETH)", "Bitcoin (BTC) Deposits/Withdrawals". */
const ASSET = new RegExp(
  String.raw`^[^()]{1,60} \((?<code>[A-Z0-9]{1,12})\)(?:\s+(?<one>${WAYS})(?:${AND}(?<other>${WAYS}))?)?$`,
  'iu',
);
const CODE = /^[A-Z0-9]+$/;
/** Groups that say nothing of what is in them; another may be of one country, or of one product. */
const PLAIN_GROUP = /^(?:exchange|platform|services?|funding|trading platform)$/i;

/** Networks that a name may end in where no word says that it is about moving coins at all. */
const NETWORKS = new Set(
  (
    'algorand aptos arbitrum avalanche base berachain bitcoin bnb-smart-chain bsc cardano celo cosmos ethereum fantom ' +
    'hyperevm ink kusama lightning linea near optimism plasma polkadot polygon ripple solana sonic starknet stellar ' +
    'sui tezos ton tron unichain xrp-ledger zksync'
  ).split(' '),
);
const isNetwork = (name: string): boolean =>
  NETWORKS.has(
    name
      .toLowerCase()
      .replace(/ (?:one|mainnet|network|c-chain)$/, '')
      .replaceAll(' ', '-'),
  );

const directionsIn = (way: string): Direction[] => {
  if (/^(?:withdrawals?|sends?|出金|出庫|払出|送金|送付)$/i.test(way)) return ['withdrawal'];
  return /^(?:deposits?|receives?|入金|入庫|預入)$/i.test(way) ? ['deposit'] : ['deposit', 'withdrawal'];
};
const directionsOf = (...ways: readonly (string | undefined)[]): Direction[] => {
  const named = new Set(ways.flatMap((way) => (way === undefined ? [] : directionsIn(way))));
  return (['deposit', 'withdrawal'] as const).filter((direction) => named.has(direction));
};

interface Heading {
  directions: Direction[];
  about: 'all' | 'coins' | 'fiat';
}
const HEADINGS: readonly (readonly [RegExp, Heading['about']])[] = [
  [PLAIN, 'all'],
  [OF_COINS, 'coins'],
  [IN_JAPANESE, 'coins'],
  [OF_COINS_IN_JAPANESE, 'coins'],
  [FIAT, 'fiat'],
];
const headingIn = (text: string): Heading | undefined => {
  for (const [pattern, about] of HEADINGS) {
    const found = pattern.exec(text);
    if (found !== null) return { directions: directionsOf(found[1], found[2]), about };
  }
  return undefined;
};

const segmentsOf = (name: string): string[] =>
  name
    .normalize('NFKC')
    .split(/\s+[-–—:|]\s+/)
    .map((segment) => segment.replaceAll(/\s+/g, ' ').trim())
    .filter((segment) => segment !== '');

/** An asset, and perhaps its network. Under a heading of coins all that follows is a network, elsewhere a known one. */
const scopeOfAsset = (
  [asset = '', network, ...more]: readonly string[],
  heading: Heading | undefined,
): ComponentScope | null => {
  const parts = ASSET.exec(asset)?.groups;
  const code = parts?.code ?? '';
  if (parts === undefined || !CODE.test(code) || more.length > 0) return null;
  const own = directionsOf(parts.one, parts.other);
  const directions = own.length > 0 ? own : (heading?.directions ?? []);
  if (heading?.about === 'fiat') return { asset: code, network: null, directions, whole: false };
  const isKnown = network !== undefined && isNetwork(network);
  if (network !== undefined && heading?.about !== 'coins' && !isKnown) return null;
  if (directions.length > 0) return { asset: code, network: network ?? null, directions, whole: false };
  return isKnown ? { asset: code, network, directions: ['deposit', 'withdrawal'], whole: false } : null;
};

/** What the component of this name, in the group of that name, is about; null where the names do not say. */
export const componentScope = (name: string, group: string | null): ComponentScope | null => {
  const [head = '', ...rest] = segmentsOf(name);
  const heading = headingIn(head);
  const groupName = segmentsOf(group ?? '').join(' - ');
  const context = headingIn(groupName);
  if (heading === undefined) return scopeOfAsset([head, ...rest], context);
  if (rest.length > 0) return scopeOfAsset(rest, heading);
  if (heading.about === 'fiat') return null;
  // Withdrawals in a group that means something else: of a country, of money, of one product.
  const isPlain = group === null || PLAIN_GROUP.test(groupName) || (context !== undefined && context.about !== 'fiat');
  return heading.about === 'coins' || isPlain
    ? { asset: null, network: null, directions: heading.directions, whole: true }
    : null;
};
