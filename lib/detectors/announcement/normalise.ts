/** A text made comparable (NFKC, nothing invisible), and where each of its characters stood. */
export interface Normalised {
  /** In lower case. */
  text: string;
  /** The same, character by character, in the letters as they were: codes stand in capitals. */
  cased: string;
  /** The part of the original that the stretch was made of. */
  original(start: number, end: number): string;
}

/** What shows nothing or changes the direction of writing: between the letters of a word it hides the word. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}\u{34F}]/gu;
/** A character with what is composed onto it: combining marks and the half-width voicing marks. */
const CLUSTER = /[^][\p{M}\uFF9E\uFF9F]*/gu;
/** Typewriter letters, kana and kanji are normalised already: most texts hold nothing else. */
const PLAIN = /^[\n\r -~\u3001-\u301B\u3041-\u3096\u30A1-\u30FC\u4E00-\u9FA5]*$/;

const lower = (cased: string): string => {
  const text = cased.toLowerCase();
  // A few letters grow (İ): places would shift.
  return text.length === cased.length ? text : cased;
};

const withPlaces = (given: string): Normalised => {
  let [cased, at] = ['', 0];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const cluster of given.match(CLUSTER) ?? []) {
    const folded = cluster.replaceAll(INVISIBLE, '').normalize('NFKC').replaceAll('’', "'");
    cased += folded;
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(at);
      ends.push(at + cluster.length);
    }
    at += cluster.length;
  }
  return {
    cased,
    text: lower(cased),
    original: (start, end) => given.slice(starts[start] ?? given.length, ends[end - 1] ?? given.length),
  };
};

export const normalise = (given: string): Normalised =>
  PLAIN.test(given)
    ? { text: given.toLowerCase(), cased: given, original: (start, end) => given.slice(start, end) }
    : withPlaces(given);
