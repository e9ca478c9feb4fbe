import type { LocaleId } from '../core/locale-id.ts';
import { html, type Markup } from './html.ts';
import { CHAT_WORDS, type ChatWords } from './words/chats.ts';

const NAMES: Readonly<Record<string, string>> = { line: 'LINE', telegram: 'Telegram', discord: 'Discord' };
/** In `MAMORI_SIMULATED` beside the channels, where the demonstration is there too. */
const DEMO = 'demo';

const tab = (channel: string, index: number): Markup =>
  html`<button
    type="button"
    role="tab"
    id="tab-${channel}"
    aria-controls="chat-${channel}"
    aria-selected="${index === 0 ? 'true' : 'false'}"
  >
    ${NAMES[channel] ?? channel}<span class="unread" hidden></span>
  </button>`;

/** A chat's frame; its script puts the rest in. */
const chat = (channel: string, words: ChatWords): Markup =>
  html`<section
    class="chat ${channel}"
    id="chat-${channel}"
    data-channel="${channel}"
    aria-labelledby="chat-title-${channel}"
  >
    <header class="chat-head">
      <span class="avatar" aria-hidden="true"></span>
      <h3 id="chat-title-${channel}">Mamori <span>${NAMES[channel] ?? channel}, ${words.simulated}</span></h3>
    </header>
    <div class="log" role="log" tabindex="0" aria-label="${words.messagesOf} ${NAMES[channel] ?? channel}">
      <p class="hello">${words.hello[channel as keyof ChatWords['hello']]}</p>
    </div>
    <div class="foot-area"></div>
  </section>`;

const demoPanel = (words: ChatWords): Markup =>
  html`<div class="demo-buttons">
      <button type="button" class="play freeze" data-play="freeze">${words.freeze}</button>
      <button type="button" class="play recovery" data-play="recovery">${words.recovery}</button>
    </div>
    <p class="demo-state" id="demo-state" role="status">
      <span class="mark" aria-hidden="true"></span><span id="demo-text"></span>
    </p>`;

/** Its buttons and its result are the script's. */
const historyPanel = ({ history }: ChatWords): Markup =>
  html`<section class="history" aria-labelledby="history-title">
    <h3 id="history-title">${history.title}</h3>
    <p class="soft">${history.lead}</p>
    <div class="history-buttons" id="history-buttons" role="group" aria-labelledby="history-title"></div>
    <p class="soft" id="history-text" role="status"></p>
    <div id="history-result"></div>
  </section>`;

/** The simulated chats, and what a newcomer does with them. What the script says is in `data-words`. */
export const tryIt = (simulated: readonly string[], locale: LocaleId): Markup => {
  const words = CHAT_WORDS[locale];
  const channels = simulated.filter((channel) => Object.hasOwn(NAMES, channel));
  return html`<section class="try" id="try" aria-labelledby="try-title" data-words="${JSON.stringify(words)}">
    <div class="guide">
      <h2 id="try-title">${words.title}</h2>
      <p class="soft">${words.lead}</p>
      <noscript><p class="card">${words.noScript}</p></noscript>
      <ol class="steps">
        ${words.steps.map((step) => html`<li>${step}</li>`)}
      </ol>
      ${simulated.includes(DEMO) ? demoPanel(words) : null} ${historyPanel(words)}
      <p class="trouble" id="trouble" role="status"></p>
    </div>
    <div class="stage">
      <div class="tabs" role="tablist" aria-label="${words.chats}">${channels.map(tab)}</div>
      <div class="chats">${channels.map((channel) => chat(channel, words))}</div>
    </div>
  </section>`;
};
