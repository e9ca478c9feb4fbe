import { Unreadable } from '../core/exchange.ts';

/** A JSON object, whatever stands in it. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The named field if it is the object's own: nothing is read from a prototype. */
export const field = (value: unknown, name: string): unknown =>
  isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** A field that holds text; empty where it holds none. */
export const textIn = (value: unknown, name: string): string => {
  const text = field(value, name);
  return typeof text === 'string' ? text : '';
};

/** An id: text or a number, as text; empty for what is neither. */
export const idIn = (value: unknown, name: string): string => {
  const id = field(value, name);
  return typeof id === 'string' || (typeof id === 'number' && Number.isFinite(id)) ? String(id) : '';
};

/** A field that holds a list; empty where it holds none, which sources write as null. */
export const listIn = (value: unknown, name: string): readonly unknown[] => {
  const list = field(value, name);
  return Array.isArray(list) ? (list as unknown[]) : [];
};

/** Text to a JSON object. Throws Unreadable, never with a piece of the text in it. */
export const jsonObject = (text: string): Fields => {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Unreadable('the feed is not JSON');
  }
  if (!isFields(body)) throw new Unreadable('the feed has not the documented structure');
  return body;
};
