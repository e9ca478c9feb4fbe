import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { mergeResources, resolveVariables } from '../local/serverless-variables.ts';

/** One thing that a function may do. `condition` is shown where there is one. */
export interface Grant {
  action: string;
  resource: string;
  condition?: string;
}

interface Statement {
  Action: string | string[];
  Resource: unknown;
  Condition?: unknown;
}

/** A statement may hang on a condition of the template: it is shown where it holds. */
type Conditional = Statement | { 'Fn::If': [string, Statement, unknown] };

interface Role {
  Type?: string;
  Properties?: { Policies?: { PolicyDocument: { Statement: Conditional[] } }[] };
}

/** The secret that a parameter names, below its ARN. */
const NAMED_SECRET = /^arn:.*:secret:\$\{(\w+)\}-\?{6}$/;

/** A resource as people read it: `Table`, `Table/index/owed`, `LineQueue`, `LineCredentials` where it is named. */
const resourceName = (value: unknown): string => {
  const { 'Fn::GetAtt': attribute, 'Fn::Sub': text, Ref: ref, 'Fn::If': choice } = value as Record<string, any>;
  if (choice !== undefined) return resourceName(choice[1]);
  if (attribute !== undefined) return attribute[0] ?? '';
  return text?.replace(NAMED_SECRET, '$1').replace(/\$\{(\w+)\.Arn\}/, '$1') ?? ref ?? JSON.stringify(value);
};

/** What a role allows, one line an action and resource, in order. */
export const grantsOf = (role: Role | undefined): Grant[] =>
  (role?.Properties?.Policies ?? [])
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .map((statement) => ('Fn::If' in statement ? statement['Fn::If'][1] : statement))
    .flatMap(({ Action, Resource, Condition }) =>
      [Action].flat().flatMap((action) =>
        [Resource].flat().map((resource) => ({
          action,
          resource: resourceName(resource),
          ...(Condition !== undefined && { condition: JSON.stringify(Condition) }),
        })),
      ),
    )
    .toSorted((a, b) => `${a.action} ${a.resource}`.localeCompare(`${b.action} ${b.resource}`));

interface Declared {
  role?: string;
  environment?: Record<string, unknown>;
}

const read = (serverlessFile: string) => {
  const document = parse(readFileSync(serverlessFile, 'utf8')) as {
    functions: Record<string, Declared>;
    resources: unknown;
  };
  return { document, scope: { root: dirname(serverlessFile), document, stage: 'local' } };
};

/** Function → its role, and what its own environment holds beside what every function is told. */
export const declaredFunctions = (serverlessFile: string): Record<string, Declared> => {
  const { document, scope } = read(serverlessFile);
  return resolveVariables(document.functions, scope) as Record<string, Declared>;
};

/** Function → what its own role allows, read from serverless.yml and what it includes. */
export const readPermissions = (serverlessFile: string): Map<string, Grant[]> => {
  const { document, scope } = read(serverlessFile);
  const resources = mergeResources(resolveVariables(document.resources, scope)) as Record<string, Role>;
  return new Map(
    Object.entries(document.functions).map(([name, { role }]) => [name, grantsOf(resources[role ?? ''])] as const),
  );
};

const HEAD = `# What each function may do

Made by \`npm run permissions\` from serverless.yml and infra/roles; the tests fail where it is out of date, and where a
function calls more, or less, than its role allows (test/house/permissions.test.ts).

| function | actions | on |
| --- | --- | --- |
`;

/** The table of docs/permissions.md. */
export const permissionsPage = (permissions: ReadonlyMap<string, readonly Grant[]>): string =>
  HEAD +
  [...permissions]
    .flatMap(([name, grants]) =>
      [...Map.groupBy(grants, ({ resource }) => resource)].map(
        ([resource, all]) =>
          `| ${name} | ${all.map(({ action, condition }) => `\`${action}\`${condition === undefined ? '' : ' (through DynamoDB alone)'}`).join(', ')} | ${resource} |\n`,
      ),
    )
    .join('');

/** Where the page lies below the project's root. */
export const PERMISSIONS_PAGE = join('docs', 'permissions.md');
