import type { SourceState } from '../core/availability.ts';
import type { ChainView } from '../core/chain-view.ts';
import type { ExchangeState } from '../core/exchange-view.ts';
import type { EventReason, IncidentStatus, Verdict } from '../core/incident.ts';
import type { Severity } from '../core/severity.ts';
import type { LocaleId } from '../core/locale-id.ts';
import type { Instant } from '../core/time.ts';
import type { Reach } from '../core/trial.ts';
import type { OwnWords } from './own-words.ts';
import type { OutflowLines } from './outflow-lines.ts';

export interface AlertFacts {
  exchange: string;
  /** The first codes, for one line: `BTC, ETH and 3 more`. Empty where none is off just now. */
  headline: string;
  /** With networks, many more of them: `BTC (Bitcoin), USDT (TRC20, ERC20)`; null where the headline says it all. */
  assets: string | null;
  reason: EventReason;
  whole: boolean;
  /** By two readings in a row; for `resolved`, whether it ever was. */
  confirmed: boolean;
  offSince: Instant;
  at: Instant;
  /** The exchange's own words, where it gives any: a stranger's text, cut short. */
  said: string[];
  /** Those that are off for good, as the exchange says. */
  delisted: string | null;
  allDelisted: boolean;
}

export interface SuspendedLine {
  /** `USDT (TRC20)` */
  asset: string;
  since: Instant;
  reason: string | null;
  delisted: boolean;
}

export interface StatusFacts {
  exchange: string;
  state: ExchangeState;
  source: SourceState;
  readAt: Instant | null;
  now: Instant;
  /** Those that changed since the watch began, the latest first, no more than are shown. */
  changed: SuspendedLine[];
  more: number;
  /** How many were off at first sight. */
  offFromStart: number;
  rows: number;
  /** How well its wallets are seen. */
  chains: readonly ChainView[];
}

/** Everything that is said in one language. A new language implements this; what is missing fails the type check. */
export interface Locale {
  id: LocaleId;
  /** The language's name in itself. */
  name: string;
  /** What people call it when they ask for it, in lower case. */
  words: readonly string[];
  list: (items: readonly string[]) => string;
  andMore: (count: number) => string;
  time: (at: Instant) => string;
  exchangeName: (names: { en: string; ja: string }) => string;
  alertTitle: (facts: AlertFacts) => string;
  /** Paragraphs: what, since when, how sure, what to do now. */
  alertBody: (facts: AlertFacts) => string[];
  links: { statusPage: string; incident: string };
  commands: Record<
    | 'start'
    | 'help'
    | 'subscribe'
    | 'unsubscribe'
    | 'list'
    | 'status'
    | 'incidents'
    | 'incident'
    | 'level'
    | 'lang'
    | 'hold'
    | 'risk'
    | 'report'
    | 'quiet'
    | 'digest'
    | 'code'
    | 'export'
    | 'delete'
    | 'verdict'
    | 'notice'
    | 'approve'
    | 'cancel'
    | 'notices'
    | 'silence'
    | 'announce'
    | 'admins'
    | 'here',
    string
  >;
  options: Record<
    | 'exchange'
    | 'asset'
    | 'incident'
    | 'level'
    | 'language'
    | 'amount'
    | 'phrase'
    | 'hours'
    | 'zone'
    | 'confirm'
    | 'verdict'
    | 'text'
    | 'url'
    | 'audience'
    | 'id'
    | 'hash'
    | 'duration'
    | 'act'
    | 'person'
    | 'at'
    | 'digest',
    string
  >;
  /** What an option is called where a platform shows its name: one word, in lower case. */
  optionNames: Record<keyof Locale['options'], string>;
  /** What `/admins` does. */
  acts: Record<'add' | 'remove', string>;
  /** One word for how grave an alert is. */
  severities: Record<Severity, string>;
  buttons: {
    subscribe: (name: string) => string;
    status: (name: string) => string;
    help: string;
    list: string;
    everything: string;
    level: (level: Severity) => string;
    incident: (id: string) => string;
    /** These are read in a row of two on a telephone: no more than twenty letters. */
    unsubscribe: (name: string) => string;
    incidents: string;
    changeLevel: string;
    undo: string;
    statusNow: string;
    timeline: string;
    stop: string;
    verdict: (verdict: Verdict) => string;
    verdicts: string;
  };
  start: { title: string; body: string[] };
  helpTitle: string;
  helpFooter: string;
  unknownCommand: string;
  /** Before commands that are spelt nearly as what was typed. */
  didYouMeanCommand: string;
  /** Where no command but an exchange was named. */
  aboutExchange: (exchange: string) => string;
  /** To somebody who asks more often than answers are read. */
  tooFast: string;
  /** To somebody new, while more new people come than can be taken in. */
  crowded: string;
  /** To a picture, a sticker, a voice: only words are read. */
  wordless: string;
  /** What one may write, a line each. */
  examples: string;
  /** While nobody but administrators is told. */
  notSendingYet: string;
  /** On an alert that administrators alone get: how many people it would have reached by now. */
  trial: (reach: Reach) => string;
  whichVerdict: (incident: string) => string;
  judged: (incident: string, verdict: Verdict) => string;
  /** How many trial alerts were right, wrong, and not judged yet. */
  verdicts: (counts: { real: number; falseAlarms: number; open: number }) => string;
  whichExchange: string;
  didYouMean: string;
  badAsset: string;
  tooMany: (most: number) => string;
  subscribed: (what: string) => string;
  subscribedNote: string;
  alreadySubscribed: (what: string) => string;
  unsubscribed: (what: string) => string;
  notSubscribed: (what: string) => string;
  nothingLeft: string;
  /** What a wider subscription still brings after a narrower one has ended. */
  stillTold: (what: string) => string;
  everyExchange: string;
  scope: (exchange: string, asset: string | null) => string;
  listTitle: string;
  listEmpty: string;
  settings: (level: Severity, language: string) => string;
  statusTitle: (exchange: string, state: ExchangeState) => string;
  /** One line of an overview, with the age of the reading. */
  statusLine: (facts: Pick<StatusFacts, 'exchange' | 'state' | 'source' | 'readAt' | 'now'>) => string;
  statusBody: (facts: StatusFacts) => string[];
  notRead: (exchange: string) => string;
  /** Nothing is read of the exchange's own flags. */
  walletsAlone: (exchange: string) => string;
  incidentsTitle: string;
  noIncidents: string;
  incidentLine: (facts: {
    id: string;
    exchange: string;
    assets: string;
    status: IncidentStatus;
    /** In place of the words of a stop. */
    said?: string;
    severity: Severity;
    openedAt: Instant;
  }) => string;
  incidentTitle: (facts: {
    id: string;
    exchange: string;
    assets: string;
    status: IncidentStatus;
    said?: string;
  }) => string;
  timelineLine: (facts: { at: Instant; reason: EventReason; said?: string; assets: string }) => string;
  outflow: OutflowLines;
  own: OwnWords;
  whole: string;
  noSuchIncident: string;
  levelSet: (level: Severity) => string;
  levelNow: (level: Severity) => string;
  levels: Record<Severity, string>;
  languageSet: string;
  whichLanguage: string;
  inGroup: string;
}
