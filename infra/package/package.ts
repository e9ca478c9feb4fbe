import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readServerlessFile } from '../local/serverless-file.ts';
import { bundleBudget, DATA_BUDGET_KB, importBundle, listBundles } from './bundles.ts';
import { checkPictures } from './check-pictures.ts';
import { lintTemplate, type Finding } from './lint-template.ts';
import { runOsls } from './run-osls.ts';
import { checkTemplate, type Template } from './template-rules.ts';
import { checkWiring } from './wiring-rules.ts';

const TEMPLATE = join('.serverless', 'cloudformation-template-update-stack.json');

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const TEMPLATE_MOST_BYTES = 1_000_000;
const RESOURCES_MOST = 500;

/** Builds and judges everything that is deployed. Answers what is wrong. */
const packageAll = async (root: string): Promise<Finding[]> => {
  await runOsls(root);
  const path = join(root, TEMPLATE);
  const template = JSON.parse(readFileSync(path, 'utf8')) as Template;
  const findings = [
    ...lintTemplate(path),
    ...checkTemplate(template),
    ...checkWiring(template, readServerlessFile(join(root, 'serverless.yml'))),
  ];
  const resources = Object.keys(template.Resources).length;
  if (statSync(path).size > TEMPLATE_MOST_BYTES || resources > RESOURCES_MOST)
    findings.push({
      rule: 'template-size',
      where: TEMPLATE,
      message: `${resources} resources: CloudFormation refuses it`,
    });
  const bundles = listBundles(root);
  if (bundles.length === 0) findings.push({ rule: 'bundle', where: root, message: 'there are no functions' });
  findings.push(...checkPictures(root, bundles));
  const table = bundles.map((bundle) => {
    const { name, size, data, zipped } = bundle;
    if (data > DATA_BUDGET_KB)
      findings.push({
        rule: 'bundle-data',
        where: name,
        message: `${data.toFixed(0)} KB of data, over its budget of ${DATA_BUDGET_KB} KB`,
      });
    const budget = bundleBudget(bundle);
    if (size > budget)
      findings.push({
        rule: 'bundle-size',
        where: name,
        message: `${size.toFixed(0)} KB, over its budget of ${budget} KB`,
      });
    return {
      function: name,
      'minified KB': Math.round(size),
      'data KB': Math.round(data),
      'zipped KB': Math.round(zipped),
      'budget KB': budget,
      'import ms': Math.round(importBundle(bundle)),
    };
  });
  console.table(table);
  return findings;
};

try {
  const findings = await packageAll(join(dirname(fileURLToPath(import.meta.url)), '..', '..'));
  for (const { rule, where, message } of findings) console.error(`${rule} ${where}: ${message}`);
  if (findings.length > 0) process.exitCode = 1;
  else console.log(`packaged: ${TEMPLATE}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
