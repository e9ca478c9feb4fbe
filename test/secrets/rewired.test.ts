import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../lib/config.ts';
import type { Environment } from '../../lib/secrets/secret-names.ts';
import { SECRET_CACHE_MS, SECRET_RETRY_MS } from '../../lib/secrets/secret-reader.ts';
import { rewired } from '../../lib/wire/rewired.ts';
import { startSecretServer, type SecretServer } from './secret-server.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const NAMES = { MAMORI_SECRETS: 'test/telegram,', MAMORI_MASTER_KEY_SECRET: 'test/master-key', MAMORI_TABLE: 'here' };

let manager: SecretServer;
let now: number;
let built: number;
let logged: string;

/** A function that answers with the token that it was wired with, and how often it has been called since. */
const start = (environment: Environment = NAMES) => {
  const build = (_: string, given: Environment) => {
    const { TELEGRAM_BOT_TOKEN: token, MAMORI_MASTER_KEY: key, MAMORI_TABLE: table } = readConfig(given);
    built += 1;
    let calls = 0;
    return async (question: string) => ({ question, token, key: key?.length, table, calls: (calls += 1) });
  };
  return rewired('test', build, { environment, clock: () => now });
};

const put = (token: string): void => {
  manager.secrets.set('test/telegram', JSON.stringify({ TELEGRAM_BOT_TOKEN: token }));
};

beforeEach(async () => {
  manager = await startSecretServer();
  [now, built, logged] = [1_000_000, 0, ''];
  manager.secrets.set('test/master-key', KEY);
  put('1:old');
  vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', manager.url);
  vi.stubEnv('AWS_REGION', 'ap-northeast-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    logged += String(text);
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await manager.close();
});

describe('a function whose environment names its secrets', () => {
  it('is wired at its first call with what they hold, beside its other variables', async () => {
    const handler = start();
    expect(built).toBe(0);
    expect(await handler('hello')).toEqual({ question: 'hello', token: '1:old', key: 32, table: 'here', calls: 1 });
    expect(manager.asked.toSorted()).toEqual(['test/master-key', 'test/telegram']);
  });

  it('reads them once, however many calls run side by side or follow within the time of the cache', async () => {
    const handler = start();
    await Promise.all([handler('a'), handler('b'), handler('c')]);
    now += SECRET_CACHE_MS - 1;
    expect(await handler('d')).toMatchObject({ calls: 4 });
    expect(manager.asked).toHaveLength(2);
    expect(built).toBe(1);
  });

  it('uses a rotated secret once the cache is old, without a restart', async () => {
    const handler = start();
    await handler('before');
    put('1:new');
    now += SECRET_CACHE_MS - 1;
    expect(await handler('too early')).toMatchObject({ token: '1:old' });
    now += 1;
    expect(await handler('after')).toMatchObject({ token: '1:new', calls: 1 });
    expect(built).toBe(2);
  });

  it('keeps what it holds in its process where a reading brings nothing new', async () => {
    const handler = start();
    await handler('before');
    now += SECRET_CACHE_MS;
    expect(await handler('after')).toMatchObject({ calls: 2 });
    expect(manager.asked).toHaveLength(4);
    expect(built).toBe(1);
  });

  it('fails where the first reading fails, and reads again at the next call', async () => {
    manager.down = true;
    const handler = start();
    await expect(handler('down')).rejects.toThrow(/made to fail/);
    manager.down = false;
    expect(await handler('up')).toMatchObject({ token: '1:old' });
  });

  it('fails where a secret does not exist, and works once it does', async () => {
    manager.secrets.delete('test/telegram');
    const handler = start();
    await expect(handler('none')).rejects.toThrow(/no such secret/);
    put('1:made');
    expect(await handler('made')).toMatchObject({ token: '1:made' });
  });

  it('goes on with those from before where a later reading fails, with a warning, and tries again soon', async () => {
    const handler = start();
    await handler('before');
    put('1:new');
    manager.down = true;
    now += SECRET_CACHE_MS;
    expect(await handler('down')).toMatchObject({ token: '1:old', calls: 2 });
    expect(logged).toContain('"level":"warn"');
    const asked = manager.asked.length;
    manager.down = false;
    now += SECRET_RETRY_MS - 1;
    expect(await handler('not yet')).toMatchObject({ token: '1:old' });
    expect(manager.asked).toHaveLength(asked);
    now += 1;
    expect(await handler('up')).toMatchObject({ token: '1:new' });
  });
});

describe('a secret that cannot be used', () => {
  it('is told by its variable, and never by its value', async () => {
    put('TELLTALE');
    const failure = await start()('bad').catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'BadConfiguration' });
    expect(String(failure)).toMatch(/TELEGRAM_BOT_TOKEN takes/);
    expect(`${String(failure)} ${logged}`).not.toContain('TELLTALE');
  });

  it.each(['TELLTALE', '{"TELEGRAM_BOT_TOKEN":TELLTALE}', '["TELLTALE"]', '{"A":{"b":"TELLTALE"}}', 'null', '7'])(
    'is told by its name where it is no object of texts: %s',
    async (text) => {
      manager.secrets.set('test/telegram', text);
      const failure = await start()('bad').catch((error: unknown) => error);
      expect(String(failure)).toBe('BadConfiguration: the secret test/telegram takes a JSON object of texts');
      expect((failure as Error).cause).toBeUndefined();
    },
  );

  it.each(['not JSON: TELLTALE', '{"TELEGRAM_BOT_TOKEN":"TELLTALE"}'])(
    'leaves the one from before in use when it comes later, and is mended by the next: %s',
    async (text) => {
      const handler = start();
      await handler('before');
      manager.secrets.set('test/telegram', text);
      now += SECRET_CACHE_MS;
      expect(await handler('bad')).toMatchObject({ token: '1:old', calls: 2 });
      expect(logged).toMatch(/"level":"(warn|error)".*BadConfiguration/);
      const said = logged;
      expect(await handler('bad still')).toMatchObject({ calls: 3 });
      expect(logged).toBe(said);
      expect(logged).not.toContain('TELLTALE');
      put('1:mended');
      now += SECRET_CACHE_MS;
      expect(await handler('mended')).toMatchObject({ token: '1:mended' });
    },
  );
});

describe('a function whose environment names no secret', () => {
  it.each([{}, { MAMORI_SECRETS: '', MAMORI_MASTER_KEY_SECRET: '' }, { MAMORI_SECRETS: ' , ' }])(
    'is wired at once, from the environment alone: %j',
    async (names) => {
      const handler = start({ ...names, TELEGRAM_BOT_TOKEN: '1:here' });
      expect(built).toBe(1);
      expect(await handler('hello')).toMatchObject({ token: '1:here' });
      expect(manager.asked).toEqual([]);
    },
  );

  it('fails at once where it cannot be wired', () => {
    expect(() => start({ TELEGRAM_BOT_TOKEN: 'bad' })).toThrow(/TELEGRAM_BOT_TOKEN takes/);
  });
});
