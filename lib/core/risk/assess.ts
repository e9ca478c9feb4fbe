import { addDecimals, multiplyDecimals } from '../decimal.ts';
import type { ExchangeView } from '../exchange-view.ts';
import type { Holding } from '../holding.ts';
import type { Incident } from '../incident.ts';
import type { PriceBook } from '../price.ts';
import type { Instant } from '../time.ts';
import { exposureOf, type Exposure } from './exposed.ts';
import type { ExchangeFacts } from './facts.ts';
import { lockOf, type Lock } from './locked.ts';
import { shareOf, sumOf, worthOf, type Worth, type YenSum } from './money.ts';
import { structuralPoints, type Structural } from './structural.ts';

/** What is known of one exchange now. */
export interface ExchangeNow {
  view: ExchangeView | undefined;
  open: readonly Incident[];
  facts: ExchangeFacts | undefined;
  /** Stops without notice in the last 90 days; null where the log is shorter. */
  halts: number | null;
}

export interface HoldingRisk extends Worth {
  lock: Lock;
  exposure: Exposure | undefined;
}

export interface ExchangeRisk {
  id: string;
  holdings: HoldingRisk[];
  total: YenSum;
  /** Of all that is priced, 0 to 1. */
  share: number;
  structural: Structural;
}

/** Three answers, never blended into one number (../shared/design/detection.md). */
export interface Risk {
  exchanges: ExchangeRisk[];
  total: YenSum;
  /** 1. Locked now: not lost. */
  locked: YenSum;
  unknown: YenSum;
  /** 2. Exposed to a live event: at least, at most. */
  exposed: { least: string; most: string; unpriced: number };
  /** 3. Points by the exchanges' records, weighted by worth; null where nothing is priced. */
  points: number | null;
  /** Concentration: the sum of the squares of the shares; 1 is all in one place. */
  hhi: number;
  largest: { id: string; share: number } | null;
}

const SHARE_DECIMALS = 4;
const part = (yen: string, share: number): string => multiplyDecimals(yen, share.toFixed(SHARE_DECIMALS));

const exposedOf = (all: readonly HoldingRisk[]): Risk['exposed'] =>
  all.reduce<Risk['exposed']>(
    (sum, { yen, exposure }) => {
      if (exposure === undefined) return sum;
      if (yen === null) return { ...sum, unpriced: sum.unpriced + 1 };
      return {
        ...sum,
        least: addDecimals(sum.least, part(yen, exposure.from)),
        most: addDecimals(sum.most, part(yen, exposure.to)),
      };
    },
    { least: '0', most: '0', unpriced: 0 },
  );

/** What somebody’s holdings are exposed to now. `at` tells of each exchange that he names. */
export const assessRisk = (
  holdings: readonly Holding[],
  prices: PriceBook,
  at: (exchange: string) => ExchangeNow,
  now: Instant,
): Risk => {
  const worths = holdings.map((holding) => worthOf(holding, prices));
  const total = sumOf(worths);
  const exchanges = [...Map.groupBy(worths, ({ exchange }) => exchange)].map(([id, of]): ExchangeRisk => {
    const { view, open, facts, halts } = at(id);
    const own = sumOf(of);
    return {
      id,
      holdings: of.map((worth) => ({ ...worth, lock: lockOf(worth, view), exposure: exposureOf(worth, open, facts) })),
      total: own,
      share: shareOf(own.yen, total.yen),
      structural: structuralPoints(facts, halts, now),
    };
  });
  const all = exchanges.flatMap((one) => one.holdings);
  const priced = exchanges.filter(({ share }) => share > 0);
  const [largest] = priced.toSorted((a, b) => b.share - a.share);
  return {
    exchanges: exchanges.toSorted((a, b) => b.share - a.share),
    total,
    locked: sumOf(all.filter(({ lock }) => lock.state === 'locked')),
    unknown: sumOf(all.filter(({ lock }) => lock.state === 'unknown')),
    exposed: exposedOf(all),
    points:
      priced.length === 0 ? null : priced.reduce((sum, { share, structural }) => sum + share * structural.total, 0),
    hhi: priced.reduce((sum, { share }) => sum + share ** 2, 0),
    largest: largest === undefined ? null : { id: largest.id, share: largest.share },
  };
};
