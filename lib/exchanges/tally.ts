import { words } from './source-text.ts';

/** More different words than these are no list of states. */
const WORDS_MOST = 6;

/** How often each word occurs, the most frequent first: `Enabled 102, Disabled 1`; null where there is none. */
export const tally = (values: readonly unknown[]): string | null => {
  const counts = new Map<string, number>();
  for (const value of values) {
    const word = typeof value === 'boolean' ? String(value) : words(value);
    if (word !== null) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const most = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, WORDS_MOST);
  return most.length === 0 ? null : most.map(([word, count]) => `${word} ${count}`).join(', ');
};
