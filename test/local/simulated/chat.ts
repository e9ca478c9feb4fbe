import type { ChatEntry } from '../../../infra/local/simulated/chat-log.ts';
import type { ChannelId } from '../../../lib/core/channel.ts';
import { eventually } from '../../e2e/start-product.ts';

export const post = (url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** One simulated chat, as the page uses it. */
export interface Chat {
  entries(after?: number): Promise<ChatEntry[]>;
  /** What the bot has written, with the edits, as one text each. */
  botTexts(): Promise<string[]>;
  /** The bot's first message that fits. */
  said(pattern: RegExp): Promise<ChatEntry>;
  act(what: 'say' | 'follow' | 'block' | 'autocomplete', body?: object): Promise<Response>;
}

/** Where the three platforms put what people read: LINE's Flex has the whole in `altText`, Discord's card in `embeds`. */
interface Read {
  text?: string;
  altText?: string;
  content?: string;
  messages?: Read[];
  embeds?: { description?: string }[];
}

const textIn = ({ payload }: Pick<ChatEntry, 'payload'>): string => {
  const { text, altText, content, messages = [], embeds = [] } = payload as Read;
  return [
    text,
    altText,
    content,
    ...messages.map((message) => textIn({ payload: message })),
    ...embeds.map(({ description }) => description),
  ]
    .filter(Boolean)
    .join('\n');
};

export const chatOf = (base: string, channel: ChannelId): Chat => {
  const entries = async (after = 0): Promise<ChatEntry[]> => {
    const answer = await fetch(`${base}/simulated/${channel}/messages?after=${after}`);
    return ((await answer.json()) as { entries: ChatEntry[] }).entries;
  };
  const ofBot = async (): Promise<ChatEntry[]> => (await entries()).filter(({ from }) => from === 'bot');
  return {
    entries,
    botTexts: async () => (await ofBot()).map(textIn),
    said: (pattern) =>
      eventually(`${channel} to say ${pattern}`, async () =>
        (await ofBot()).find((entry) => pattern.test(textIn(entry))),
      ),
    act: (what, body = {}) => post(`${base}/simulated/${channel}/${what}`, body),
  };
};

export interface SimulatedState {
  channels: ChannelId[];
  demo: { available: boolean; state: string };
  history: { incidents: { id: string }[]; state: string; incident: string | null; result: object | null };
}

export const stateOf = async (base: string): Promise<SimulatedState> =>
  (await (await fetch(`${base}/simulated/state`)).json()) as SimulatedState;

/** Plays it, and waits until it has been played. */
export const playDemo = async (base: string, play: 'freeze' | 'recovery'): Promise<void> => {
  const answer = await post(`${base}/simulated/demo`, { play });
  if (answer.status !== 202) throw new Error(`the demonstration answered ${answer.status}`);
  const wanted = play === 'freeze' ? 'frozen' : 'idle';
  await eventually(
    `the demonstration to be ${wanted}`,
    async () => (await stateOf(base)).demo.state === wanted,
    60_000,
  );
};
