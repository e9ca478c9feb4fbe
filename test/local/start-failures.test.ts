import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failToStart, makeFolder, startFixture, type Outcome } from './start-fixture.ts';

let folder: Awaited<ReturnType<typeof makeFolder>>;
beforeEach(async () => {
  folder = await makeFolder();
});
afterEach(() => folder.remove());

/** One line that names what is wrong, and nothing else. */
const expectOneLine = ({ code, out, err }: Outcome, line: RegExp): void => {
  expect(err).toMatch(line);
  expect(err.split('\n')).toHaveLength(2);
  expect([code, out]).toEqual([1, '']);
};

describe('a start that cannot be', () => {
  it.each([
    ['PORT', '70000', /^PORT takes a whole number/],
    ['PORT', 'http', /^PORT takes a whole number/],
    ['MAMORI_POLL_SECONDS', '0', /^MAMORI_POLL_SECONDS takes/],
    ['MAMORI_MODE', 'loud', /^MAMORI_MODE takes live or shadow/],
    ['MAMORI_EGRESS_URL', 'relay', /^MAMORI_EGRESS_URL takes an http or https address/],
    ['MAMORI_ADMINS', 'somebody', /^MAMORI_ADMINS takes/],
    ['MAMORI_MASTER_KEY', 'short', /^MAMORI_MASTER_KEY takes/],
  ])('names the variable: %s=%s', async (name, value, line) => {
    expectOneLine(await failToStart({ MAMORI_DATA_DIR: folder.path, [name]: value }), line);
  });

  it('names a port that is in use', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    expectOneLine(
      await failToStart({ MAMORI_DATA_DIR: folder.path, PORT: String(port) }),
      new RegExp(`^PORT ${port} is in use$`, 'm'),
    );
    server.close();
  });

  it('names a data folder that another process holds, and leaves that one alone', async () => {
    const other = await startFixture({ MAMORI_DATA_DIR: folder.path });
    expectOneLine(
      await failToStart({ MAMORI_DATA_DIR: folder.path }),
      /^MAMORI_DATA_DIR .* is in use by another process$/m,
    );
    expect((await fetch(`${other.url}/plain`)).status).toBe(200);
    other.signal('SIGTERM');
    expect((await other.ended).code).toBe(0);
  });

  it('names a data folder that is none', async () => {
    const path = join(folder.path, 'file');
    await writeFile(path, '');
    expectOneLine(await failToStart({ MAMORI_DATA_DIR: path }), /^MAMORI_DATA_DIR .* cannot be used: E/m);
  });

  it.each([
    ['99\n', /^MAMORI_DATA_DIR .* was written by a newer Mamori \(data 99, this one reads 1\): /m],
    ['one\n', /^MAMORI_DATA_DIR .*version is damaged: it holds a number$/m],
  ])('names a data folder of a version that it does not know: %j', async (version, line) => {
    await writeFile(join(folder.path, 'version'), version);
    expectOneLine(await failToStart({ MAMORI_DATA_DIR: folder.path }), line);
    expect(await readFile(join(folder.path, 'version'), 'utf8')).toBe(version);
  });

  it('takes a value from the file of the environment, unless the environment has one', async () => {
    const file = join(folder.path, 'env');
    await writeFile(file, 'MAMORI_POLL_SECONDS=0\n');
    const environment = { MAMORI_DATA_DIR: folder.path, MAMORI_ENV_FILE: file };
    expectOneLine(await failToStart(environment), /^MAMORI_POLL_SECONDS takes/);
    const started = await startFixture({ ...environment, MAMORI_POLL_SECONDS: '60' });
    started.signal('SIGTERM');
    expect((await started.ended).code).toBe(0);
  });

  it('names a file of the environment that is not there', async () => {
    const file = join(folder.path, 'absent');
    expectOneLine(
      await failToStart({ MAMORI_DATA_DIR: folder.path, MAMORI_ENV_FILE: file }),
      /^cannot start: .*absent cannot be read \(ENOENT\)$/m,
    );
  });

  it('does not make a new key over one that is damaged', async () => {
    await writeFile(join(folder.path, 'master.key'), 'short');
    expectOneLine(await failToStart({ MAMORI_DATA_DIR: folder.path }), /^MAMORI_DATA_DIR .*master\.key is damaged/m);
  });

  it.each([
    [
      'an event that it does not know',
      'functions: { a: { handler: f/a.b, timeout: 1, events: [{ sns: topic }] } }',
      /functions\.a: .*takes an sqs or httpApi event/,
    ],
    ['a handler that is no path', 'functions: { a: { handler: 7, timeout: 1, events: [] } }', /functions\.a: /],
    ['no table', 'functions: {}', /resources: /],
    ['no YAML', '{', /serverless\.yml/],
  ])('names the place in a serverless.yml with %s', async (_, text, line) => {
    await mkdir(folder.path, { recursive: true });
    const file = join(folder.path, 'serverless.yml');
    await writeFile(file, `service: x\n${text}\n`);
    expectOneLine(await failToStart({ MAMORI_DATA_DIR: folder.path }, file), line);
  });
});
