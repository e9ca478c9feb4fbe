import type { KeyRefusal, SigningScheme } from '../../core/signed-request.ts';
import { scalar } from '../source-text.ts';

/** Reads a refusal by the exchange's own code of it; codes that are not in the table say nothing of the key. */
export const refusalIn =
  (codeIn: (body: unknown) => unknown, codes: Readonly<Record<string, KeyRefusal>>): SigningScheme['refusal'] =>
  (body) => {
    const code = scalar(codeIn(body));
    return Object.hasOwn(codes, code) ? (codes[code] ?? null) : null;
  };
