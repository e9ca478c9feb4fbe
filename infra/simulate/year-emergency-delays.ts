import { rowKey } from '../../lib/core/availability.ts';
import { reaches } from '../../lib/core/severity.ts';
import { isOff } from '../../lib/core/suspension.ts';
import type { Told, YearPlayed } from './year-play.ts';
import type { Emergency, EmergencyKind, Minute, Script } from './year-script.ts';

export interface Confirmed {
  kind: EmergencyKind;
  isWhole: boolean;
  /** Readings that showed it until it was told at warn or above, that one included; null where it never was. */
  readings: number | null;
  minutes: number | null;
  exchange: number;
  from: Minute;
}

const tells = ({ event, incident }: Told, { isWhole }: Emergency, keys: ReadonlySet<string>): boolean =>
  event.reason !== 'resolved' &&
  reaches(event.severity, 'warn') &&
  (isWhole ? event.whole : true) &&
  incident.members.some((member) => isOff(member) && keys.has(rowKey(member)));

/** When each injected halt was told. One whose rows were all off before is none; one that the year's end cuts off neither. */
export const confirmations = (scripts: readonly Script[], { told, read }: YearPlayed, end: Minute): Confirmed[] =>
  scripts.flatMap((script, exchange) => {
    const own = told.filter((one) => one.exchange === exchange);
    return script.emergencies.flatMap((emergency): Confirmed[] => {
      const { from, until, rows, kind, isWhole } = emergency;
      const before = script.stops.filter(
        (stop) => stop.cause !== 'emergency' && stop.from <= from && stop.until > from,
      );
      const wereOff = rows.every((row) => before.some((stop) => stop.rows.includes(row)));
      if (wereOff || from > end - 1_440) return [];
      const keys = new Set(rows.map((row) => rowKey(script.exchange.rows[row]!)));
      const at = own.find((one) => one.at >= from && one.at < until && tells(one, emergency, keys))?.at;
      const shown = read[exchange]!.filter((minute) => minute >= from && minute <= (at ?? until)).length;
      return [
        {
          kind,
          isWhole,
          exchange,
          from,
          readings: at === undefined ? null : shown,
          minutes: at === undefined ? null : at - from,
        },
      ];
    });
  });
