/** A message of LINE's as a request carries it: a text, or a bubble with the words of its notification. */
export interface LineMessage {
  type: string;
  text?: string;
  altText?: string;
  contents?: unknown;
}

/** https://developers.line.biz/en/reference/messaging-api/#text-message, in UTF-16 code units. */
const TEXT_MOST = 5_000;
const ALT_TEXT_MOST = 1_500;
/** https://developers.line.biz/en/reference/messaging-api/#bubble */
const BUBBLE_MOST_BYTES = 30_720;

/** The words of a bubble's text components, in order; what buttons say is no text of it. */
const wordsIn = (component: unknown): string[] => {
  if (typeof component !== 'object' || component === null) return [];
  const { type, text } = component as { type?: unknown; text?: unknown };
  if (type === 'text' && typeof text === 'string') return [text];
  return type === 'button' ? [] : Object.values(component).flatMap(wordsIn);
};

/** All that a person reads of a message once he has opened the chat. */
export const shownText = ({ type, text, contents }: LineMessage): string =>
  type === 'flex' ? wordsIn(contents).join('\n\n') : (text ?? '');

/** What a message breaks of the limits that the schema does not hold. */
export const lineViolation = ({ text = '', altText = '', contents }: LineMessage): string | undefined => {
  if (text.length > TEXT_MOST) return 'a text is too long';
  if (altText.length > ALT_TEXT_MOST) return 'an alternative text is too long';
  if (wordsIn(contents).some((words) => words.trim() === '')) return 'a text component is empty';
  return contents !== undefined && Buffer.byteLength(JSON.stringify(contents)) > BUBBLE_MOST_BYTES
    ? 'a bubble is too large'
    : undefined;
};
