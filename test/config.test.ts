import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { BadConfiguration, readConfig } from '../lib/config.ts';
import { VERSION } from '../lib/version.ts';
import { directoryOf } from '../lib/wire/base.ts';

describe('the environment', () => {
  it('needs nothing at all', () => {
    expect(readConfig({})).toMatchObject({
      PORT: 3000,
      MAMORI_POLL_SECONDS: 60,
      MAMORI_RECOVERY_SECONDS: 900,
      MAMORI_MODE: 'live',
      MAMORI_DATA_DIR: '.mamori/',
      MAMORI_EXCHANGES: [],
    });
    expect(readConfig({ LINE_CHANNEL_SECRET: '', PORT: '' }).PORT).toBe(3000);
  });

  it.each<[string, string, unknown]>([
    ['PORT', '0', 0],
    ['MAMORI_POLL_SECONDS', '1', 1],
    ['MAMORI_EXCHANGES', ' kucoin, gate ,', ['kucoin', 'gate']],
    ['MAMORI_PUBLIC_URL', 'https://x.test/', 'https://x.test'],
    ['MAMORI_SIMULATED', 'line,demo', ['line', 'demo']],
    ['MAMORI_DEMO_URL', 'http://127.0.0.1:7/a', 'http://127.0.0.1:7/a'],
    ['MAMORI_ADMINS', 'line:U1,telegram:2', ['line:U1', 'telegram:2']],
    ['TELEGRAM_BOT_TOKEN', '123:a-b_C', '123:a-b_C'],
  ])('%s takes %s', (name, value, read) => {
    expect(readConfig({ [name]: value })[name as 'PORT']).toEqual(read);
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '3e3'],
    ['PORT', '0x10'],
    ['MAMORI_POLL_SECONDS', '0'],
    ['MAMORI_POLL_SECONDS', '1.5'],
    ['MAMORI_RECOVERY_SECONDS', 'soon'],
    ['MAMORI_MODE', 'test'],
    ['MAMORI_DEMO_URL', 'http://127.0.0.1.evil.test:1/'],
    ['MAMORI_DEMO_URL', 'https://x.test/'],
    ['MAMORI_PUBLIC_URL', 'x.test'],
    ['MAMORI_EGRESS_URL', 'ftp://x.test'],
    ['MAMORI_ADMINS', '123'],
    ['MAMORI_ADMINS', 'fax:1'],
    ['MAMORI_MASTER_KEY', 'short'],
    ['LINE_CHANNEL_SECRET', 'a b'],
    ['TELEGRAM_BOT_TOKEN', 'secretive'],
    ['TELEGRAM_WEBHOOK_SECRET', 'with space'],
    ['DISCORD_PUBLIC_KEY', 'abc'],
    ['DISCORD_APPLICATION_ID', 'name'],
  ])('%s refuses %s in one line that names it, and does not repeat the value', (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(BadConfiguration);
    expect(read).toThrow(new RegExp(`^${name} takes [^\\n]+$`));
    if (value.length > 4) expect(read).not.toThrow(value);
  });

  it('whatever stands in it, it is read or refused by name', () => {
    const names = fc.constantFrom(
      'PORT',
      'MAMORI_EGRESS_URL',
      'MAMORI_ADMINS',
      'DISCORD_PUBLIC_KEY',
      'MAMORI_MASTER_KEY',
    );
    fc.assert(
      fc.property(names, fc.string({ unit: 'binary' }), (name, value) => {
        try {
          readConfig({ [name]: value });
        } catch (error) {
          expect(error).toBeInstanceOf(BadConfiguration);
          expect((error as Error).message).toMatch(new RegExp(`^${name} takes `));
        }
      }),
    );
  });

  it('refuses an exchange that nobody knows, and names those it knows', () => {
    expect(() => directoryOf({ MAMORI_EXCHANGES: ['kucoin', 'nobody'] })).toThrow(/^MAMORI_EXCHANGES takes .*kucoin/);
    expect(Object.keys(directoryOf({ MAMORI_EXCHANGES: ['gate'] }))).toEqual(['gate']);
    expect(() => directoryOf({ MAMORI_EXCHANGES: ['__proto__'] })).toThrow(BadConfiguration);
  });
});

it('the version is that of package.json', () => {
  expect(VERSION).toBe(packageJson.version);
});
