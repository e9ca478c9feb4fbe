/** Reads a named field of parsed JSON that may have any shape. */
export const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** An id that a platform writes as a number or as a string of digits and letters. */
export const idText = (value: unknown): string | undefined => {
  const id = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : text(value);
  return id !== undefined && /^[\w.-]{1,64}$/.test(id) ? id : undefined;
};

export const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
