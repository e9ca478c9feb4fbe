import type { LocaleId } from './locale-id.ts';
import type { Severity } from './severity.ts';

export const CHANNEL_IDS = ['line', 'telegram', 'discord'] as const;
export type ChannelId = (typeof CHANNEL_IDS)[number];

/**
 * Where a person is reached on a platform. `id` is the platform's user id (the subscriber's hash is made of
 * it); `route` is what sending needs besides, e.g. Discord's direct-message channel, once it is known.
 */
export interface Address {
  id: string;
  route?: string;
}

/** A button: its label, and the command that pressing it sends, as if it had been typed. */
export interface Button {
  label: string;
  command: string;
}

/** Bytes that go with a message. */
export interface Attachment {
  kind: 'picture' | 'file';
  /** With its ending: `risk.png`, `mamori.json`. */
  name: string;
  mediaType: 'image/png' | 'application/json';
  bytes: Uint8Array;
  /** What a picture shows, for those who cannot see it; what a file is. */
  description: string;
}

/** What a platform that has forms asks for in one; elsewhere the message itself asks. */
export interface Form {
  /** What is filled in goes behind it, as if both had been typed. */
  command: string;
  label: string;
  example: string;
  /** Whether several lines may be filled in. */
  lines: boolean;
}

/**
 * What is said to a person, free of any platform's form. Plain text; nothing in it is markup. Each channel
 * escapes, shortens to its limits and lays out.
 */
export interface Message {
  /** One line. For an alert it names the exchange and what happened. */
  title: string;
  /** Paragraphs below the title. */
  body: string[];
  /** Rows are the platform's affair. */
  buttons: Button[];
  /** Official pages only; `url` is ours or an exchange's, never a stranger's. */
  links: { label: string; url: string }[];
  /** The reader's own phrase, shown literally and by itself: what has none is not from us. */
  phrase?: string;
  /** Without a sound, where the platform can. */
  silent?: boolean;
  /** A picture, or a file to keep: sent with the message where the platform takes one. */
  attachment?: Attachment;
  /** A picture of ours on the web, for a platform that fetches pictures and takes none; others leave it out. */
  pictureAt?: { url: string; description: string };
  /** Asks for what is missing, where the platform can show a form. */
  form?: Form;
  /** How grave an alert is; what has none is an answer. */
  severity?: Severity;
  /** The word for it in the reader's language, shown beside its colour. */
  mark?: string;
}

/**
 * How one send ended.
 * retry: nothing was delivered, try again after `afterMs`; scope `token` pauses the channel as a whole,
 * scope `quota` means the month's allowance is spent. gone: the person has blocked or left; unsubscribe.
 * rejected: the platform will never take this message. unknown: it may or may not have been delivered.
 */
export type Receipt =
  | {
      state: 'sent';
      /** What an edit needs later. */ ref: string | null;
      /** A route learned on the way. */ route?: string;
    }
  | { state: 'retry'; afterMs: number; scope: 'message' | 'token' | 'quota'; detail: string }
  | { state: 'gone'; detail: string }
  | { state: 'rejected'; detail: string }
  | { state: 'unknown'; detail: string };

/** The sending half of a chat platform. It keeps no state between calls and never sleeps on a 429: it says `retry`. */
export interface OutboundChannel {
  id: ChannelId;
  /** Whether a message that was sent can be changed. */
  edits: boolean;
  /** Recipients of one batch; for a multicast it is the platform's limit a request. */
  batchSize: number;
  /** Whether one request reaches a whole batch. */
  multicasts: boolean;
  /** Requests a second, alerts and answers together: below the platform's limit in any sliding second. */
  perSecond: number;
  /** Whether the platform itself drops a repeat of the same key, so that an unknown outcome may be tried again. */
  idempotent: boolean;
  /** One message to one person. `key` is a UUID, the same over retries of the same message. */
  send(to: Address, message: Message, locale: LocaleId, key: string): Promise<Receipt>;
  /** One message to many (where `multicasts`). */
  multicast?(to: readonly Address[], message: Message, locale: LocaleId, key: string): Promise<Receipt>;
  /** Changes a message sent before (where `edits`). `ref` comes from its receipt. */
  edit?(to: Address, ref: string, message: Message, locale: LocaleId): Promise<Receipt>;
  /** Registers commands and menus with the platform. Idempotent. `turn` waits for the next request's place in the budget. */
  setUp?(menus: CommandMenu, turn?: () => Promise<void>): Promise<void>;
  /**
   * Tells the platform to send what people say to `url`, and answers the address that stood there before. Idempotent.
   * Throws with one line where the platform refuses, or cannot reach us there.
   */
  registerWebhook?(url: string): Promise<{ before: string | null }>;
}

