import type { AnnouncedWindow, Classification, Direction } from './announcement.ts';
import type { AffectedComponent, FeedReading, StatusIncident, StatusMaintenance, StatusUpdate } from './feed.ts';

/** A page may name all that it has: so many codes are kept of one statement. */
const CODES_MOST = 50;

type Scope = Pick<Classification, 'assets' | 'networks' | 'directions' | 'whole'>;

const distinct = <Value>(values: readonly (Value | null)[]): Value[] =>
  Array.from(new Set(values.filter((value) => value !== null))).slice(0, CODES_MOST);

/** What components are about together; undefined where no name says anything of it. */
export const scopeOfComponents = (components: readonly Pick<AffectedComponent, 'scope'>[]): Scope | undefined => {
  const scopes = components.flatMap(({ scope }) => (scope === null ? [] : [scope]));
  if (scopes.length === 0) return undefined;
  const whole = scopes.some((scope) => scope.whole);
  return {
    assets: whole ? [] : distinct(scopes.map(({ asset }) => asset)),
    networks: distinct(scopes.map(({ network }) => network)),
    directions: (['deposit', 'withdrawal'] satisfies Direction[]).filter((direction) =>
      scopes.some(({ directions }) => directions.includes(direction)),
    ),
    whole,
  };
};

const toldIn = <Incident extends StatusIncident>(
  incidents: readonly Incident[] | undefined,
  key: string,
): { incident: Incident; update: StatusUpdate | undefined } | undefined => {
  for (const incident of incidents ?? []) {
    const update = incident.updates.find((one) => one.key === key);
    if (update !== undefined || (incident.updates.length === 0 && incident.id === key)) return { incident, update };
  }
  return undefined;
};

const windowOf = (announced: AnnouncedWindow, read: AnnouncedWindow | null): AnnouncedWindow | null => {
  const [from, until] = [announced.from ?? read?.from ?? null, announced.until ?? read?.until ?? null];
  return from === null && until === null ? null : { from, until };
};

/**
 * Fields say exactly which assets and networks; words which way they do not pass, and whether all of them. A component
 * is often wider than what is wrong with it ("Withdrawals", for one coin), and words that name a coin are believed then.
 */
const scopedBy = (read: Scope, named: Scope | undefined): Scope => {
  if (named === undefined) return read;
  const { assets, networks, directions, whole } = read;
  const isWhole = whole || (named.whole && assets.length === 0);
  const both = directions.filter((direction) => named.directions.includes(direction));
  return {
    assets: isWhole || named.assets.length === 0 ? assets : named.assets,
    networks: named.networks.length === 0 ? networks : named.networks,
    directions: both.length > 0 ? both : named.directions,
    whole: isWhole,
  };
};

/**
 * An entry of a status page as its words are classified, completed by what the page says of it in fields: the components
 * of its update, or of its incident where the update names none; a maintenance's window is the announced one. What an entry is (a halt, a resumption) stays what its words say.
 */
export const withStatusScope = (
  read: Classification,
  key: string,
  { incidents, maintenances }: Pick<FeedReading, 'incidents' | 'maintenances'>,
): Classification => {
  const planned = toldIn<StatusMaintenance>(maintenances, key);
  const told = planned ?? toldIn<StatusIncident>(incidents, key);
  if (told === undefined) return read;
  const { incident, update } = told;
  const named = update !== undefined && update.affected.length > 0 ? update.affected : incident.components;
  return {
    ...read,
    ...scopedBy(read, scopeOfComponents(named)),
    ...(planned !== undefined && { window: windowOf(planned.incident.window, read.window) }),
  };
};
