import { readJson } from './chat-link.ts';

const EVERY_MS = 1_500;

export interface StateWatch {
  /** Is handed whatever the runner says of itself, again and again while somebody looks at the page. */
  add(take: (state: unknown) => void): void;
  /** Looks at once. */
  look(): Promise<void>;
}

/** What the demonstration and the replay of history are doing. */
export const createStateWatch = (): StateWatch => {
  const takers: ((state: unknown) => void)[] = [];
  const look = async (): Promise<void> => {
    const state = await readJson('/simulated/state');
    for (const take of takers) take(state);
  };
  const later = (): void => {
    setTimeout(() => {
      (document.hidden ? Promise.resolve() : look().catch(() => undefined)).then(later, later);
    }, EVERY_MS);
  };
  later();
  return {
    add(take) {
      takers.push(take);
    },
    look,
  };
};
