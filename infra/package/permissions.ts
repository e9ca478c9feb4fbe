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

interface Role {
  Type?: string;
  Properties?: { Policies?: { PolicyDocument: { Statement: Statement[] } }[] };
}

/** A resource as people read it: `Table`, `Table/index/owed`, `LineQueue`. */
const resourceName = (value: unknown): string => {
  const { 'Fn::GetAtt': attribute, 'Fn::Sub': text, Ref: ref } = value as Record<string, string & string[]>;
  if (attribute !== undefined) return attribute[0] ?? '';
  return text?.replace(/\$\{(\w+)\.Arn\}/, '$1') ?? ref ?? JSON.stringify(value);
};

/** What a role allows, one line an action and resource, in order. */
export const grantsOf = (role: Role | undefined): Grant[] =>
  (role?.Properties?.Policies ?? [])
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
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

/** Function → what its own role allows, read from serverless.yml and what it includes. */
export const readPermissions = (serverlessFile: string): Map<string, Grant[]> => {
  const document = parse(readFileSync(serverlessFile, 'utf8')) as {
    functions: Record<string, { role?: string }>;
    resources: unknown;
  };
  const scope = { root: dirname(serverlessFile), document, stage: 'local' };
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
