import { addDecimals, compareDecimals, multiplyDecimals } from './decimal.ts';
import { OUTFLOW_LEVELS, type OutflowLevel, type Price } from './outflow.ts';
import {
  SUMS_MOST,
  type OutflowDetail,
  type OutflowPart,
  type OutflowSeen,
  type OutflowSum,
} from './outflow-incident.ts';
import { TIERS, type Tier } from './transfer.ts';

export const levelRank = (level: OutflowLevel): number => OUTFLOW_LEVELS.indexOf(level);

/** A label that others contest carries no more than watch by itself. */
export const ownLevel = ({ level, disputed }: Pick<OutflowPart, 'level' | 'disputed'>): OutflowLevel =>
  disputed ? 'watch' : level;

const byGravity = (a: OutflowPart, b: OutflowPart): number =>
  levelRank(ownLevel(b)) - levelRank(ownLevel(a)) ||
  b.share - a.share ||
  a.since - b.since ||
  (a.wallet < b.wallet ? -1 : 1);

/** The gravest first. */
export const gravestFirst = (parts: readonly OutflowPart[]): OutflowPart[] => parts.toSorted(byGravity);

/** Whole yen, cut off: prices are no more exact than that. */
const wholeYen = (text: string): string => text.split('.')[0] ?? text;

/** The value of a sum; null where either is not known. */
export const yenOf = (moved: string | null, price: Price | undefined): string | null =>
  moved === null || price === undefined ? null : wholeYen(multiplyDecimals(moved, price.yen));

const sumOf = (asset: string, parts: readonly OutflowPart[], price: Price | undefined): OutflowSum => {
  const moved = parts.reduce<string | null>(
    (sum, part) => (sum === null || part.moved === null ? null : addDecimals(sum, part.moved)),
    '0',
  );
  const yen = yenOf(moved, price);
  return {
    asset,
    chains: [...new Set(parts.map(({ chain }) => chain))].toSorted(),
    moved,
    yen,
    pricedAt: yen === null ? null : (price?.at ?? null),
  };
};

const byValue = (a: OutflowSum, b: OutflowSum): number =>
  compareDecimals(b.yen ?? '-1', a.yen ?? '-1') || (a.asset < b.asset ? -1 : 1);

/** What has left of each asset, those worth most first. */
export const sumsOf = ({ parts, prices }: Pick<OutflowDetail, 'parts' | 'prices'>): OutflowSum[] =>
  [...Map.groupBy(parts, ({ asset }) => asset)].map(([asset, of]) => sumOf(asset, of, prices[asset])).toSorted(byValue);

/** The least sure of all evidence; `seen` where there is none. */
export const tierOf = (parts: readonly Pick<OutflowPart, 'evidence'>[]): Tier => {
  const ranks = parts.flatMap(({ evidence }) => evidence.map(({ tier }) => TIERS.indexOf(tier)));
  return TIERS[ranks.length === 0 ? 0 : Math.min(...ranks)] ?? 'seen';
};

/** Addresses paid, at least: those that the evidence names, or as many as the wallet with the most of them has paid. */
const receiversOf = (parts: readonly OutflowPart[]): number => {
  const named = parts.flatMap(({ evidence }) => evidence.flatMap(({ to }) => (to === null ? [] : [to])));
  return Math.max(new Set(named).size, ...parts.map(({ receivers }) => receivers));
};

export const kindOf = ({ signals }: Pick<OutflowDetail, 'signals'>): OutflowSeen['kind'] =>
  signals.length > 0 ? 'theft-suspected' : 'outflow';

/** An outflow in figures, of at least one part. */
export const seenOf = (detail: OutflowDetail): OutflowSeen => {
  const { parts, signals, chains } = detail;
  const [gravest] = gravestFirst(parts);
  const sums = sumsOf(detail);
  return {
    kind: kindOf(detail),
    level: gravest === undefined ? 'watch' : ownLevel(gravest),
    share: Math.max(0, ...parts.map(({ share }) => share)),
    sums: sums.slice(0, SUMS_MOST),
    more: Math.max(0, sums.length - SUMS_MOST),
    chains,
    wallets: new Set(parts.map(({ wallet }) => wallet)).size,
    receivers: receiversOf(parts),
    since: Math.min(...parts.map(({ since }) => since)),
    at: Math.max(...parts.map(({ at }) => at)),
    tier: tierOf(parts),
    reasons: gravest?.reasons ?? [],
    signals,
    disputed: parts.every(({ disputed }) => disputed),
  };
};