/** What a platform's command menu shows, per language. */
export interface CommandMenu {
  commands: {
    name: string;
    /** What it is called where people write in words; missing where that is its name. */
    localName: Partial<Record<LocaleId, string>>;
    description: Record<LocaleId, string>;
    options: MenuOption[];
    /** For our administrators, or for those of groups: shown to nobody else, where a platform can tell. */
    restricted?: 'administrators' | 'groups';
  }[];
}

export interface MenuOption {
  name: string;
  localName: Partial<Record<LocaleId, string>>;
  description: Record<LocaleId, string>;
  required: boolean;
  /** Completed as it is typed. */
  completed?: true;
  /** All the values that it takes. */
  choices?: { value: string; label: Record<LocaleId, string> }[];
}

/** A value that completes what is being typed, and what it is called in the reader's language. */
export interface Choice {
  label: string;
  value: string;
}

/** An HTTP request as it came: header names in lower case, the body's very bytes. */
export interface RawRequest {
  headers: Readonly<Record<string, string | undefined>>;
  body: Uint8Array;
}

/** A group, or a server's channel, that alerts may be for. */
export interface GroupChat {
  /** The chat itself, as it is written to. */
  address: Address;
  /** Whether whoever speaks leads it; null where the event does not say. */
  administers: boolean | null;
}

/** One thing that a webhook asks for. */
export interface Incoming {
  channel: ChannelId;
  /** The platform's id of the event: claimed so that a repeat does nothing. */
  eventId: string;
  /**
   * `ping` wants only a pong, `completing` the choices for an option that is being typed; `gone` and `joined` are a
   * block and its opposite, `moved` a chat that has another id now (in `text`); `ignored` is nothing to us.
   */
  kind: 'command' | 'completing' | 'gone' | 'joined' | 'moved' | 'ping' | 'ignored';
  /** Who speaks; null where the platform does not say. */
  from: Address | null;
  /** A direct chat, or a group (where nobody's settings are shown or changed). */
  chat: 'direct' | 'group';
  /** Where a group speaks, or somebody in one. */
  group?: GroupChat;
  /** What was typed or pressed, as it came: never trusted, never echoed. Empty for other kinds. */
  text: string;
  /** Options that came with names (Discord): name → value. Absent where the text is all there is. */
  command?: { name: string; options: Record<string, string> };
  /** For `completing`: the option that is being typed; `command` holds all that stands there so far. */
  option?: string;
  /** The person's client language where the platform tells. */
  languageHint: string | null;
  /** What `answer` needs: reply token, chat id, callback id, … opaque to everyone else. */
  replyTo: Readonly<Record<string, string>>;
}

/** What the webhook says to the platform over HTTP. */
export interface WebhookReply {
  status: number;
  /** JSON; undefined for an empty body. */
  body?: unknown;
}

/** The receiving half of a chat platform. */
export interface InboundChannel {
  id: ChannelId;
  /** As of the sending half: both draw on one budget. */
  perSecond: number;
  /** Signature over the raw bytes, compared in constant time, before anything is parsed. */
  verify(request: RawRequest): boolean;
  /** Any signed JSON, however odd, to what it asks. Never throws. */
  parse(body: unknown): Incoming[];
  /** Whether answers are calls to the platform, which its limits count. */
  calls: boolean;
  /** Asks the platform whether whoever speaks leads the group. False where that cannot be found out. */
  administers?(incoming: Incoming): Promise<boolean>;
  /** Answers one command: by a call to the platform, or (Discord) by what the webhook itself returns. */
  answer(incoming: Incoming, message: Message, locale: LocaleId): Promise<AnswerOutcome>;
  /** The same within the webhook's own reply, where the platform offers it: for when a call would have to wait. */
  answerInReply?(incoming: Incoming, message: Message, locale: LocaleId): WebhookReply;
  /** Offers choices for an option that is being typed, where the platform asks for them. */
  offer?(choices: readonly Choice[]): WebhookReply;
  /** What the webhook returns when there is nothing to say (or for a ping). */
  acknowledge(incoming: readonly Incoming[]): WebhookReply;
}

export interface AnswerOutcome {
  receipt: Receipt;
  /** What the webhook must return, where the answer travels that way. */
  reply?: WebhookReply;
}
