import type { ChatWords } from '../words/chats.ts';
import { startChat, type Platform } from './chat.ts';
import { createChatLink, type Entry } from './chat-link.ts';
import { startDemo } from './demo.ts';
import { startHistory } from './history.ts';
import { createStateWatch } from './watch-state.ts';
import { discord } from './discord.ts';
import { line } from './line.ts';
import { startTabs } from './tabs.ts';
import { telegram } from './telegram.ts';

const PLATFORMS: Readonly<Record<string, Platform>> = { line, telegram, discord };

const start = (root: HTMLElement): void => {
  const words = JSON.parse(root.dataset['words'] ?? '{}') as ChatWords;
  const lang = document.documentElement.lang === 'ja' ? 'ja' : 'en';
  const steps = [...root.querySelectorAll('.steps li')];
  const done = (step: number): void => steps[step]?.classList.add('done');
  startTabs(root);
  root.addEventListener('mamori:said', (event) => {
    const entries = (event as CustomEvent<Entry[]>).detail;
    if (entries.some(({ from }) => from === 'person')) done(0);
  });
  for (const frame of root.querySelectorAll<HTMLElement>('[data-channel]')) {
    const channel = frame.dataset['channel'] ?? '';
    const platform = PLATFORMS[channel];
    if (platform !== undefined) startChat(frame, createChatLink(channel, lang), platform, words, lang);
  }
  const watch = createStateWatch();
  startDemo(words, watch, done);
  startHistory(words, watch, lang);
  void watch.look().catch(() => undefined);
};

const root = document.getElementById('try');
if (root !== null) start(root);
