import { Unreadable } from '../core/exchange.ts';

/** Text to JSON. Throws Unreadable, never with a piece of the text in it. */
export const parseBody = (text: string): unknown => {
  if (text.trim() === '') throw new Unreadable('the answer is empty');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Unreadable('the answer is not JSON', { cause: error instanceof Error ? error.name : undefined });
  }
};
