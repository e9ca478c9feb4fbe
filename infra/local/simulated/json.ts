export type Json = Readonly<Record<string, unknown>>;

/** The value where it is a JSON object, else an empty one: the product's own requests are read, and nobody else's. */
export const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The first object anywhere inside `value` that fits. */
export const findWithin = (value: unknown, fits: (one: Json) => boolean): Json | undefined => {
  if (Array.isArray(value)) {
    for (const part of value as unknown[]) {
      const found = findWithin(part, fits);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  return fits(value as Json) ? (value as Json) : findWithin(Object.values(value), fits);
};

const REMEMBERED_MOST = 1_000;

/** Keeps a key, and forgets the oldest where there are too many. */
export const remember = <T>(kept: Map<string, T>, key: string, value: T): void => {
  kept.set(key, value);
  if (kept.size <= REMEMBERED_MOST) return;
  const [oldest] = kept.keys();
  if (oldest !== undefined) kept.delete(oldest);
};
