import type { ComponentState, ComponentStatus, FeedReading, StatusIncident, StatusMaintenance } from './feed.ts';
import { fingerprint } from './fingerprint.ts';
import { scopeOfComponents } from './status-scope.ts';
import { STATEMENT_TITLE_LENGTH, type Statement } from './statement.ts';
import type { Instant } from './time.ts';

/** A component that is out. */
interface ComponentOut {
  since: Instant;
  /** Whether a statement of its own said so: then one says that it is over. */
  told: boolean;
}
/** By the component's id. */
export type ComponentsOut = Readonly<Record<string, ComponentOut>>;

/** How sure it is that withdrawals do not pass, by the state that the page gives: automatic monitors err in all of them. */
const OUT: Partial<Record<ComponentStatus, number>> = {
  major_outage: 0.8,
  under_maintenance: 0.7,
  partial_outage: 0.5,
};
/** https://support.atlassian.com/statuspage/docs/what-is-an-incident/ and …/schedule-maintenance/: what is over. */
const OVER = ['resolved', 'postmortem', 'completed'];
/** Of a maintenance that has begun. */
const UNDER_WAY = ['in_progress', 'verifying'];
/** Components that a title names. */
const NAMED_MOST = 3;

const concernsWithdrawals = ({ scope }: ComponentState): boolean => scope?.directions.includes('withdrawal') === true;

const names = ({ components, updates }: StatusIncident, { name }: ComponentState): boolean =>
  [...components, ...updates.flatMap(({ affected }) => affected)].some(
    // Updates put the group before the component's own name.
    (affected) => affected.name === name || affected.name.endsWith(` - ${name}`),
  );

/** Whether an incident that is not over, or a maintenance that has begun, says what is wrong with it. */
const isExplained = (
  component: ComponentState,
  { incidents = [], maintenances = [] }: Pick<FeedReading, 'incidents' | 'maintenances'>,
  now: Instant,
): boolean =>
  incidents.some((incident) => !OVER.includes(incident.status) && names(incident, component)) ||
  maintenances.some(
    ({ window, ...maintenance }: StatusMaintenance) =>
      !OVER.includes(maintenance.status) &&
      (UNDER_WAY.includes(maintenance.status) || (window.from !== null && window.from <= now)) &&
      names(maintenance, component),
  );

interface StatementsAt {
  feed: string;
  /** The page. */
  url: string;
  now: Instant;
}

const wordsOf = (status: ComponentStatus): string => status.replaceAll('_', ' ');

/** Components that share a state, in one statement: on some pages each asset is one. */
const statementOf = (
  components: readonly { component: ComponentState; since: Instant }[],
  status: ComponentStatus,
  { feed, url, now }: StatementsAt,
): Statement => {
  const isOver = status === 'operational';
  const named = components.map(({ component: { group, name } }) => (group === null ? name : `${group} - ${name}`));
  const more = named.length - NAMED_MOST;
  const title = `${named.slice(0, NAMED_MOST).join(', ')}${more > 0 ? ` (+${more})` : ''}: ${wordsOf(status)}`;
  const ids = components.map(({ component: { id }, since }) => `${id}@${since}`).toSorted();
  return {
    key: `${feed}/components/${fingerprint(ids.join(' '))}${isOver ? '/over' : ''}`,
    by: 'feed',
    feed,
    title: title.slice(0, STATEMENT_TITLE_LENGTH),
    url,
    publishedAt: Math.max(...components.map(({ component: { updatedAt } }) => updatedAt ?? 0)) || null,
    seenAt: now,
    label: isOver ? 'resume' : 'halt_incident',
    confidence: OUT[status] ?? 0.8,
    evidence: [wordsOf(status)],
    window: null,
    ...(scopeOfComponents(components.map(({ component }) => component)) ?? {
      assets: [],
      networks: [],
      directions: [],
      whole: false,
    }),
  };
};

/**
 * Withdrawals that a status page shows as out by the state of its components alone: told where no incident says so. What
 * was out at the first reading (`isBaseline`) is known, and not told. A page whose documents hold no components, or have
 * not changed, says nothing of them.
 */
export const takeInComponents = (
  out: ComponentsOut,
  reading: Pick<FeedReading, 'components' | 'incidents' | 'maintenances'>,
  { isBaseline, ...at }: StatementsAt & { isBaseline: boolean },
): { out: ComponentsOut; statements: Statement[] } => {
  if (reading.components === undefined) return { out, statements: [] };
  const next: Record<string, ComponentOut> = {};
  const changed: { component: ComponentState; since: Instant; status: ComponentStatus; whole: boolean }[] = [];
  for (const component of reading.components.filter(concernsWithdrawals)) {
    const { id, status, scope } = component;
    const before = out[id];
    const whole = scope?.whole === true;
    if (OUT[status] !== undefined) {
      const since = before?.since ?? component.updatedAt ?? at.now;
      const explained = isExplained(component, reading, at.now);
      const isNew = before === undefined && !isBaseline && !explained;
      // An incident that names it tells the rest as well.
      next[id] = { since, told: isNew || (before?.told === true && !explained) };
      if (isNew) changed.push({ component, since, status, whole });
    } else if (before !== undefined) {
      if (status !== 'operational') next[id] = before;
      else if (before.told) changed.push({ component, since: before.since, status, whole });
    }
  }
  const groups = Map.groupBy(changed, ({ status, whole }) => `${status} ${whole}`);
  const statements = Array.from(groups.values(), (group) => statementOf(group, group[0]?.status ?? 'operational', at));
  return { out: next, statements };
};
