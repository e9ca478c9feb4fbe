/** In base64 a text looks different at each of three offsets: the characters that it alone decides are looked for. */
const inBase64 = (secret: string): string[] =>
  [0, 1, 2].map((offset) => {
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor(((offset + Buffer.byteLength(secret)) * 8) / 6);
    return Buffer.from(' '.repeat(offset) + secret)
      .toString('base64')
      .slice(first, last);
  });

const hexOf = (secret: string): string => Buffer.from(secret).toString('hex');

/** Every text in the items, and every binary value as text, hex and base64. */
const shown = (value: unknown): string[] => {
  if (value instanceof Uint8Array)
    return (['latin1', 'hex', 'base64'] as const).map((form) => Buffer.from(value).toString(form));
  if (typeof value === 'object' && value !== null)
    return [...Object.keys(value), ...Object.values(value).flatMap(shown)];
  return [String(value)];
};

/** The secrets that stand in the items of a store, or in files, in plain, hex or base64. */
export const formsHeld = (items: readonly unknown[], secrets: readonly string[]): string[] => {
  const all = shown(items).join('\n');
  const folded = all.toLowerCase();
  return secrets.filter(
    (secret) =>
      [secret, hexOf(secret)].some((form) => folded.includes(form.toLowerCase())) ||
      inBase64(secret).some((form) => all.includes(form)),
  );
};
