import type { Label } from './announcement.ts';
import { withEvent } from './incident-event.ts';
import { eventOf } from './incident-lifecycle.ts';
import { newIncident, type EventReason, type Incident, type IncidentKind, type IncidentStatement } from './incident.ts';
import { isAbout, isLatePlan, isOfWithdrawals, isUnplanned } from './said.ts';
import { higher, type Severity } from './severity.ts';
import type { Statement } from './statement.ts';
import type { Instant } from './time.ts';
import {
  CLAIMS_MS,
  CUSTOMERS_SHOWN_MS,
  EARLY_MS,
  NEWS_SHOWN_MS,
  OPEN_BEGINS_MS,
  OVERRUN_MS,
  STOP_SHOWN_MS,
  SURE_FROM,
} from './verdict-limits.ts';

interface Meaning {
  kind: IncidentKind;
  severity: Severity;
}

/** README.md, "severity". Of an end of a stop there is nothing to open. */
const meaningOf = (statement: Statement): Meaning | undefined => {
  const { label, directions, whole } = statement;
  // A stop of trading, of an app: what cannot be traded may still be withdrawn.
  if (directions.length === 0 && !whole && (isUnplanned(label) || label === 'halt_planned'))
    return { kind: 'announcement', severity: isUnplanned(label) ? 'watch' : 'info' };
  const kind = isOfWithdrawals(statement) ? 'withdrawal-suspension' : 'deposit-suspension';
  if (isLatePlan(statement)) return { kind, severity: kind === 'withdrawal-suspension' && whole ? 'warn' : 'watch' };
  const meanings: Partial<Record<Label, Meaning>> = {
    halt_emergency: { kind, severity: kind === 'deposit-suspension' ? 'watch' : whole ? 'critical' : 'warn' },
    halt_incident: { kind, severity: kind === 'withdrawal-suspension' && whole ? 'warn' : 'watch' },
    halt_network: { kind: 'chain-event', severity: 'watch' },
    halt_planned: { kind: 'maintenance', severity: 'info' },
    delist: { kind: 'announcement', severity: 'info' },
    security_report: { kind: 'announcement', severity: 'watch' },
    regulatory: { kind: 'regulatory', severity: 'info' },
  };
  return meanings[label];
};

const LOWERED: Readonly<Record<Severity, Severity>> = {
  critical: 'watch',
  warn: 'watch',
  watch: 'watch',
  info: 'info',
};

/** What a statement comes to; undefined where it is nothing to be told. Customers' words and half-understood ones alarm nobody. */
export const meaning = (statement: Statement): (Meaning & { isSure: boolean }) | undefined => {
  const found = meaningOf(statement);
  if (found === undefined) return undefined;
  const isSure = statement.confidence >= SURE_FROM && statement.by !== 'customers';
  return { ...found, severity: isSure ? found.severity : LOWERED[found.severity], isSure };
};

export const keptStatement = ({ confidence: _c, evidence: _e, feed: _f, ...kept }: Statement): IncidentStatement =>
  kept;

const told = (incident: Incident, reason: EventReason, at: Instant): Incident =>
  withEvent(incident, eventOf(incident, reason, at));

/** An incident that rests on a statement alone, with its first event; undefined where it is nothing to be told. */
export const openFromStatement = (
  id: string,
  exchange: string,
  statement: Statement,
  at: Instant,
): Incident | undefined => {
  const found = meaning(statement);
  if (found === undefined) return undefined;
  const incident: Incident = {
    ...newIncident({ id, exchange, kind: found.kind, at }),
    status: found.isSure ? 'confirmed' : 'suspected',
    severity: found.severity,
    whole: statement.whole,
    statement: keptStatement(statement),
  };
  return told(incident, found.isSure ? 'confirmed' : 'reported', at);
};

const isStop = ({ kind }: Pick<Incident, 'kind'>): boolean =>
  kind === 'withdrawal-suspension' || kind === 'deposit-suspension' || kind === 'maintenance' || kind === 'chain-event';

/** Whether a statement is of a stop, and not news. */
export const isOfStop = (statement: Statement): boolean => {
  const found = meaningOf(statement);
  return found !== undefined && isStop(found);
};

/** What is announced for later has not begun. */
export const hasBegun = ({ kind, members, statement }: Incident, at: Instant): boolean =>
  kind !== 'maintenance' || members.length > 0 || (statement?.window?.from ?? at) <= at;

const directionsAgree = (one: Statement | IncidentStatement, other: Statement | IncidentStatement): boolean =>
  isOfWithdrawals(one) === isOfWithdrawals(other);

const meetAssets = (incident: Incident, statement: Statement): boolean => {
  const rows =
    incident.members.length > 0
      ? incident.members
      : (incident.statement?.assets ?? []).map((asset) => ({ asset, network: null }));
  return rows.length === 0 || rows.some((row) => isAbout(statement, row));
};

