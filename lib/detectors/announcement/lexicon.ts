/** A word found, with its place in the normalised text. */
export interface Found<T> {
  value: T;
  start: number;
  end: number;
}

interface Entry<T> {
  text: string;
  value: T;
  /** Any further Latin letters belong to it. */
  open: boolean;
}

/** Words with what they stand for: the longest at each place, from left to right. */
export type Lexicon<T> = (text: string) => Found<T>[];

const isLatin = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** A place is looked up by its first two characters: every word has at least two. */
const keyAt = (text: string, at: number): number => text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1);

const byKey = <T>(words: ReadonlyMap<string, T>): Map<number, Entry<T>[]> => {
  const keys = new Map<number, Entry<T>[]>();
  const entries = [...words].map(([word, value]) => {
    const open = word.endsWith('*');
    return { text: open ? word.slice(0, -1) : word, value, open };
  });
  for (const entry of entries.toSorted((a, b) => b.text.length - a.text.length)) {
    const key = keyAt(entry.text, 0);
    const same = keys.get(key);
    if (same === undefined) keys.set(key, [entry]);
    else same.push(entry);
  }
  return keys;
};

/** Where the entry ends if it stands at that place, Latin letters as a word of their own; else -1. */
const endOf = ({ text: word, open }: Entry<unknown>, text: string, at: number): number => {
  if (!text.startsWith(word, at)) return -1;
  let end = at + word.length;
  if (!isLatin(text.charCodeAt(end - 1)) || !isLatin(text.charCodeAt(end))) return end;
  if (!open) return -1;
  while (isLatin(text.charCodeAt(end))) end += 1;
  return end;
};

/**
 * Compiles lower-case words; a star at a word's end stands for any further Latin letters. Looking a text up is linear in
 * its length, whatever it holds: each place is compared with the few words that begin like it.
 */
export const createLexicon = <T>(words: ReadonlyMap<string, T>): Lexicon<T> => {
  const entries = byKey(words);
  return (text) => {
    const found: Found<T>[] = [];
    let inside = false;
    for (let at = 0; at < text.length; at += 1) {
      const begins = !inside;
      inside = isLatin(text.charCodeAt(at));
      if (inside && !begins) continue;
      for (const entry of entries.get(keyAt(text, at)) ?? []) {
        const end = endOf(entry, text, at);
        if (end < 0) continue;
        found.push({ value: entry.value, start: at, end });
        at = end - 1;
        inside = isLatin(text.charCodeAt(at));
        break;
      }
    }
    return found;
  };
};
