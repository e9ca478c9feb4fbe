export interface Properties {
  class?: string | undefined;
  /** Attributes, written as they are named. */
  attributes?: Readonly<Record<string, string>>;
  click?: () => void;
}

export type Child = Node | string | null | undefined;

/** An element. Strings become text and never markup. */
export const el = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  { class: classes, attributes = {}, click }: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(name);
  if (classes !== undefined) element.className = classes;
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  if (click !== undefined) element.addEventListener('click', click);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
};

export const button = (label: Child, click: () => void, classes?: string): HTMLButtonElement =>
  el('button', { class: classes, attributes: { type: 'button' }, click }, label);

/** A link that a message carries, or plain text where its address is none that a chat would open. */
export const link = (label: Child, address: string, classes?: string): HTMLElement =>
  /^https?:\/\//i.test(address) && URL.canParse(address)
    ? el('a', { class: classes, attributes: { href: address, target: '_blank', rel: 'noopener noreferrer' } }, label)
    : el('span', { class: classes }, label);

/** Fields of something that came as JSON: whatever is not there or of another kind is left out. */
export const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
