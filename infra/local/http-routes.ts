import type { Invoke } from './invoke-function.ts';

export interface Route {
  /** The function's name, for the log. */
  name: string;
  method: string;
  /** With parameters in braces: `/api/incidents/{id}`. */
  path: string;
  invoke: Invoke;
}

export type Match =
  | { kind: 'found'; route: Route; parameters: Record<string, string> }
  | { kind: 'method'; allowed: string[] }
  | { kind: 'none' };

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not a valid escape: the function gets to see it as it came.
    return part;
  }
};

const parametersOf = (pattern: string, path: string): Record<string, string> | undefined => {
  const wanted = pattern.split('/');
  const found = path.split('/');
  if (wanted.length !== found.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const actual = found[index] ?? '';
    if (/^\{.+\}$/.test(part)) {
      if (actual === '') return undefined;
      parameters[part.slice(1, -1)] = decode(actual);
    } else if (part !== actual) return undefined;
  }
  return parameters;
};

/** Finds the route of a request; HEAD is read by the route of GET. A fixed path goes before one with parameters. */
export const matchRoute = (routes: readonly Route[], method: string, path: string): Match => {
  const fitting = routes
    .flatMap((route) => {
      const parameters = parametersOf(route.path, path);
      return parameters === undefined ? [] : [{ route, parameters }];
    })
    .toSorted((a, b) => Object.keys(a.parameters).length - Object.keys(b.parameters).length);
  const wanted = method === 'HEAD' ? 'GET' : method;
  const found = fitting.find(({ route }) => route.method === wanted);
  if (found !== undefined) return { kind: 'found', ...found };
  if (fitting.length === 0) return { kind: 'none' };
  return {
    kind: 'method',
    allowed: fitting.flatMap(({ route }) => (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method])),
  };
};
