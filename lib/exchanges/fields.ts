/** A JSON object, whatever stands in it. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The named field if the value is an object that has it as its own: nothing is read from a prototype. */
export const field = (value: unknown, name: string): unknown =>
  isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;

export const has = (value: unknown, name: string): value is Fields => isFields(value) && Object.hasOwn(value, name);

/** So many rows tell the structure of a list; a broken one among them does not hide it. */
const SAMPLE = 5;
const SAMPLE_WITHIN = 50;

/** The first objects of a list, by which its structure is recognised; none where it is no list. */
export const sampleOf = (list: unknown): readonly Fields[] =>
  Array.isArray(list) ? list.slice(0, SAMPLE_WITHIN).filter(isFields).slice(0, SAMPLE) : [];

/** As sampleOf, for a table whose keys are codes. */
export const sampleOfTable = (table: unknown): readonly Fields[] => {
  const found: Fields[] = [];
  if (!isFields(table)) return found;
  for (const key in table) {
    const value = field(table, key);
    if (isFields(value)) found.push(value);
    if (found.length === SAMPLE) break;
  }
  return found;
};

/** Whether an object has at least one of these fields, or nothing but `only`: a list may have lost every flag. */
export const hasMark = (value: Fields, marks: readonly string[], only: readonly string[] = []): boolean =>
  marks.some((name) => Object.hasOwn(value, name)) || Object.keys(value).every((name) => only.includes(name));
