import type { EXCHANGES } from '../../../lib/exchanges/index.ts';

/**
 * A list of each exchange in the form of its document, made by us: as long as wanted, so that readers are known to read
 * it, and polls to bear it. Fields that no reader looks at stand for those that weigh.
 */

type Id = keyof typeof EXCHANGES;
export type Json = Readonly<Record<string, unknown>>;

export interface Made {
  exchange: Id;
  endpoint: string;
  /** Currencies that such a list has today: figures of 2026 rounded up, or assumed where none was at hand. */
  usual: number;
  /** A body of so many currencies. */
  body(currencies: number): unknown;
}

const NETWORKS = ['ERC20', 'TRC20', 'BEP20'];
/** Most currencies have one network, every third has two, every ninth three. */
export const networksOf = (n: number): string[] => NETWORKS.slice(0, 1 + Number(n % 3 === 0) + Number(n % 9 === 0));
export const codeOf = (n: number): string => ['BTC', 'ETH', 'XRP'][n] ?? `COIN${n}`;
/** A twentieth is off. */
export const isOpen = (n: number): boolean => n % 20 !== 7;
export const contractOf = (n: number): string => `0x${(n + 1).toString(16).padStart(40, 'c')}`;
/** What stands beside the flags of a network: some 300 bytes of fees, limits and addresses, under names of nobody's. */
export const besides = (n: number): Json => ({
  feeOfTransfer: '0.00050000',
  leastAmountOfTransfer: '0.00100000',
  mostAmountOfTransfer: '1000000.00000000',
  leastAmountTakenIn: '0.00010000',
  blocksWaitedFor: 12,
  digitsOfTransfer: 8,
  tokenContract: contractOf(n),
  explorer: `https://explorer.example/token/${contractOf(n)}`,
});

export const list = (count: number, make: (n: number) => unknown): unknown[] =>
  Array.from({ length: count }, (_, n) => make(n));
export const table = (count: number, make: (n: number) => unknown): Json =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [codeOf(n), make(n)]));
export const chains = (n: number, make: (network: string) => Json): Json[] =>
  networksOf(n).map((network) => ({ ...make(network), ...besides(n) }));
/** Lists with one row a network rather than a currency. */
export const flat = (count: number, make: (n: number, network: string) => Json): unknown[] =>
  Array.from({ length: count }, (_, n) =>
    networksOf(n).map((network) => ({ ...make(n, network), ...besides(n) })),
  ).flat();

export const made = (exchange: Id, endpoint: string, usual: number, body: Made['body']): Made => ({
  exchange,
  endpoint,
  usual,
  body,
});

export const word = (n: number, open: string, shut: string): string => (isOpen(n) ? open : shut);
