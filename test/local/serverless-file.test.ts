import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readServerlessFile } from '../../infra/local/serverless-file.ts';
import { mergeResources, resolveVariables } from '../../infra/local/serverless-variables.ts';

const file = readServerlessFile(fileURLToPath(new URL('../../serverless.yml', import.meta.url)));
const byName = new Map(file.functions.map((one) => [one.name, one]));

describe('serverless.yml', () => {
  it('names handlers that are there', () => {
    expect(file.functions.length).toBeGreaterThanOrEqual(10);
    expect(file.functions.filter((one) => !existsSync(one.file)).map(({ name }) => name)).toEqual([]);
  });

  it('starts every function by something', () => {
    expect(
      file.functions.filter(({ schedules, queues, routes }) => schedules.length + queues.length + routes.length === 0),
    ).toEqual([]);
  });

  it('polls and relays every minute', () => {
    expect([byName.get('poll-exchanges')?.schedules, byName.get('relay')?.schedules]).toEqual([
      [{ everyMs: 60_000 }],
      [{ everyMs: 60_000 }],
    ]);
  });

  it('serves every route that others rely on', () => {
    const routes = file.functions.flatMap((one) => one.routes.map(({ method, path }) => `${method} ${path}`));
    expect(routes).toEqual(
      expect.arrayContaining([
        'POST /webhooks/line',
        'POST /webhooks/telegram',
        'POST /webhooks/discord',
        'GET /',
        'GET /healthz',
        'GET /api/exchanges',
        'GET /api/exchanges/{id}',
        'GET /api/incidents',
        'GET /api/incidents/{id}',
        'GET /incidents/{id}',
      ]),
    );
    expect(new Set(routes).size).toBe(routes.length);
  });

  it('gives every queue that is read a place for what fails, and more time than its function has', () => {
    const sources = file.functions.flatMap(({ timeoutMs, queues }) =>
      queues.map(({ queue }) => ({ timeoutMs, queue: file.queues[queue] })),
    );
    expect(sources).toHaveLength(4);
    for (const { timeoutMs, queue } of sources) {
      expect(queue?.redrive === undefined ? undefined : file.queues[queue.redrive.queue]).toBeDefined();
      expect((queue?.visibilitySeconds ?? 0) * 1_000).toBeGreaterThan(timeoutMs);
    }
  });

  it('tells the functions of the table and of every queue that is read', () => {
    expect(file.references).toMatchObject({
      MAMORI_TABLE: 'Table',
      MAMORI_QUEUE_ANNOUNCE: 'AnnounceQueue',
      MAMORI_QUEUE_LINE: 'LineQueue',
      MAMORI_QUEUE_TELEGRAM: 'TelegramQueue',
      MAMORI_QUEUE_DISCORD: 'DiscordQueue',
    });
    expect(file.table.definition).toMatchObject({
      TableName: 'mamori-local',
      KeySchema: [{ AttributeName: 'pk' }, { AttributeName: 'sk' }],
    });
  });
});

describe('variables', () => {
  const scope = {
    root: '.',
    stage: 'local',
    document: {
      service: 's',
      custom: { name: '${self:service}-${sls:stage}', deep: { list: [1, '${self:custom.name}'] } },
    },
  };

  it.each([
    ['${self:custom.name}', 's-local'],
    ['a ${self:service} b ${sls:stage}', 'a s b local'],
    ['${self:custom.deep}', { list: [1, 's-local'] }],
    ['${Table.Arn}/index/*', '${Table.Arn}/index/*'],
    ['${self:custom.absent}', '${self:custom.absent}'],
    ["${env:X, ''}", "${env:X, ''}"],
    [{ a: ['${sls:stage}', 7, null, true] }, { a: ['local', 7, null, true] }],
  ])('%j is %j', (text, value) => {
    expect(resolveVariables(text, scope)).toEqual(value);
  });

  it('leaves everything else as it is', () => {
    fc.assert(
      fc.property(
        fc.jsonValue().filter((value) => !JSON.stringify(value).includes('${')),
        (value) => {
          expect(resolveVariables(value, scope)).toEqual(value);
        },
      ),
    );
  });

  it('lay the templates of a list over each other', () => {
    expect(
      mergeResources([
        { Parameters: {} },
        { Resources: { T: { Type: 'a', Properties: { x: 1 } } } },
        { Resources: { T: { Properties: { y: 2 } }, U: { Type: 'b' } } },
      ]),
    ).toEqual({ T: { Type: 'a', Properties: { x: 1, y: 2 } }, U: { Type: 'b' } });
  });
});
