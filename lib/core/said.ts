import type { AssetRow } from './availability.ts';
import type { Label } from './announcement.ts';
import type { Statement } from './statement.ts';
import { DAY, HOUR, MINUTE, type Instant } from './time.ts';

/** What was announced so long before a stop is planned; later, it is a stop with a word for it. detection.md. */
export const PLANNED_NOTICE_MS = 2 * HOUR;
/** Stops begin a little before the announced time. */
export const EARLY_MS = 15 * MINUTE;
/** What goes on for so long after the announced end has overrun it. detection.md. */
export const OVERRUN_MS = 30 * MINUTE;
/** "From 17:00 until further notice" is believed for so long. */
export const OPEN_ENDED_MS = DAY;
/** A word of a stop goes with flags that shut within this time of it, before or after. */
export const CORROBORATES_MS = DAY;

/** Why a stop is no alarm. `until`: when it should be over; null where nobody says. */
export interface Excuse {
  kind: 'planned' | 'chain';
  until: Instant | null;
}

type Row = Pick<AssetRow, 'asset' | 'network'>;

/** What is known of withdrawals beside their flags. */
export interface Said {
  excuse(row: Row, offSince: Instant): Excuse | undefined;
  /** Whether the exchange itself says that it has stopped. */
  corroborated(row: Row, at: Instant): boolean;
  /** Whether it has said, after that time, that it works again. */
  resumed(row: Row, since: Instant): boolean;
}

export const NOTHING_SAID: Said = {
  excuse: () => undefined,
  corroborated: () => false,
  resumed: () => false,
};

const UNPLANNED: readonly Label[] = ['halt_emergency', 'halt_incident', 'halt_network'];
/** Whether a label says that something has stopped which nobody was told of before. */
export const isUnplanned = (label: Label): boolean => UNPLANNED.includes(label);

/** Letters and digits alone: "ERC-20", "erc20". */
const bare = (name: string): string => name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** Whether a statement is of this asset and network; one that names none is of all. */
export const isAbout = (
  { assets, networks, whole }: Pick<Statement, 'assets' | 'networks' | 'whole'>,
  row: Row,
): boolean =>
  whole ||
  (assets.length === 0 && networks.length === 0) ||
  ((assets.length === 0 || assets.some((asset) => bare(asset) === bare(row.asset))) &&
    (networks.length === 0 ||
      row.network === null ||
      networks.some((network) => bare(network) === bare(row.network ?? '')) ||
      // "The Solana network" without an asset is of what the exchange itself files under it.
      (assets.length === 0 && networks.some((network) => bare(network) === bare(row.asset)))));

export const isOfWithdrawals = ({ directions }: Pick<Statement, 'directions'>): boolean =>
  directions.length === 0 || directions.includes('withdrawal');

const saidAt = ({ publishedAt, seenAt }: Pick<Statement, 'publishedAt' | 'seenAt'>): Instant =>
  Math.min(publishedAt ?? seenAt, seenAt);

/** The end of the announced time, where the stop lies in it and was announced early enough. */
const plannedUntil = (statement: Statement, offSince: Instant): Instant | undefined => {
  const { label, window } = statement;
  if ((label !== 'halt_planned' && label !== 'delist') || window === null) return undefined;
  const from = window.from ?? saidAt(statement);
  const until = window.until ?? from + OPEN_ENDED_MS;
  const isIn = offSince >= from - EARLY_MS && offSince <= until + OVERRUN_MS;
  return isIn && offSince - saidAt(statement) >= PLANNED_NOTICE_MS ? until : undefined;
};

/** What the statements of one exchange say; `isChainWide` tells what has stopped at other exchanges as well. */
export const saidOf = (statements: readonly Statement[], isChainWide: (row: Row) => boolean = () => false): Said => {
  const of = (row: Row) => statements.filter((one) => isOfWithdrawals(one) && isAbout(one, row));
  return {
    excuse(row, offSince) {
      const ends = of(row).flatMap((one) => plannedUntil(one, offSince) ?? []);
      if (ends.length > 0) return { kind: 'planned', until: Math.max(...ends) };
      return isChainWide(row) ? { kind: 'chain', until: null } : undefined;
    },
    corroborated(row, at) {
      const near = of(row)
        .filter((one) => one.by !== 'customers' && Math.abs(at - saidAt(one)) <= CORROBORATES_MS)
        .filter(({ label }) => isUnplanned(label) || label === 'resume')
        .toSorted((a, b) => saidAt(b) - saidAt(a));
      return near[0] !== undefined && isUnplanned(near[0].label);
    },
    resumed: (row, since) =>
      of(row).some((one) => one.label === 'resume' && one.by !== 'customers' && saidAt(one) > since),
  };
};
