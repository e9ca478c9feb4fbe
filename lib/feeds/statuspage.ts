import { Unreadable } from '../core/exchange.ts';
import type { ComponentState, DecodedBody, FeedReading, StatusMaintenance } from '../core/feed.ts';
import type { Instant } from '../core/time.ts';
import { createEntryList } from './entry-list.ts';
import { idIn, isFields, jsonObject, textIn, type Fields } from './fields.ts';
import { plainTitle } from './plain-text.ts';
import { componentScope } from './statuspage-component.ts';
import { incidentOf, statusIn, timeIn, type ReadIncident } from './statuspage-incident.ts';

/**
 * The public documents of a page at Atlassian Statuspage, version 2 (each page's `/api` describes them): components, incidents, scheduled maintenances, or a
 * summary of all. The one indicator of the whole page (`status`) hides its components and is never read.
 */

/** Kraken has some hundred components for each kind of what it runs. */
const COMPONENTS_MOST = 3_000;
/** The lists hold the newest fifty. */
const INCIDENTS_MOST = 200;

/** A list of a body: undefined where the body has none; throws where it has something else in its place. */
const documentedList = (body: Fields, name: string, most: number): unknown[] | undefined => {
  if (!Object.hasOwn(body, name)) return undefined;
  const list = body[name];
  if (!Array.isArray(list)) throw new Unreadable('the status page has not the documented structure');
  return list.slice(0, most) as unknown[];
};

/** A list of which nothing can be read has lost what it is documented to hold. */
const readOf = <Item>(list: readonly unknown[], read: (value: unknown) => Item | undefined): Item[] => {
  const items = list.flatMap((value) => read(value) ?? []);
  if (items.length === 0 && list.length > 0) throw new Unreadable('the status page has not the documented structure');
  return items;
};

const isComponent = (value: unknown): value is Fields =>
  isFields(value) && idIn(value, 'id') !== '' && textIn(value, 'name').trim() !== '';

/** Groups give their components a name; their own state is made of those of their components and hides them. */
const componentsOf = (list: readonly unknown[]): ComponentState[] => {
  const sound = readOf(list, (value) => (isComponent(value) ? value : undefined));
  const groups = new Map(
    sound.filter(({ group }) => group === true).map((group) => [idIn(group, 'id'), plainTitle(textIn(group, 'name'))]),
  );
  return sound
    .filter(({ group }) => group !== true)
    .map((component) => {
      const name = plainTitle(textIn(component, 'name'));
      const group = groups.get(idIn(component, 'group_id')) ?? null;
      return {
        id: idIn(component, 'id'),
        name,
        group,
        status: statusIn(component, 'status'),
        scope: componentScope(name, group),
        updatedAt: timeIn(component, 'updated_at'),
      };
    });
};

const maintenanceOf = (value: unknown, site: string): (ReadIncident & { incident: StatusMaintenance }) | undefined => {
  const read = incidentOf(value, site);
  if (read === undefined || !isFields(value)) return undefined;
  const window = { from: timeIn(value, 'scheduled_for'), until: timeIn(value, 'scheduled_until') };
  return { ...read, incident: { ...read.incident, window } };
};

/** Throws Unreadable for what is no page, or holds none of the lists: a bare indicator says nothing. */
export const readStatuspage = ({ text, url }: DecodedBody, now: Instant): FeedReading => {
  const body = jsonObject(text);
  if (!isFields(body.page)) throw new Unreadable('the status page has not the documented structure');
  const components = documentedList(body, 'components', COMPONENTS_MOST);
  const incidents = documentedList(body, 'incidents', INCIDENTS_MOST);
  const maintenances = documentedList(body, 'scheduled_maintenances', INCIDENTS_MOST);
  if (components === undefined && incidents === undefined && maintenances === undefined)
    throw new Unreadable('the status page lists neither components nor incidents');

  const site = new URL(url).origin;
  const open = incidents && readOf(incidents, (value) => incidentOf(value, site));
  const planned = maintenances && readOf(maintenances, (value) => maintenanceOf(value, site));
  const list = createEntryList(url, now);
  for (const { entries } of [...(open ?? []), ...(planned ?? [])]) for (const entry of entries) list.add(entry);
  return {
    entries: list.newest(),
    ...(components !== undefined && { components: componentsOf(components) }),
    ...(open !== undefined && { incidents: open.map(({ incident }) => incident) }),
    ...(planned !== undefined && { maintenances: planned.map(({ incident }) => incident) }),
  };
};
