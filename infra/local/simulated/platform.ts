import type { IncomingHttpHeaders } from 'node:http';
import type { ChannelId } from '../../../lib/core/channel.ts';
import type { ChatLog } from './chat-log.ts';

/** A call of the product to a platform's API. `body` is parsed JSON, or undefined where there is none. */
export interface ApiRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: unknown;
  /** The file that came with it, as a page shows it. */
  file?: ChatFile;
}

export interface ChatFile {
  name: string;
  type: string;
  /** `data:` */
  url: string;
}

export interface ApiAnswer {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
}

export type ClientLanguage = 'ja' | 'en';

/** What the person does: types, presses a button (of `message`, where it is known), sends a slash command, or fills in a form. */
export type Said = { lang: ClientLanguage } & (
  | { text: string }
  | { press: string; message?: string | undefined }
  | { command: { name: string; options: Record<string, string> } }
  | { submit: { form: string; value: string } }
);

/** A webhook as the platform would send it: signed, with the body's very bytes. */
export interface Webhook {
  headers: Record<string, string>;
  body: string;
  /** What the platform does with the answer of a 2xx. */
  takeReply?(reply: unknown): void;
}

/** What a platform's own client would not let the person do. */
export class CannotSay extends Error {
  override name = 'CannotSay';
}

/** One platform, played: its API, its one person, and the webhooks that follow from what that person does. */
export interface SimulatedPlatform {
  id: ChannelId;
  /** The variables that make the product believe in it; made anew in each process and kept nowhere. */
  secrets: Record<string, string>;
  log: ChatLog;
  answer(request: ApiRequest): ApiAnswer;
  /** What the bot has registered as its menu. */
  menu(lang: ClientLanguage): unknown;
  /** Throws CannotSay. */
  say(said: Said): Webhook[];
  follow(): Webhook[];
  block(): Webhook[];
  /** The webhook that asks for an option's choices; `take` is handed them. */
  autocomplete?(
    asked: { command: string; option: string; value: string; lang: ClientLanguage },
    take: (choices: { name: string; value: string }[]) => void,
  ): Webhook;
}
