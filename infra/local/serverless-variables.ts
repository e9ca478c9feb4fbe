import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Scope {
  /** Folder that `${file(…)}` starts from. */
  root: string;
  /** The whole file: what `${self:…}` looks into. */
  document: unknown;
  stage: string;
}

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key], value);

/** The value of one variable; undefined for a form that is CloudFormation's (`${Table.Arn}`) or not in use here. */
const valueOf = (variable: string, scope: Scope): unknown => {
  const [, file, key] = /^file\(([^)]+)\)(?::(.+))?$/.exec(variable) ?? [];
  if (file !== undefined) {
    const content: unknown = parse(readFileSync(join(scope.root, file), 'utf8'));
    return resolveVariables(key === undefined ? content : at(content, key), scope);
  }
  if (variable.startsWith('self:')) return resolveVariables(at(scope.document, variable.slice('self:'.length)), scope);
  return variable === 'sls:stage' ? scope.stage : undefined;
};

/** Puts the values of the variables in, as deep as they go. A string that is one variable takes that value's type. */
export const resolveVariables = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value)) return value.map((part) => resolveVariables(part, scope));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolveVariables(part, scope)]));
  }
  if (typeof value !== 'string') return value;
  const [, whole] = /^\$\{([^${}]+)\}$/.exec(value) ?? [];
  if (whole !== undefined) return valueOf(whole, scope) ?? value;
  return value.replaceAll(/\$\{([^${}]+)\}/g, (text, variable: string) => {
    const found = valueOf(variable, scope);
    return typeof found === 'string' || typeof found === 'number' ? String(found) : text;
  });
};

type Tree = { [key: string]: unknown };

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

const merge = (left: unknown, right: unknown): unknown => {
  if (!isTree(left) || !isTree(right)) return right;
  return {
    ...left,
    ...Object.fromEntries(Object.entries(right).map(([key, value]) => [key, merge(left[key], value)])),
  };
};

/** `resources` may be a list of templates: they are laid over each other. */
export const mergeResources = (resources: unknown): Record<string, { Type?: string }> =>
  [resources]
    .flat()
    .reduce<Tree>((all, part) => merge(all, (part as Tree | undefined)?.['Resources'] ?? {}) as Tree, {}) as Record<
    string,
    { Type?: string }
  >;
