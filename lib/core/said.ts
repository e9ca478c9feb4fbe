import type { AssetRow } from './availability.ts';
import type { Label } from './announcement.ts';
import { chainName, isOwnCoin } from './network-names.ts';
import type { Statement } from './statement.ts';
import type { Instant } from './time.ts';
import {
  COMPANION_MS,
  CORROBORATES_MS,
  EARLY_MS,
  OPEN_BEGINS_MS,
  OPEN_ENDED_MS,
  OVERRUN_MS,
  PLANNED_NOTICE_MS,
} from './verdict-limits.ts';

/** Why a stop is no alarm. `until`: when it should be over; null where nobody says. */
export interface Excuse {
  kind: 'planned' | 'chain';
  until: Instant | null;
  /** It excuses a part of the exchange, and never everything. */
  partial?: true;
  /** Of a chain: ids of the incidents at other exchanges that are the same. */
  with?: readonly string[];
}

type Row = Pick<AssetRow, 'asset' | 'network'>;

/** Of a flag: what it shows, and since when. */
type Turned = Pick<AssetRow, 'asset' | 'network' | 'withdrawal'> & { since: Instant | null };

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

const isSame = (name: string, other: string): boolean => chainName(name) === chainName(other);

/**
 * Whether what is named of networks is of this row. A list without networks may file any token under any of them, but no
 * other chain's own coin.
 */
const isOfNetworks = (networks: readonly string[], { asset, network }: Row): boolean =>
  networks.some((name) => isSame(name, network ?? asset)) || (network === null && !isOwnCoin(asset));

/** Whether a statement is of this asset and network; one that names none is of all. */
export const isAbout = (
  { assets, networks, whole }: Pick<Statement, 'assets' | 'networks' | 'whole'>,
  row: Row,
): boolean => {
  if (whole || (assets.length === 0 && networks.length === 0)) return true;
  // "The Solana network" without an asset is of what the exchange itself files under it.
  if (assets.length === 0) return isOfNetworks(networks, row) || networks.some((name) => isSame(name, row.asset));
  const isNamed = assets.some((asset) => isSame(asset, row.asset));
  if (isNamed)
    return networks.length === 0 || row.network === null || networks.some((name) => isSame(name, row.network ?? ''));
  // A chain's own coin, alone or beside its chain, stands for all that runs on it: tokens cannot move where it cannot.
  const { network } = row;
  return (
    network !== null &&
    assets.some(
      (asset) => isSame(asset, network) && (networks.length === 0 || networks.some((name) => isSame(name, asset))),
    )
  );
};

/** Not only that it may be of it: what a word makes sure must be named. */
const isSurelyAbout = (statement: Statement, row: Row): boolean => {
  const { assets, networks, whole } = statement;
  const isGuess = !whole && row.network === null && assets.length === 0 && networks.length > 0;
  return isAbout(statement, row) && (!isGuess || networks.some((name) => isSame(name, row.asset)));
};

export const isOfWithdrawals = ({ directions }: Pick<Statement, 'directions'>): boolean =>
  directions.length === 0 || directions.includes('withdrawal');

const saidAt = ({ publishedAt, seenAt, changedAt }: Pick<Statement, 'publishedAt' | 'seenAt' | 'changedAt'>): Instant =>
  changedAt ?? Math.min(publishedAt ?? seenAt, seenAt);

/**
 * Whether it announces what begins too soon to be planned, or has begun: maintenance from the minute at which it is told
 * of is a stop like any other.
 */
export const isLatePlan = (statement: Statement): boolean => {
  const from = statement.window?.from ?? null;
  return statement.label === 'halt_planned' && from !== null && from - saidAt(statement) < PLANNED_NOTICE_MS;
};

const isPartial = ({ assets, networks, whole }: Statement): boolean =>
  !whole && (assets.length > 0 || networks.length > 0);

const isOfPlan = ({ label, window }: Statement): boolean =>
  (label === 'halt_planned' || label === 'delist') && window !== null;

