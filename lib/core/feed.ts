import type { AnnouncedWindow, Direction, FeedEntry } from './announcement.ts';
import type { Instant } from './time.ts';

/**
 * Feeds of an exchange: where it makes things known in words, in which format, and what a reading of one is. A feed is
 * plain data, so that whoever only speaks of exchanges carries no parser; `lib/feeds` reads them.
 */

/** In which order a date in figures stands. A date in another order is no date. */
export type DateOrder = 'ymd' | 'mdy' | 'dmy';

interface FeedFacts {
  /** Short name, unique within the exchange. */
  id: string;
  /** What is polled: several where the format spreads what it says over several documents. */
  urls: readonly string[];
  /** Where the format is documented. */
  documents: string;
  lang: 'ja' | 'en';
  /** IANA name of the zone of times that name none. */
  zone: string;
  /** Name of the recording of this very site on which the reader was verified; null where none was at hand. */
  verifiedOn: string | null;
  /** Written by those whom it is about. */
  official: true;
}

export interface StatuspageFeed extends FeedFacts {
  format: 'statuspage';
}
/** RSS, Atom or JSON Feed: the body says which. */
export interface SyndicationFeed extends FeedFacts {
  format: 'syndication';
}
export interface ZendeskFeed extends FeedFacts {
  format: 'zendesk';
  /** Articles of other sections are left out; null takes all. */
  sections: readonly number[] | null;
  /** Articles with none of these labels are left out; null takes all. */
  labels: readonly string[] | null;
}
/** CSS selectors; all but `item` are looked for within an item. */
export interface NewsListSelectors {
  item: string;
  title: string;
  /** The element whose `href` leads to the whole text. */
  link?: string;
  date?: string;
  /** A summary, where the list has one. */
  text?: string;
}
export interface NewsListFeed extends FeedFacts {
  format: 'news-list';
  select: NewsListSelectors;
  order: DateOrder;
}
export type Feed = StatuspageFeed | SyndicationFeed | ZendeskFeed | NewsListFeed;

/** A body as text, and the address that it came from: relative links start there. */
export interface DecodedBody {
  text: string;
  url: string;
}

/** What a component of a status page is about. Nothing is guessed: what a name does not say is null or empty. */
export interface ComponentScope {
  asset: string | null;
  network: string | null;
  directions: Direction[];
  /** Every asset in those directions. */
  whole: boolean;
}

/** https://support.atlassian.com/statuspage/docs/show-service-status-with-components/ and `unknown` for any other word. */
export const COMPONENT_STATUSES = [
  'operational',
  'degraded_performance',
  'partial_outage',
  'major_outage',
  'under_maintenance',
  'unknown',
] as const;
export type ComponentStatus = (typeof COMPONENT_STATUSES)[number];

export interface ComponentState {
  id: string;
  name: string;
  group: string | null;
  status: ComponentStatus;
  /** Null where the name does not say what it is about. */
  scope: ComponentScope | null;
  updatedAt: Instant | null;
}

/** A component as an incident names it, with the state that an update set, where it did. */
export interface AffectedComponent {
  name: string;
  status: ComponentStatus;
  scope: ComponentScope | null;
}

export interface StatusUpdate {
  /** The key of the entry that tells it. */
  key: string;
  /** The source's word: investigating, identified, monitoring, resolved, scheduled, in_progress, … */
  status: string;
  at: Instant | null;
  /** Empty where the update names none, as closing ones mostly do: those of the incident hold then. */
  affected: AffectedComponent[];
}

export interface StatusIncident {
  id: string;
  name: string;
  status: string;
  /** The source's word: none, minor, major, critical, maintenance. It is the page's own judgement of all it runs. */
  impact: string | null;
  url: string | null;
  startedAt: Instant | null;
  updatedAt: Instant | null;
  resolvedAt: Instant | null;
  components: AffectedComponent[];
  /** Newest first. */
  updates: StatusUpdate[];
}

/** Announced ahead: one that has not begun is no halt. */
export interface StatusMaintenance extends StatusIncident {
  window: AnnouncedWindow;
}

/** What one body says. What a format or a body does not speak of is absent, and no sign of calm. */
export interface FeedReading {
  /** Newest first, each key once. */
  entries: FeedEntry[];
  components?: ComponentState[];
  incidents?: StatusIncident[];
  maintenances?: StatusMaintenance[];
}
