import type { Sentence } from '../../replay/facts.ts';

export interface ChatEntry {
  /** Grows with every entry and every edit, over restarts too. */
  n: number;
  /** The same for a message and its edits. */
  message: string;
  at: string;
  from: 'bot' | 'person';
  edited: boolean;
  silent: boolean;
  /** What of history is played; missing where a message is of today. */
  replay?: ReplayMark;
  payload: object;
}

/** A message that would have been sent then. */
export interface ReplayMark {
  name: Sentence;
  /** ISO 8601. */
  at: string;
}

/** What a chat shows, in memory alone. */
export interface ChatLog {
  /** Answers the message's number. */
  add(from: ChatEntry['from'], payload: object, silent?: boolean): number;
  edit(message: number, payload: object): void;
  /** Whatever `work` puts in belongs to history. */
  replaying<T>(mark: ReplayMark, work: () => T): T;
  /** A message as it stands now. */
  find(message: number): ChatEntry | undefined;
  /** The newest first, each as it stands now. */
  newestFirst(): ChatEntry[];
  after(n: number): { entries: ChatEntry[]; last: number };
  /** Settles when something comes after `n`, at the latest after `mostMs`, or when the log is closed. */
  news(n: number, mostMs: number): Promise<void>;
  /** Lets everybody who waits go. */
  close(): void;
}

/** Older entries are forgotten: a chat is looked at, not searched. */
const ENTRIES_MOST = 200;

export const messageName = (message: number): string => `m${message}`;

/** The number in `m7`; undefined where it is no such name. */
export const messageNumber = (name: string): number | undefined =>
  /^m\d{1,15}$/.test(name) ? Number(name.slice(1)) : undefined;

export const createChatLog = (): ChatLog => {
  const entries: ChatEntry[] = [];
  const waiting = new Set<() => void>();
  let closed = false;
  let playing: ReplayMark | undefined;
  let last = Date.now();
  // The product keeps the numbers for later edits. A chat has less than one message a second in the long run, so
  // that those of an earlier process are never given out again.
  let message = Math.floor(Date.now() / 1_000);
  const wake = (): void => {
    for (const go of waiting) go();
    waiting.clear();
  };
  const put = (entry: Omit<ChatEntry, 'n' | 'at'>): void => {
    last += 1;
    entries.push({ ...entry, ...(playing && { replay: playing }), n: last, at: new Date().toISOString() });
    if (entries.length > ENTRIES_MOST) entries.shift();
    wake();
  };
  const find = (wanted: number): ChatEntry | undefined =>
    entries.findLast((entry) => entry.message === messageName(wanted));
  return {
    add(from, payload, silent = false) {
      message += 1;
      put({ message: messageName(message), from, edited: false, silent, payload });
      return message;
    },
    edit(wanted, payload) {
      const before = find(wanted);
      if (before !== undefined) put({ ...before, edited: true, payload });
    },
    replaying(mark, work) {
      playing = mark;
      try {
        return work();
      } finally {
        playing = undefined;
      }
    },
    find,
    newestFirst() {
      const seen = new Set<string>();
      return entries.toReversed().filter((entry) => !seen.has(entry.message) && seen.add(entry.message));
    },
    after: (n) => ({ entries: entries.filter((entry) => entry.n > n), last }),
    async news(n, mostMs) {
      if (closed || (entries.at(-1)?.n ?? 0) > n) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, mostMs);
      waiting.add(resolve);
      await promise;
      clearTimeout(timer);
      waiting.delete(resolve);
    },
    close() {
      closed = true;
      wake();
    },
  };
};
