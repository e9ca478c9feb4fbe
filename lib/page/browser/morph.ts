/** Attributes that belong to whoever is looking at the page. */
const OWN = new Set(['open', 'tabindex']);

const keyOf = (node: Node): string | null =>
  node instanceof Element ? (node.getAttribute('data-key') ?? (node.id || null)) : null;

const alike = (a: Node, b: Node): boolean =>
  a.nodeType === b.nodeType && a.nodeName === b.nodeName && keyOf(a) === keyOf(b);

const takeAttributes = (current: Element, next: Element): void => {
  for (const { name, value } of next.attributes)
    if (current.getAttribute(name) !== value && !OWN.has(name)) current.setAttribute(name, value);
  for (const { name } of Array.from(current.attributes))
    if (!next.hasAttribute(name) && !OWN.has(name)) current.removeAttribute(name);
};

const takeChildren = (current: Element, next: Element): void => {
  const keyed = new Map([...current.childNodes].flatMap((node) => (keyOf(node) === null ? [] : [[keyOf(node), node]])));
  let at: ChildNode | null = current.firstChild;
  for (const wanted of next.childNodes) {
    const known = keyed.get(keyOf(wanted)) ?? (at !== null && alike(at, wanted) ? at : undefined);
    if (known !== undefined && alike(known, wanted)) {
      if (known === at) at = at.nextSibling;
      else current.insertBefore(known, at);
      morph(known, wanted);
    } else current.insertBefore(document.importNode(wanted, true), at);
  }
  while (at !== null) {
    const gone: ChildNode = at;
    at = at.nextSibling;
    gone.remove();
  }
};

/**
 * Makes `current` what `next` is and touches nothing that is the same already: focus, selection and scroll positions
 * stay where they are. Elements are told apart by `data-key` or id.
 */
export const morph = (current: Node, next: Node): void => {
  if (current instanceof Element && next instanceof Element) {
    if (current.isEqualNode(next)) return;
    takeAttributes(current, next);
    takeChildren(current, next);
  } else if (current.nodeValue !== next.nodeValue) current.nodeValue = next.nodeValue;
};
