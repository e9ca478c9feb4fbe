import type { AffectedComponent, ComponentStatus, StatusIncident, StatusUpdate } from '../core/feed.ts';
import { COMPONENT_STATUSES } from '../core/feed.ts';
import type { Instant } from '../core/time.ts';
import type { FoundEntry } from './entry-list.ts';
import { readTime } from './feed-time.ts';
import { field, idIn, isFields, listIn, textIn, type Fields } from './fields.ts';
import { plainLines, plainTitle } from './plain-text.ts';
import { componentScope } from './statuspage-component.ts';
import { visibleLine } from './visible-text.ts';

/** Of an incident; a page that told more of one has long told the same. */
const UPDATES_MOST = 100;
/** The source's words for states have a dozen letters. */
const WORD_MOST = 40;

/** The page's times bear their offset. */
export const timeIn = (value: Fields, name: string): Instant | null => readTime(textIn(value, name), { zone: 'UTC' });

export const statusIn = (value: unknown, name: string): ComponentStatus =>
  COMPONENT_STATUSES.find((status) => status === field(value, name)) ?? 'unknown';

const wordIn = (value: Fields, name: string): string => visibleLine(textIn(value, name), WORD_MOST);

/** Components of an incident, or of an update: null lists occur, mostly where it is over. */
const affectedIn = (value: Fields, name: string, statusName: string): AffectedComponent[] =>
  listIn(value, name)
    .filter(isFields)
    .filter((component) => component.group !== true && textIn(component, 'name').trim() !== '')
    .map((component) => {
      const title = plainTitle(textIn(component, 'name'));
      return { name: title, status: statusIn(component, statusName), scope: componentScope(title, null) };
    });

interface ReadUpdate {
  update: StatusUpdate;
  entry: FoundEntry;
}

/** "Resolved - the page's words", as the page's own feeds of history put it. */
const saidWith = (status: string, text: string): string => {
  const word = status.replaceAll('_', ' ');
  return [word.slice(0, 1).toUpperCase() + word.slice(1), text].filter((part) => part !== '').join(' - ');
};

const updateOf = (update: Fields, incident: { id: string; name: string; link: string }): ReadUpdate => {
  const status = wordIn(update, 'status');
  const at = timeIn(update, 'display_at') ?? timeIn(update, 'created_at');
  const id = idIn(update, 'id') || `${incident.id}/${status}/${textIn(update, 'created_at')}`;
  return {
    update: { key: id, status, at, affected: affectedIn(update, 'affected_components', 'new_status') },
    entry: {
      id,
      title: incident.name,
      text: plainLines(saidWith(status, textIn(update, 'body'))),
      link: incident.link,
      publishedAt: at,
      updatedAt: timeIn(update, 'updated_at'),
    },
  };
};

export interface ReadIncident {
  incident: StatusIncident;
  entries: FoundEntry[];
}

const ID = /^[a-z0-9]{1,40}$/i;

/**
 * An incident with its updates, each of them an entry. One whose updates are missing is an entry of its own. Its link is
 * the page's own address of it. Undefined for what has no id or name.
 */
export const incidentOf = (value: unknown, site: string): ReadIncident | undefined => {
  if (!isFields(value)) return undefined;
  const [id, name] = [idIn(value, 'id'), plainTitle(textIn(value, 'name'))];
  if (id === '' || name === '') return undefined;
  const link = ID.test(id) ? `${site}/incidents/${id}` : textIn(value, 'shortlink');
  const status = wordIn(value, 'status');
  const startedAt = timeIn(value, 'started_at') ?? timeIn(value, 'created_at');
  const updatedAt = timeIn(value, 'updated_at');
  const read = listIn(value, 'incident_updates')
    .filter(isFields)
    .slice(0, UPDATES_MOST)
    .map((update) => updateOf(update, { id, name, link }))
    .toSorted((a, b) => (b.update.at ?? 0) - (a.update.at ?? 0));
  const alone: FoundEntry = { id, title: name, text: saidWith(status, ''), link, publishedAt: startedAt, updatedAt };
  return {
    incident: {
      id,
      name,
      status,
      impact: wordIn(value, 'impact') || null,
      url: link === '' ? null : link,
      startedAt,
      updatedAt,
      resolvedAt: timeIn(value, 'resolved_at'),
      components: affectedIn(value, 'components', 'status'),
      updates: read.map(({ update }) => update),
    },
    entries: read.length === 0 ? [alone] : read.map(({ entry }) => entry),
  };
};
