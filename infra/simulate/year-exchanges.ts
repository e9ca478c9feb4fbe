import type { Random } from './random.ts';

/** One row of an exchange's list. `chain` is what it truly runs on, however the exchange calls it. */
export interface YearRow {
  asset: string;
  network: string | null;
  chain: string;
  /** Off from the beginning, and for good. */
  isDead: boolean;
}

export interface YearExchange {
  id: string;
  rows: YearRow[];
  /** Whether it says of a delisted asset that it is. */
  saysDelisted: boolean;
  /** Answers "unchanged" to a conditional request. */
  isConditional: boolean;
  /** How it spells a chain in its notices. */
  spelling(chain: string): string;
}

/** Chains, with the spellings that exchanges use for them; the first is our name of it. */
const CHAINS: readonly (readonly [string, ...string[]])[] = [
  ['BTC', 'BTC', 'Bitcoin'],
  ['ETH', 'ETH', 'ERC20', 'Ethereum'],
  ['TRX', 'TRX', 'TRC20', 'Tron'],
  ['BNB', 'BSC', 'BEP20', 'BNB Smart Chain'],
  ['SOL', 'SOL', 'Solana'],
  ['MATIC', 'MATIC', 'Polygon'],
  ['ARB', 'ARBITRUM', 'Arbitrum One'],
  ['OP', 'OP', 'Optimism'],
  ['AVAX', 'AVAXC', 'AVAX C-Chain'],
  ['XRP', 'XRP', 'Ripple'],
  ['ADA', 'ADA', 'Cardano'],
  ['DOT', 'DOT', 'Polkadot'],
  ['ATOM', 'ATOM', 'Cosmos'],
  ['NEAR', 'NEAR', 'NEAR Protocol'],
  ['TON', 'TON', 'Toncoin'],
  ['APT', 'APT', 'Aptos'],
  ['SUI', 'SUI', 'Sui'],
  ['LTC', 'LTC', 'Litecoin'],
  ['DOGE', 'DOGE', 'Dogecoin'],
  ['XLM', 'XLM', 'Stellar'],
  ['ALGO', 'ALGO', 'Algorand'],
  ['FIL', 'FIL', 'Filecoin'],
];
export const CHAIN_NAMES: readonly string[] = CHAINS.map(([name]) => name);
/** Where tokens run, by weight: most on Ethereum. */
const TOKEN_CHAINS = ['ETH', 'ETH', 'ETH', 'ETH', 'ETH', 'BNB', 'BNB', 'SOL', 'SOL', 'TRX', 'MATIC', 'ARB'];
/** Rows of the lists that are read: a few of thousands, many of hundreds, some of dozens. */
const SIZES = [
  2_531, 1_400, 872, 811, 700, 640, 600, 520, 480, 420, 380, 340, 311, 300, 280, 250, 220, 200, 180, 150, 120, 110, 90,
  60, 40, 25,
];
/** A third of the exchanges tell no networks apart. */
const NAMELESS_EVERY = 3;
const DEAD = [0.05, 0.3] as const;

export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random.uniform() * from.length)]!;

const rowsOfList = (size: number, networkOf: (chain: string) => string | null, random: Random): YearRow[] => {
  const dead = random.between(...DEAD);
  const rows: YearRow[] = [];
  const add = (asset: string, chain: string): void => {
    const isDead = rows.length > 8 && random.uniform() < dead;
    rows.push({ asset, network: networkOf(chain), chain, isDead });
  };
  for (const chain of CHAIN_NAMES.slice(0, Math.ceil(size / 2))) add(chain, chain);
  while (rows.length < size) {
    const asset = `T${rows.length}`;
    if (random.uniform() < 0.75) add(asset, pick(random, TOKEN_CHAINS));
    else add(asset, asset);
  }
  return rows;
};

/** The first `count` of the exchanges that are read by flags. */
export const yearExchanges = (count: number, random: Random): YearExchange[] =>
  SIZES.slice(0, count).map((size, index) => {
    const spellings = new Map(CHAINS.map(([name, ...spelt]) => [name, pick(random, spelt)]));
    const spelling = (chain: string): string => spellings.get(chain) ?? chain;
    const isNameless = index % NAMELESS_EVERY === NAMELESS_EVERY - 1;
    return {
      id: `exchange${index + 1}`,
      rows: rowsOfList(size, (chain) => (isNameless ? null : spelling(chain)), random),
      saysDelisted: random.uniform() < 0.4,
      isConditional: index % 2 === 0,
      spelling,
    };
  });
/** So many exchanges are read by their flags. */
export const ALL_EXCHANGES = SIZES.length;
