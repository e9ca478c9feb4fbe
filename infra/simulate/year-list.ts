import type { AssetRow, Observation } from '../../lib/core/availability.ts';
import type { Fault, Minute, Script } from './year-script.ts';

type Outcome = Observation['outcome'];

interface Change {
  at: Minute;
  apply(): void;
}

/** So many versions of the list are remembered, for caches that answer with an older one. */
const VERSIONS = 24;

const FAILURES = ['unreachable', 'blocked', 'unreadable'] as const;
const failureOf = ({ kind }: Fault): Outcome | undefined => {
  const state = FAILURES.find((one) => one === kind);
  return state === undefined ? undefined : { state, detail: 'simulated' };
};

const shown = (rows: readonly AssetRow[], { kind, of }: Fault): AssetRow[] => {
  if (kind === 'vanished') return rows.filter((_, index) => index % of !== 0);
  if (kind === 'all off') return rows.map((row) => ({ ...row, withdrawal: 'suspended' }));
  return rows.map((row, index) => (index % of === 0 ? { ...row, withdrawal: 'unknown' } : row));
};

/** What an exchange's list shows at a minute: its stops, and what is wrong with what is read. Minutes must not go back. */
export const createList = ({ exchange, stops, faults, listings }: Script) => {
  const open = exchange.rows.map(({ asset, network, isDead }): AssetRow => ({
    asset,
    network,
    deposit: 'open',
    withdrawal: isDead ? 'suspended' : 'open',
    reason: null,
  }));
  const off = exchange.rows.map(() => [] as (string | null)[]);
  const gone = new Set<number>();
  const turn = (row: number, reason: string | null, isOff: boolean): void => {
    const reasons = off[row]!;
    if (isOff) reasons.push(reason);
    else reasons.splice(reasons.indexOf(reason), 1);
  };
  const changes = [
    ...stops.flatMap(({ from, until, rows, reason }): Change[] => [
      { at: from, apply: () => rows.forEach((row) => turn(row, reason, true)) },
      { at: until, apply: () => rows.forEach((row) => turn(row, reason, false)) },
    ]),
    ...listings.map(({ at, row, isThere }): Change => ({
      at,
      apply: () => (isThere ? gone.delete(row) : gone.add(row)),
    })),
  ].toSorted((a, b) => a.at - b.at);
  const versions: { at: Minute; rows: AssetRow[] }[] = [];
  let next = 0;

  const rowsNow = (): AssetRow[] =>
    open.flatMap((row, index) => {
      if (gone.has(index)) return [];
      const reasons = off[index]!;
      if (reasons.length === 0) return [row];
      return [{ ...row, withdrawal: 'suspended' as const, reason: reasons.find((one) => one !== null) ?? null }];
    });
  const advance = (minute: Minute): AssetRow[] => {
    const before = next;
    for (; next < changes.length && changes[next]!.at <= minute; next += 1) changes[next]!.apply();
    if (versions.length === 0 || next > before) {
      versions.push({ at: minute, rows: rowsNow() });
      if (versions.length > VERSIONS) versions.shift();
    }
    return versions.at(-1)!.rows;
  };

  return {
    /** The same array as before where nothing has changed. */
    read(minute: Minute): Outcome {
      const rows = advance(minute);
      const now = faults.filter(({ from, until }) => from <= minute && minute < until);
      const failed = now.map(failureOf).find((failure) => failure !== undefined);
      if (failed !== undefined) return failed;
      const [fault] = now;
      if (fault === undefined) return { state: 'fresh', rows };
      if (fault.kind !== 'stale body') return { state: 'fresh', rows: shown(rows, fault) };
      const older = versions.findLast(({ at }) => at <= minute - fault.of) ?? versions[0]!;
      return { state: 'fresh', rows: older.rows };
    },
  };
};
