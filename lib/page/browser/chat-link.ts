import { field, listOf, textOf } from './dom.ts';

/** A message, or a message as it was edited: see `GET /simulated/{channel}/messages`. */
export interface Entry {
  n: number;
  message: string;
  at: string;
  from: 'bot' | 'person';
  edited: boolean;
  silent: boolean;
  /** What of history it belongs to, and when it would have been sent; missing where it is of today. */
  replay?: { name: Record<string, string>; at: string };
  payload: unknown;
}

export interface Choice {
  name: string;
  value: string;
}

/** A simulated platform, as its chat uses it. */
export interface ChatLink {
  /** Calls back with whatever is new, in order, for as long as the page is open. */
  watch(take: (entries: Entry[]) => void, lost: (is: boolean) => void): void;
  say(text: string): Promise<void>;
  /** `message` is empty where what is pressed belongs to none: the rich menu. */
  press(data: string, message: string): Promise<void>;
  command(name: string, options: Record<string, string>): Promise<void>;
  submit(form: string, value: string): Promise<void>;
  follow(): Promise<void>;
  menu(): Promise<unknown>;
  autocomplete(command: string, option: string, value: string): Promise<Choice[]>;
}

const AFTER_FAILURE_MS = 2_000;
const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Settles at once, or when somebody looks at the page again: a page in the background holds no connection. */
const untilSeen = (): Promise<void> =>
  document.hidden
    ? new Promise((resolve) => {
        document.addEventListener('visibilitychange', () => resolve(), { once: true });
      })
    : Promise.resolve();

export const post = async (path: string, body: object): Promise<unknown> => {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const told: unknown = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(textOf(field(told, 'error')) || String(answer.status));
  return told;
};

const read = async (path: string, signal?: AbortSignal): Promise<unknown> => {
  const answer = await fetch(path, { cache: 'no-store', ...(signal !== undefined && { signal }) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
};

export const readJson = (path: string): Promise<unknown> => read(path);

const watchFrom = async (
  base: string,
  take: (entries: Entry[]) => void,
  lost: (is: boolean) => void,
): Promise<never> => {
  let after = 0;
  for (let first = true; ; first = false) {
    await untilSeen();
    const hidden = new AbortController();
    const giveUp = (): void => hidden.abort();
    document.addEventListener('visibilitychange', giveUp, { once: true });
    try {
      const news = await read(`${base}/messages?after=${after}${first ? '' : '&wait=1'}`, hidden.signal);
      const last = field(news, 'last');
      lost(false);
      take(listOf(field(news, 'entries')) as Entry[]);
      // A process that was started anew counts from one again.
      if (typeof last === 'number') after = last < after ? 0 : last;
    } catch {
      if (!hidden.signal.aborted) {
        lost(true);
        await pause(AFTER_FAILURE_MS);
      }
    } finally {
      document.removeEventListener('visibilitychange', giveUp);
    }
  }
};

export const createChatLink = (channel: string, lang: string): ChatLink => {
  const base = `/simulated/${channel}`;
  const say = async (body: object): Promise<void> => {
    await post(`${base}/say`, { ...body, lang });
  };
  return {
    watch: (take, lost) => void watchFrom(base, take, lost),
    say: (text) => say({ text }),
    press: (press, message) => say(message === '' ? { press } : { press, message }),
    command: (name, options) => say({ command: { name, options } }),
    submit: (form, value) => say({ submit: { form, value } }),
    follow: async () => {
      await post(`${base}/follow`, {});
    },
    menu: () => read(`${base}/menu?lang=${lang}`),
    async autocomplete(command, option, value) {
      const answer = await post(`${base}/autocomplete`, { command, option, value, lang });
      return listOf(field(answer, 'choices')).map((choice) => ({
        name: textOf(field(choice, 'name')),
        value: String(field(choice, 'value')),
      }));
    },
  };
};
