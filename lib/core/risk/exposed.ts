import type { Holding } from '../holding.ts';
import type { Incident } from '../incident.ts';
import { ownLevel } from '../outflow-figures.ts';
import type { ExchangeFacts } from './facts.ts';

/**
 * Customers' assets that an exchange registered in Japan may keep in hot wallets since 1 May 2020, by worth: Payment
 * Services Act 63-11-2 and article 27-2 of the Cabinet Office Ordinance. The law, not what is so.
 */
const JAPAN_HOT_MOST = 0.05;

/** Which part of a holding an event may cost, as a range: it is no forecast, and what is made good comes on top. */
export interface Exposure {
  from: number;
  to: number;
  /** The incident that it rests on. */
  incident: string;
  kind: 'outflow' | 'theft-suspected';
  /** Whether the holding's own asset has left. */
  hit: boolean;
  /** Where the bound is from: what the exchange says, the law, or nothing that is known. */
  bound: 'disclosed' | 'law' | 'unknown';
}

const hotShareOf = (facts: ExchangeFacts | undefined): { share: number; bound: Exposure['bound'] } => {
  if (facts?.cold?.hot !== undefined) return { share: facts.cold.hot, bound: 'disclosed' };
  if (facts?.registered?.is === true) return { share: JAPAN_HOT_MOST, bound: 'law' };
  return { share: 1, bound: 'unknown' };
};

const exposureBy = (
  { asset }: Pick<Holding, 'asset'>,
  { id, kind, status, outflow }: Incident,
  facts: ExchangeFacts | undefined,
): Exposure[] => {
  if (outflow === undefined || status === 'resolved' || asset === 'JPY') return [];
  const { share, bound } = hotShareOf(facts);
  const hit = outflow.parts.some((part) => part.asset === asset);
  if (kind === 'theft-suspected')
    return [{ from: hit && bound !== 'unknown' ? share : 0, to: 1, incident: id, kind, hit, bound }];
  const graver = outflow.parts.some((part) => ownLevel(part) !== 'watch');
  return kind === 'outflow' && graver ? [{ from: 0, to: share, incident: id, kind, hit, bound }] : [];
};

/** What an open event may cost of a holding; undefined where there is none. Yen are kept in trust: no theft of coins takes them. */
export const exposureOf = (
  holding: Pick<Holding, 'asset'>,
  open: readonly Incident[],
  facts: ExchangeFacts | undefined,
): Exposure | undefined =>
  open
    .flatMap((incident) => exposureBy(holding, incident, facts))
    .toSorted((a, b) => b.to - a.to || b.from - a.from)[0];
