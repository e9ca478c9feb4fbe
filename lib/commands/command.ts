import type { AdministratorDesk } from '../core/administrators.ts';
import type { ChannelId, Message } from '../core/channel.ts';
import type { Exchange } from '../core/exchange.ts';
import type { ExchangeViews } from '../core/exchange-view.ts';
import type { Verdict } from '../core/incident.ts';
import type { NoticeDesk } from '../core/notice-desk.ts';
import type { RiskPicture } from '../core/risk/picture.ts';
import type { PriceBook } from '../core/price.ts';
import type { Report } from '../core/report-weight.ts';
import type { ReportDesk } from '../core/reports.ts';
import type { IncidentStore } from '../core/stores.ts';
import type { Subscriber } from '../core/subscriber.ts';
import type { Instant } from '../core/time.ts';
import type { Locale } from '../locales/locale.ts';

export type CommandName = keyof Locale['commands'];
export type OptionName = keyof Locale['options'];

export type Drawn = Pick<Message, 'attachment' | 'pictureAt'>;

/** What a command may look at. It changes nothing itself: it answers with a changed subscriber. */
export interface CommandContext {
  subscriber: Subscriber;
  locale: Locale;
  now: Instant;
  directory: Readonly<Record<string, Exchange>>;
  views: ExchangeViews;
  incidents: Pick<IncidentStore, 'load' | 'list'>;
  /** Prices in yen as of now. */
  prices: () => Promise<PriceBook>;
  /** What customers have said within the hour; without it nothing is counted. */
  reports?: Pick<ReportDesk, 'recent' | 'mark'> | undefined;
  /** The picture as the person's platform takes it; nothing where it takes none, or where it could not be drawn. */
  draw?: ((picture: RiskPicture) => Promise<Drawn>) | undefined;
  /** Base of our own pages; undefined where there is no public address. */
  publicUrl?: string | undefined;
  /** The official accounts, where the operator has named them. */
  accounts?: readonly { channel: ChannelId; name: string }[] | undefined;
  /** What an administrator may do with broadcasts; undefined for everyone else. */
  desk?: NoticeDesk | undefined;
  /** What an administrator may do about the others; undefined for everyone else. */
  administrators?: AdministratorDesk | undefined;
  /** Where it is a group that is spoken for: `subscriber` is the group then. */
  group?: { isAdministrator: boolean } | undefined;
  /** Whether administrators alone are told of incidents: everyone else hears that nothing is sent yet. */
  shadow?: boolean | undefined;
}

export interface CommandResult {
  message: Message;
  /** Where the command changes the person's settings. */
  subscriber?: Subscriber;
  /** All that is kept of the person goes, at once. */
  forget?: true;
  /** Where an administrator has judged an incident. */
  judged?: { incident: string; verdict: Verdict };
  /** Where somebody says that his withdrawal is stuck, and it counts. */
  reported?: { exchange: string; report: Report };
}

/** One chat command, the same on every channel. */
export interface ChatCommand {
  name: CommandName;
  /** Words that stand for it where people write in words, the first being the one that is shown. */
  words: readonly string[];
  /** Whom it is for: others are answered as if it were not there, and no menu shows it. */
  audience?: 'administrators' | 'groups';
  /** `text`: all that stands behind the command is one argument, literally. Otherwise each word is one. */
  input?: 'text';
  options: readonly {
    name: OptionName;
    required: boolean;
    /** All the values that it takes, with what each is called. */
    choices?: readonly { value: string; label: (locale: Locale) => string }[];
  }[];
  /** `args` are what was typed behind the command, in the order of the options; never trusted, never echoed. */
  answer(args: readonly string[], context: CommandContext): Promise<CommandResult> | CommandResult;
}

/** A message with a title, and whatever else is given. */
export const say = (title: string, more: Partial<Message> = {}): Message => ({
  title,
  body: [],
  buttons: [],
  links: [],
  ...more,
});

/** The calm word to those who wait for alerts while none are sent. */
export const notSending = ({ shadow, locale }: CommandContext): string[] =>
  shadow === true ? [locale.notSendingYet] : [];