/** Whether it was announced early enough, and the stop lies in the announced time. */
const isPlannedAt = (statement: Statement, offSince: Instant): boolean => {
  const { label, window } = statement;
  if (window === null || !isOfPlan(statement)) return false;
  if (offSince - saidAt(statement) < PLANNED_NOTICE_MS) return false;
  const from = window.from ?? saidAt(statement);
  if (offSince < from - EARLY_MS) return false;
  // What is delisted may close late, and opens no more.
  return label === 'delist' || offSince <= (window.until === null ? from + OPEN_BEGINS_MS : window.until + OVERRUN_MS);
};

const planOf = (statement: Statement): Excuse => {
  const { label, window } = statement;
  const from = window?.from ?? saidAt(statement);
  const until = label === 'delist' ? null : (window?.until ?? from + OPEN_ENDED_MS);
  return { kind: 'planned', until, ...(isPartial(statement) && { partial: true as const }) };
};

/** What excuses for longest; one that excuses everything before one that does not. */
const strongest = (excuses: readonly Excuse[]): Excuse | undefined =>
  excuses.toSorted(
    (a, b) =>
      Number(a.partial === true) - Number(b.partial === true) ||
      (b.until ?? Number.POSITIVE_INFINITY) - (a.until ?? Number.POSITIVE_INFINITY),
  )[0];

/**
 * A list that names no network shows a chain's standstill as that of its coin and of all its tokens at once: these are
 * excused by what excuses the coin.
 */
export const withCompanions = (said: Said, flags: readonly Turned[]): Said => {
  const coins = flags.filter(
    ({ asset, network, withdrawal, since }) =>
      network === null && since !== null && withdrawal === 'suspended' && isOwnCoin(asset),
  );
  if (coins.length === 0) return said;
  return {
    ...said,
    excuse(row, offSince) {
      const own = said.excuse(row, offSince);
      if (own !== undefined || row.network !== null || isOwnCoin(row.asset)) return own;
      const near = coins.filter(({ since }) => Math.abs((since ?? 0) - offSince) <= COMPANION_MS);
      const excuse = strongest(near.flatMap((coin) => said.excuse(coin, coin.since ?? offSince) ?? []));
      return excuse === undefined ? undefined : { ...excuse, partial: true };
    },
  };
};

/** What the statements of one exchange say; `elsewhere` tells incidents of other exchanges that are the same chain's doing. */
export const saidOf = (
  statements: readonly Statement[],
  elsewhere: (row: Row) => readonly string[] = () => [],
): Said => {
  const heard = statements.filter(isOfWithdrawals);
  const official = heard.filter(({ by }) => by !== 'customers');
  const plans = heard.filter(isOfPlan);
  const resumes = official.filter(({ label }) => label === 'resume');
  const words = official.filter(({ label }) => isUnplanned(label) || label === 'resume');
  /** Who has said since that it works again has ended what had no end. */
  const isEnded = ({ window }: Statement, row: Row, offSince: Instant): boolean =>
    window?.until === null &&
    resumes.some((one) => saidAt(one) > (window.from ?? 0) && saidAt(one) <= offSince && isAbout(one, row));
  return {
    excuse(row, offSince) {
      const planned = plans.filter(
        (one) => isPlannedAt(one, offSince) && isAbout(one, row) && !isEnded(one, row, offSince),
      );
      const same = elsewhere(row);
      const chain: Excuse | undefined =
        same.length === 0 ? undefined : { kind: 'chain', until: null, partial: true, with: same };
      return strongest(planned.map(planOf)) ?? chain;
    },
    corroborated(row, at) {
      const near = words
        .filter((one) => Math.abs(at - saidAt(one)) <= CORROBORATES_MS && isSurelyAbout(one, row))
        .toSorted((a, b) => saidAt(b) - saidAt(a));
      return near[0] !== undefined && isUnplanned(near[0].label);
    },
    resumed: (row, since) => resumes.some((one) => saidAt(one) > since && isAbout(one, row)),
  };
};
