import type { AnnouncedWindow, Label } from '../../lib/core/announcement.ts';
import type { Statement } from '../../lib/core/statement.ts';
import { MINUTE } from '../../lib/core/time.ts';
import type { Random } from './random.ts';
import { pick, type YearExchange } from './year-exchanges.ts';
import type { Minute, Script } from './year-script.ts';

/** When the year begins; the clock is nobody's. */
export const YEAR_BEGINS = Date.UTC(2026, 0, 1);
export const instant = (minute: Minute): number => YEAR_BEGINS + minute * MINUTE;
/** Feeds are read every few minutes. */
const FEED_LAG = [1, 5] as const;

export interface Words {
  label: Label;
  assets?: string[];
  networks?: string[];
  whole?: boolean;
  window?: AnnouncedWindow | null;
}

/** Adds what is said at `at`; one of the same key takes the older one's place and keeps its date. Answers the key. */
export const say = (
  { says, exchange }: Script,
  random: Random,
  at: Minute,
  words: Words,
  edited?: { key: string; publishedAt: Minute },
): string => {
  const seen = Math.max(0, Math.round(at + random.between(...FEED_LAG)));
  const key = edited?.key ?? `${exchange.id} ${says.length}`;
  const statement: Statement = {
    key,
    by: 'feed',
    feed: 'feed',
    title: 'A notice',
    url: null,
    publishedAt: instant(Math.round(edited?.publishedAt ?? at)),
    seenAt: instant(seen),
    confidence: 0.9,
    evidence: [],
    directions: words.label === 'info' ? [] : ['withdrawal'],
    assets: [],
    networks: [],
    whole: false,
    window: null,
    ...words,
  };
  says.push({ at: seen, statement });
  return key;
};

/** What stops together, and the ways in which notices name it. */
export interface Scope {
  rows: number[];
  isWhole: boolean;
  named: Pick<Words, 'assets' | 'networks' | 'whole'>;
}

const alive = ({ rows }: YearExchange): number[] => rows.flatMap(({ isDead }, index) => (isDead ? [] : [index]));

export const everything = (exchange: YearExchange): Scope => ({
  rows: alive(exchange),
  isWhole: true,
  named: { whole: true },
});

export const oneRow = (exchange: YearExchange, random: Random, row = pick(random, alive(exchange))): Scope => {
  const { asset, network } = exchange.rows[row]!;
  const networks = network !== null && random.uniform() < 0.5 ? [network] : [];
  return { rows: [row], isWhole: false, named: { assets: [asset], networks } };
};

export const rowsOfChain = (exchange: YearExchange, chain: string): number[] =>
  alive(exchange).filter((row) => exchange.rows[row]!.chain === chain);

/** Notices name a network, or its own coin, or both: "SOL", "the Solana network", "Solana (SOL)". */
export const oneChain = (exchange: YearExchange, random: Random, chain: string): Scope => {
  const rows = rowsOfChain(exchange, chain);
  const networks = [exchange.spelling(chain)];
  const named = pick(random, [{ networks }, { networks }, { assets: [chain] }, { assets: [chain], networks }]);
  return { rows, isWhole: false, named };
};
