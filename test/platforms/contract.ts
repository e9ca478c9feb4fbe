import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv, type AnySchema, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/** Recordings and contracts stay outside the project. */
export const SHARED = resolve(import.meta.dirname, '../..', process.env.MAMORI_SHARED_DIR ?? '../shared');
export const hasContracts = existsSync(join(SHARED, 'contracts'));

const FILES = {
  line: 'contracts/line/messaging-api.strict.json',
  telegram: 'contracts/telegram/openapi.generated-10.1.json',
  discord: 'contracts/discord/openapi.bot-strict.json',
} as const;

interface Document {
  components: unknown;
  paths: Record<
    string,
    Record<string, { requestBody?: { content?: Record<string, { schema: unknown }> } } | undefined>
  >;
}

export interface Contract {
  /** What is wrong with a request, or undefined. An operation that the contract does not know is wrong. */
  violation(method: string, path: string, body: unknown): string | undefined;
}

const rewritten = (schema: unknown): AnySchema =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"doc#/components/')) as AnySchema;

/** `/bot{token}/sendMessage` as an expression that matches addresses. */
const matcher = (template: string): RegExp =>
  new RegExp(
    `^${template
      .split(/\{[^}]+\}/)
      .map((part) => part.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&'))
      .join('[^/]+')}$`,
  );

/** Checks requests against a platform's own description; each operation is compiled at its first use. */
export const loadContract = (platform: keyof typeof FILES): Contract => {
  const document = JSON.parse(readFileSync(join(SHARED, FILES[platform]), 'utf8')) as Document;
  const ajv = new Ajv({ strict: false, allErrors: false, logger: false });
  addFormats.default(ajv);
  for (const format of ['snowflake', 'nonce', 'int32', 'int64', 'binary']) ajv.addFormat(format, true);
  ajv.addSchema(rewritten({ $id: 'doc', components: document.components }));
  const operations = Object.entries(document.paths).map(([template, methods]) => ({
    methods,
    template,
    pattern: matcher(template),
  }));
  const compiled = new Map<string, ValidateFunction>();
  return {
    violation(method, path, body) {
      const found = operations.find(
        ({ pattern, methods }) => pattern.test(path) && methods[method.toLowerCase()] !== undefined,
      );
      if (found === undefined) return `${method} ${path} is no operation of ${platform}`;
      const schema = found.methods[method.toLowerCase()]?.requestBody?.content?.['application/json']?.schema;
      if (schema === undefined) return undefined;
      const key = `${method} ${found.template}`;
      const validate = compiled.get(key) ?? ajv.compile(rewritten(schema));
      compiled.set(key, validate);
      return validate(body) ? undefined : `${key}: ${ajv.errorsText(validate.errors)}`;
    },
  };
};
