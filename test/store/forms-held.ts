/** In base64 a text looks different at each of three offsets: what is whole in each is looked for. */
const inBase64 = (secret: string): string[] =>
  [0, 1, 2].map((offset) =>
    Buffer.from(' '.repeat(offset) + secret)
      .toString('base64')
      .slice(4, -4),
  );

const formsOf = (secret: string): string[] => [secret, Buffer.from(secret).toString('hex'), ...inBase64(secret)];

/** Every text in the items, and every binary value as text, hex and base64. */
const shown = (value: unknown): string[] => {
  if (value instanceof Uint8Array)
    return (['latin1', 'hex', 'base64'] as const).map((form) => Buffer.from(value).toString(form));
  if (typeof value === 'object' && value !== null)
    return [...Object.keys(value), ...Object.values(value).flatMap(shown)];
  return [String(value)];
};

/** The secrets that stand in the items of a store in plain, hex or base64. */
export const formsHeld = (items: readonly unknown[], secrets: readonly string[]): string[] => {
  const all = shown(items).join('\n').toLowerCase();
  return secrets.filter((secret) => formsOf(secret).some((form) => all.includes(form.toLowerCase())));
};
