import { createDirectory } from '../../lib/wallets/directory.ts';
import { addRegistry, SHIPPED } from '../../lib/wallets/registry.ts';
import { createWalletBook, type WalletBook } from '../../lib/wallets/wallet-book.ts';
import { median } from './median.ts';

const MILLION = 1_000_000;
const BLOCK_TRANSACTIONS = 258;
const ROUNDS = 400;
const LOOKED_UP = 100_000;

/** Repeatable, so that two runs look at the same addresses. Of two seeds far apart none comes twice. */
const createAddresses = (seed: number): (() => string) => {
  let state = seed;
  const next = (): string => {
    state = (state + 0x9e37_79b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0).toString(16).padStart(8, '0');
  };
  return () => `0x${next()}${next()}${next()}${next()}${next()}`;
};
const [MILLION_SEED, BLOCK_SEED, MISS_SEED] = [0, 0x5000_0001, 0x6000_0002];

const timed = <T>(work: () => T): { ms: number; made: T } => {
  const begin = performance.now();
  const made = work();
  return { ms: performance.now() - begin, made };
};

const million = (): WalletBook => {
  const book = createWalletBook(new Set(SHIPPED.evm), MILLION + 8_192);
  addRegistry(book, SHIPPED);
  const address = createAddresses(MILLION_SEED);
  const labelling = {
    exchange: 'synthetic',
    chains: ['ethereum'],
    kind: 'unknown',
    source: 's',
    confidence: 'c',
  } as const;
  for (let row = 0; row < MILLION; row += 1) book.add(labelling, address(), null);
  return book;
};

/** The body of a block as a node gives it, every address in it fresh. */
const blockBody = (): string => {
  const address = createAddresses(BLOCK_SEED);
  const hash = (): string => `${address()}${address().slice(2, 26)}`;
  const transactions = Array.from({ length: BLOCK_TRANSACTIONS }, (_, index) => ({
    blockHash: hash(),
    blockNumber: '0x1060c8d',
    from: address(),
    gas: '0x5208',
    gasPrice: '0x12a05f200',
    hash: hash(),
    input: `0xa9059cbb${hash().slice(2)}${hash().slice(2)}`,
    nonce: '0x15',
    to: address(),
    transactionIndex: `0x${index.toString(16)}`,
    value: '0xde0b6b3a7640000',
    r: hash(),
    s: hash(),
    v: '0x25',
  }));
  return JSON.stringify({ jsonrpc: '2.0', id: 1, result: { number: '0x1060c8d', transactions } });
};

const missNs = (book: WalletBook): number => {
  const touches = book.touches('ethereum');
  const address = createAddresses(MISS_SEED);
  const json = JSON.stringify(Array.from({ length: LOOKED_UP }, address));
  const rounds = Array.from({ length: 9 }, () => {
    const fresh = JSON.parse(json) as string[];
    return timed(() => fresh.filter(touches).length).ms;
  });
  return (median(rounds) / LOOKED_UP) * 1e6;
};

type Touches = (address: string) => boolean;

const readBlock = (body: string, touches: Touches): number => {
  const { result } = JSON.parse(body) as { result: { transactions: { from: string; to: string }[] } };
  let touched = 0;
  for (const { from, to } of result.transactions) if (touches(from) || touches(to)) touched += 1;
  return touched;
};

/** Each in turn, round by round: whatever slows the machine down slows all of them. */
const blockMs = (body: string, all: readonly Touches[]): number[] => {
  const rounds = Array.from({ length: ROUNDS }, () => all.map((touches) => timed(() => readBlock(body, touches)).ms));
  return all.map((_, which) => median(rounds.map((round) => round[which] ?? 0)));
};

/** Look-ups among the shipped wallets and among a million more, alone and beside JSON.parse of a block of 258 transactions. */
export const walletsBench = async (): Promise<Record<string, unknown>[]> => {
  const body = blockBody();
  const books = [
    { wallets: 'shipped', ...timed(() => createDirectory([])) },
    { wallets: 'shipped and 1,000,000 synthetic', ...timed(million) },
  ];
  const readers = [(): boolean => false, ...books.map(({ made }) => made.touches('ethereum'))];
  // Warm before anything is compared.
  blockMs(body, readers);
  const [parsed = 0, ...blocks] = blockMs(body, readers);
  return books.map(({ wallets, ms, made }, which) => ({
    wallets,
    'load ms': Number(ms.toFixed(1)),
    'miss ns': Number(missNs(made).toFixed(0)),
    'block ms': Number((blocks[which] ?? 0).toFixed(3)),
    'JSON.parse ms': Number(parsed.toFixed(3)),
    'process MB (both)': Math.round(process.memoryUsage().rss / 1e6),
  }));
};