/** Whether a statement speaks of what this incident is about. */
export const isOfIncident = (incident: Incident, statement: Statement): boolean =>
  incident.status !== 'resolved' &&
  incident.outflow === undefined &&
  isStop(incident) &&
  (incident.statement === undefined ? isOfWithdrawals(statement) : directionsAgree(incident.statement, statement)) &&
  meetAssets(incident, statement);

/** Assets that a further word names, beside those that were named. */
const moreAssets = ({ statement, members }: Incident, { assets }: Statement): string[] => {
  const known = new Set([...(statement?.assets ?? []), ...members.map(({ asset }) => asset)]);
  return assets.filter((asset) => !known.has(asset));
};

/** Takes a further word of a stop in: what it adds is told, what it says again is not. The same object where nothing changes. */
export const joinStatement = (incident: Incident, statement: Statement, at: Instant): Incident => {
  const found = meaning(statement);
  if (found === undefined || incident.statement?.key === statement.key) return incident;
  const severity = higher(incident.severity, found.severity);
  const more = incident.whole ? [] : moreAssets(incident, statement);
  // The gravest word is the one to be shown; of equal ones the newest. It speaks of all that was named so far.
  const isGraver = found.severity === severity || incident.statement === undefined;
  const shown = isGraver ? keptStatement(statement) : incident.statement;
  const named = incident.statement?.assets ?? [];
  const after: Incident = {
    ...incident,
    severity,
    whole: incident.whole || statement.whole,
    kind: isUnplanned(statement.label) && incident.kind === 'maintenance' ? found.kind : incident.kind,
    status: found.isSure && incident.status === 'suspected' ? 'confirmed' : incident.status,
    ...(shown !== undefined && {
      statement: {
        ...shown,
        whole: incident.whole || statement.whole,
        assets:
          named.length === 0 && incident.statement !== undefined
            ? []
            : [...new Set([...named, ...shown.assets, ...more])],
      },
    }),
    updatedAt: at,
  };
  if (after.whole && !incident.whole) return told(after, 'escalated', at);
  if (severity !== incident.severity || after.status !== incident.status) return told(after, 'confirmed', at);
  return more.length > 0 && named.length > 0 ? told(after, 'grown', at) : after;
};

/** Whether a word of an end speaks of all that this incident is about: one asset back is not everything back. */
export const endsAll = (incident: Incident, statement: Statement): boolean => {
  if (!isOfIncident(incident, statement)) return false;
  if (statement.whole || (statement.assets.length === 0 && statement.networks.length === 0)) return true;
  const assets = incident.members.length > 0 ? incident.members.map(({ asset }) => asset) : incident.statement?.assets;
  return (
    !incident.whole &&
    assets !== undefined &&
    assets.length > 0 &&
    assets.every((asset) => isAbout(statement, { asset, network: null }))
  );
};

/** The exchange says that it works again. What has flags waits for them: a word alone opens nothing that is seen shut. */
export const endByStatement = (incident: Incident, at: Instant): Incident =>
  incident.members.length > 0
    ? incident
    : { ...told({ ...incident, status: 'resolved', updatedAt: at }, 'resolved', at), resolvedAt: at };

/** When a word alone says nothing any more. */
export const lapsesAt = ({ statement, kind, openedAt }: Incident): Instant => {
  if (statement?.by === 'customers') return openedAt + CUSTOMERS_SHOWN_MS;
  if (kind === 'maintenance') {
    const from = statement?.window?.from ?? openedAt;
    return (statement?.window?.until ?? from + OPEN_BEGINS_MS) + OVERRUN_MS;
  }
  return openedAt + (kind === 'withdrawal-suspension' || kind === 'deposit-suspension' ? STOP_SHOWN_MS : NEWS_SHOWN_MS);
};

/** Ends, silently, what rests on a word alone that lies too far back. The same object where nothing changes. */
export const lapse = (incident: Incident, at: Instant): Incident =>
  incident.status === 'resolved' ||
  incident.statement === undefined ||
  incident.members.length > 0 ||
  at < lapsesAt(incident)
    ? incident
    : { ...told({ ...incident, status: 'resolved', updatedAt: at }, 'lapsed', at), resolvedAt: at };

/** Whether flags that shut belong to what was said: they are then seen to be what the words were about. */
export const claims = (incident: Incident, row: { asset: string; network: string | null }, at: Instant): boolean =>
  incident.status !== 'resolved' &&
  incident.statement !== undefined &&
  hasBegun(incident, at + EARLY_MS) &&
  at <= (incident.kind === 'maintenance' ? lapsesAt(incident) : incident.openedAt + CLAIMS_MS) &&
  isStop(incident) &&
  isOfWithdrawals(incident.statement) &&
  isAbout(incident.statement, row);
