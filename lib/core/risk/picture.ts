import { addDecimals, parseUnits } from '../decimal.ts';
import type { LocaleId } from '../locale-id.ts';
import type { Instant } from '../time.ts';
import type { ExchangeRisk, HoldingRisk, Risk } from './assess.ts';

/** Sums of whole yen, each an exact decimal. */
export interface RiskBar {
  /** Id of the exchange; null is all others together. */
  exchange: string | null;
  /** What can be withdrawn, what cannot, and what nobody knows of: together all that is priced there. */
  open: string;
  locked: string;
  unknown: string;
  /** The most that a live event may cost. */
  exposed: string;
}

/** What a picture of somebody's risk shows, and nothing of who he is. */
export interface RiskPicture {
  locale: LocaleId;
  at: Instant;
  /** The largest first. */
  bars: RiskBar[];
  /** Holdings without a known price: they have no bar. */
  unpriced: number;
}

/** More are not told apart on a phone. */
export const BARS_MOST = 6;

const SHARE_DECIMALS = 4;

const whole = (yen: string): string => yen.split('.')[0] ?? '0';

const exposedYen = ({ yen, exposure }: HoldingRisk): string => {
  if (yen === null || exposure === undefined) return '0';
  const units = parseUnits(whole(yen), 0) ?? 0n;
  const share = BigInt(Math.round(exposure.to * 10 ** SHARE_DECIMALS));
  return String((units * share) / 10n ** BigInt(SHARE_DECIMALS));
};

const sum = (all: readonly string[]): string => all.reduce((total, one) => addDecimals(total, one), '0');

const barOf = ({ id, holdings }: ExchangeRisk): RiskBar => {
  const of = (...states: HoldingRisk['lock']['state'][]): string =>
    sum(holdings.flatMap(({ yen, lock }) => (yen !== null && states.includes(lock.state) ? [whole(yen)] : [])));
  return {
    exchange: id,
    // One network that is open is a way out.
    open: of('open', 'some'),
    locked: of('locked'),
    unknown: of('unknown'),
    exposed: sum(holdings.map(exposedYen)),
  };
};

const together = (bars: readonly RiskBar[]): RiskBar => ({
  exchange: null,
  open: sum(bars.map(({ open }) => open)),
  locked: sum(bars.map(({ locked }) => locked)),
  unknown: sum(bars.map(({ unknown }) => unknown)),
  exposed: sum(bars.map(({ exposed }) => exposed)),
});

export const worthOfBar = ({ open, locked, unknown }: RiskBar): string => sum([open, locked, unknown]);

/** Undefined where nothing is held: there is nothing to draw. What has no price has a bar of nothing. */
export const pictureOf = (
  { exchanges, total }: Pick<Risk, 'exchanges' | 'total'>,
  { locale, at }: Pick<RiskPicture, 'locale' | 'at'>,
): RiskPicture | undefined => {
  const bars = exchanges.map(barOf);
  if (bars.length === 0) return undefined;
  const shown =
    bars.length <= BARS_MOST ? bars : [...bars.slice(0, BARS_MOST - 1), together(bars.slice(BARS_MOST - 1))];
  return { locale, at, bars: shown, unpriced: total.unpriced };
};
