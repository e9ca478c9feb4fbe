/** Text that is markup already. Everything else is escaped on its way into a page. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | null | Markup | readonly Part[];

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const written = (part: Part): string => {
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map(written).join('');
  const text = typeof part === 'string' || typeof part === 'number' ? String(part) : '';
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
};

/** The indentation of a template is for those who read the program. */
const dense = (text: string): string => text.replaceAll(/\n\s+/g, '\n');

/** A template whose parts are escaped unless they are markup themselves. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(texts.reduce((whole, text, index) => whole + written(parts[index - 1] ?? null) + dense(text), ''));
