import { Unreadable } from '../../core/exchange.ts';
import { field, isFields } from './fields.ts';

/** https://developer.bitcoin.org/reference/rpc: the result of an answer, also where it stands bare. Throws Unreadable. */
export const resultOf = (body: unknown): unknown => {
  if (!isFields(body) || !Object.hasOwn(body, 'result')) return body;
  const { result } = body;
  if ((field(body, 'error') ?? null) !== null) throw new Unreadable('the node answered with an error');
  if (result === undefined || result === null) throw new Unreadable('the answer has no result');
  return result;
};

/** As resultOf, undefined for what has none. */
export const quietResultOf = (body: unknown): unknown => {
  try {
    return resultOf(body);
  } catch {
    return undefined;
  }
};
