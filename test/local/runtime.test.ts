import { createHash, randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countOf, makeFolder, startFixture, type Started } from './start-fixture.ts';

let folder: Awaited<ReturnType<typeof makeFolder>>;
let runtime: Started;

beforeAll(async () => {
  folder = await makeFolder();
  runtime = await startFixture({
    MAMORI_DATA_DIR: folder.path,
    MAMORI_POLL_SECONDS: '1',
    AWS_PROFILE: 'of-this-machine',
  });
});
afterAll(async () => {
  runtime.signal('SIGTERM');
  await runtime.ended;
  await folder.remove();
});

const post = (
  path: string,
  body: Uint8Array<ArrayBuffer> | string,
  headers: Record<string, string> = {},
): Promise<Response> => fetch(runtime.url + path, { method: 'POST', body, headers });

describe('the HTTP gateway', () => {
  it('hands over the very bytes that were sent, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const answer = await (
          await post('/webhooks/test', bytes, { 'content-type': 'application/json', 'X-Signature': 'abc' })
        ).json();
        expect(answer).toEqual({
          digest: createHash('sha256').update(bytes).digest('hex'),
          length: bytes.length,
          signature: 'abc',
        });
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['just within', 6 * 1_024 * 1_024, 200],
    ['just over', 6 * 1_024 * 1_024 + 1, 413],
    ['far over', 20_000_000, 413],
  ])('answers a body %s the limit with its status', async (_, length, status) => {
    expect((await post('/webhooks/test', randomBytes(length))).status).toBe(status);
    expect((await post('/webhooks/test', 'x')).status).toBe(200);
  });

  it('stops reading a body that has no declared length and no end', async () => {
    const endless = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(1_000_000));
      },
    });
    const outcome = await fetch(`${runtime.url}/webhooks/test`, {
      method: 'POST',
      body: endless,
      duplex: 'half',
    }).then(
      ({ status }) => status,
      () => 'cut off',
    );
    expect([413, 'cut off']).toContain(outcome);
    expect((await post('/webhooks/test', 'x')).status).toBe(200);
  });

  it.each([
    ['GET', '/nowhere', 404, null],
    ['GET', '/', 404, null],
    ['GET', '/items/', 404, null],
    ['GET', '/items/a/b', 404, null],
    ['GET', '/webhooks/test', 405, 'POST'],
    ['DELETE', '/plain', 405, 'GET, HEAD'],
    ['GET', '//', 404, null],
    ['GET', '/items/%zz', 404, null],
  ])('answers %s %s with %i', async (method, path, status, allow) => {
    const response = await fetch(runtime.url + path, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([status, allow]);
  });

  it('answers HEAD as GET without the body', async () => {
    const response = await fetch(`${runtime.url}/plain`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
  });

  it('shows nothing of a function that fails, and says so in the log', async () => {
    const response = await fetch(`${runtime.url}/throws`);
    expect([response.status, await response.json()]).toEqual([500, { message: 'Internal Server Error' }]);
    await expect.poll(() => runtime.err()).toContain('a secret detail');
  });

  it('gives a function up at its timeout', async () => {
    const response = await fetch(`${runtime.url}/hangs`);
    expect([response.status, await response.json()]).toEqual([503, { message: 'Service Unavailable' }]);
  });

  it('gives a function its context and an environment that reaches no account', async () => {
    const context = (await (await fetch(`${runtime.url}/context?a=1&b=%20&a=2`)).json()) as Record<string, unknown>;
    expect(context).toMatchObject({
      functionName: 'reader',
      query: { a: '1,2', b: ' ' },
      method: 'GET',
      route: 'GET /context',
      profile: null,
    });
    expect(context['remaining']).toBeGreaterThan(0);
    expect(context['remaining']).toBeLessThanOrEqual(1_000);
    expect(context['secret']).toBe((await readFile(join(folder.path, 'master.key'))).toString('base64'));
    expect((await stat(join(folder.path, 'master.key'))).mode & 0o777).toBe(0o600);
  });
});

describe('schedules', () => {
  it('run pollers at the interval that was asked for, and the others at once and at their own rate', async () => {
    await expect.poll(() => countOf(runtime.url, 'poll')).toBeGreaterThanOrEqual(3);
    expect(await countOf(runtime.url, 'sweep')).toBe(1);
  });

  it('go on after a run that failed', async () => {
    await expect.poll(() => runtime.err()).toContain('the sweep fails every time');
    const before = await countOf(runtime.url, 'poll');
    await expect.poll(() => countOf(runtime.url, 'poll')).toBeGreaterThan(before);
  });

  it('keep what a handler prints out of standard output', async () => {
    await expect.poll(() => runtime.err()).toContain('a handler that prints');
  });
});

describe('queues', () => {
  it('bring a message back until it is dealt with, and the others once', async () => {
    for (const body of ['once', 'twice!1', 'other']) await post('/queue', body);
    await expect.poll(() => countOf(runtime.url, 'twice')).toBe(1);
    expect([await countOf(runtime.url, 'once'), await countOf(runtime.url, 'other')]).toEqual([1, 1]);
  });

  it('put aside what fails again and again', async () => {
    await post('/queue', 'throw');
    await expect.poll(async () => (await fetch(`${runtime.url}/plain`)).json()).toEqual({ dead: 1 });
  });
});
