import type { Message } from '../core/channel.ts';
import type { LocaleId } from '../core/locale-id.ts';

/** What is said to whoever asked, and in which language. */
export interface Answer {
  message: Message;
  locale: LocaleId;
}
