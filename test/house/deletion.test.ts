import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { DeleteItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIdentify } from '../../lib/store/seal.ts';
import { requestOf } from '../app/webhook/fake-channel.ts';
import { receptionOn } from '../app/webhook/reception.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../store/embedded-table.ts';
import { pageText, ROOT, shellBlocks } from './markdown.ts';

const commands = shellBlocks('docs/privacy.md').flatMap((block) => block.commands);
const commandWith = (words: string): string => {
  const found = commands.find((command) => command.includes(words));
  if (found === undefined) throw new Error(`docs/privacy.md has no command with ${words}`);
  return found;
};
/** What follows an option of the AWS command line, between its quotation marks. */
const optionOf = (command: string, name: string): string => new RegExp(`--${name} '([^']+)'`).exec(command)?.[1] ?? '';

describe('how an operator deletes somebody, as docs/privacy.md says', () => {
  let embedded: EmbeddedTable;
  beforeAll(async () => {
    embedded = await startEmbeddedTable();
  });
  afterAll(() => embedded.close());

  it('the code that a person writes leads to his item alone, which is gone after that', async () => {
    const [said = ''] = /\/subscribe kucoin DEL-\w+/.exec(pageText('docs/privacy.md')) ?? [];
    const { receive, personOf } = receptionOn(embedded);
    const from = (id: string) => ({ from: { id } });
    await receive(requestOf([{ eventId: '1', text: said, ...from('the-one') }]));
    await receive(requestOf([{ eventId: '2', text: '/subscribe kucoin', ...from('another') }]));
    const scan = commandWith('dynamodb scan');
    const search = async () => {
      const { Items } = await embedded.client.send(
        new ScanCommand({
          TableName: 'mamori-test',
          FilterExpression: optionOf(scan, 'filter-expression'),
          ExpressionAttributeValues: JSON.parse(optionOf(scan, 'expression-attribute-values')) as Record<
            string,
            { S: string }
          >,
          ProjectionExpression: optionOf(scan, 'projection-expression'),
        }),
      );
      return Items ?? [];
    };
    const found = await search();
    expect(found).toHaveLength(1);
    const key = optionOf(commandWith('dynamodb delete-item'), 'key').replace(
      'PK_FROM_ABOVE',
      found[0]?.['pk']?.S ?? '',
    );
    await embedded.client.send(
      new DeleteItemCommand({ TableName: 'mamori-test', Key: JSON.parse(key) as Record<string, { S: string }> }),
    );
    expect(await search()).toEqual([]);
    expect(await personOf('the-one')).toBeUndefined();
    expect(await personOf('another')).toBeDefined();
  });

  it('an id leads to the key of the item by its hash', () => {
    const master = randomBytes(32);
    const command = commandWith('createIdentify').replace(/^MAMORI_MASTER_KEY="\$\(aws [^\n]*?\)" /, '');
    expect(command).toMatch(/^node /);
    const printed = execFileSync('bash', ['-c', command], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, MAMORI_MASTER_KEY: master.toString('base64') },
    });
    expect(printed.trim()).toBe(`subscriber#${createIdentify(new Uint8Array(master))('telegram', '123456')}`);
  });
});
