/** Text with its marks, free of any platform's notation: what a parser makes and a chat shows. */
export type Rich =
  | string
  | {
      mark:
        | 'bold'
        | 'italic'
        | 'underline'
        | 'strike'
        | 'code'
        | 'pre'
        | 'spoiler'
        | 'quote'
        | 'heading'
        | 'small'
        | 'item';
      children: Rich[];
    }
  | { mark: 'link'; href: string; children: Rich[] }
  /** Pressing it says it. */
  | { mark: 'command'; text: string };

/** Plain text of marked text. */
export const plain = (parts: readonly Rich[]): string =>
  parts
    .map((part) => (typeof part === 'string' ? part : part.mark === 'command' ? part.text : plain(part.children)))
    .join('');

const ADDRESS = /https?:\/\/[^\s<>"'「」（）]+[^\s<>"'「」（）.,;:!?)\]]/g;
const COMMAND = /(?<![\w/])\/[a-z]\w{0,31}\b/g;

/** Finds addresses, and commands where the platform makes them buttons, as the platforms do by themselves. */
export const findLinks = (text: string, withCommands = false): Rich[] => {
  const found = [
    ...[...text.matchAll(ADDRESS)].map((match): [number, string, Rich] => [
      match.index,
      match[0],
      { mark: 'link', href: match[0], children: [match[0]] },
    ]),
    ...(withCommands ? [...text.matchAll(COMMAND)] : []).map((match): [number, string, Rich] => [
      match.index,
      match[0],
      { mark: 'command', text: match[0] },
    ]),
  ].toSorted(([a], [b]) => a - b);
  const parts: Rich[] = [];
  let at = 0;
  for (const [index, matched, rich] of found) {
    if (index < at) continue;
    parts.push(text.slice(at, index), rich);
    at = index + matched.length;
  }
  return [...parts, text.slice(at)].filter((part) => part !== '');
};
