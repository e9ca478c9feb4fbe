const cell = (text: string): string => text.replaceAll('|', '\\|');

/** One row of a table in Markdown. */
export const line = (...cells: string[]): string => `| ${cells.map(cell).join(' | ')} |`;

/** A table in Markdown, a line each. */
export const tableLines = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  line(...head),
  line(...head.map(() => '---')),
  ...rows.map((row) => line(...row)),
];

/** Puts lines between two marks of a text, which must have both. */
export const between = (text: string, begin: string, end: string, lines: readonly string[]): string => {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the text lacks ${begin} … ${end}`);
  return `${text.slice(0, from + begin.length)}\n\n${lines.join('\n')}\n\n${text.slice(to)}`;
};
