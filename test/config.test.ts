import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { BadConfiguration, readConfig } from '../lib/config.ts';
import { VERSION } from '../lib/version.ts';
import { directoryOf } from '../lib/wire/base.ts';
import { watchedChains } from '../lib/wire/chains.ts';

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
    ['MAMORI_CHAINS', '', ['bitcoin', 'ethereum', 'nem']],
    ['MAMORI_CHAINS', 'nem, base', ['nem', 'base']],
    ['MAMORI_NODE_RATE', '20', 20],
    [
      'MAMORI_NODES',
      'nem=nis1+http://n.test:7890/, ethereum=json-rpc+https://e.test/v2/KEY',
      [
        { chain: 'nem', api: 'nis1', url: 'http://n.test:7890' },
        { chain: 'ethereum', api: 'json-rpc', url: 'https://e.test/v2/KEY' },
      ],
    ],
    ['MAMORI_PUBLIC_URL', 'https://x.test/', 'https://x.test'],
    ['MAMORI_SIMULATED', 'line,demo', ['line', 'demo']],
    ['MAMORI_DEMO_URL', 'http://127.0.0.1:7/a', 'http://127.0.0.1:7/a'],
    ['MAMORI_ADMINS', 'line:U1,telegram:2', ['line:U1', 'telegram:2']],
    [
      'MAMORI_ACCOUNTS',
      'line:@mamori, telegram:@mamori_bot',
      [
        { channel: 'line', name: '@mamori' },
        { channel: 'telegram', name: '@mamori_bot' },
      ],
    ],
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
    ['MAMORI_EGRESS_KEYS', 'true'],
    ['MAMORI_KEY_BINANCE', 'secretive'],
    ['MAMORI_KEY_BINANCE', 'a:secretive:more'],
    ['MAMORI_KEY_OKX', 'a:secretive'],
    ['MAMORI_DEMO_URL', 'http://127.0.0.1.evil.test:1/'],
    ['MAMORI_DEMO_URL', 'https://x.test/'],
    ['MAMORI_PUBLIC_URL', 'x.test'],
    ['MAMORI_EGRESS_URL', 'ftp://x.test'],
    ['MAMORI_NODES', 'https://node.test/secret'],
    ['MAMORI_NODES', 'nem=nis1+ftp://node.test/secret'],
    ['MAMORI_NODES', 'nem=nis1+https://'],
    ['MAMORI_NODES', 'nem=nis1+https://ok.test,secret'],
    ['MAMORI_NODE_RATE', '0'],
    ['MAMORI_ADMINS', '123'],
    ['MAMORI_ADMINS', 'fax:1'],
    ['MAMORI_ACCOUNTS', '@mamori'],
    ['MAMORI_ACCOUNTS', 'fax:@mamori'],
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

describe('the chains', () => {
  const read = (environment: Record<string, string>) => watchedChains(readConfig(environment));

  it('are read from their public nodes, unless others are named', () => {
    expect(read({}).map(({ chain, endpoints }) => [chain.id, endpoints === chain.endpoints])).toEqual([
      ['bitcoin', true],
      ['ethereum', true],
      ['nem', true],
    ]);
    const [nem] = read({ MAMORI_CHAINS: 'nem', MAMORI_NODES: 'nem=nis1+https://n.test' });
    expect(nem?.endpoints).toEqual([{ chain: 'nem', api: 'nis1', url: 'https://n.test' }]);
  });

  it.each<[Record<string, string>, RegExp]>([
    [{ MAMORI_CHAINS: 'nochain' }, /^MAMORI_CHAINS takes ids of known chains: .*bitcoin/],
    [{ MAMORI_CHAINS: '__proto__' }, /^MAMORI_CHAINS takes/],
    [{ MAMORI_NODES: 'nochain=nis1+https://secret.test' }, /^MAMORI_NODES takes ids of known chains: .*nem/],
    [{ MAMORI_NODES: 'nem=esplora+https://secret.test' }, /^MAMORI_NODES takes for nem \(entry 1\) one of nis1$/],
  ])('of %o are refused in one line without an address', (environment, message) => {
    expect(() => read(environment)).toThrow(BadConfiguration);
    expect(() => read(environment)).toThrow(message);
    expect(() => read(environment)).not.toThrow('secret.test');
  });
});

it('the version is that of package.json', () => {
  expect(VERSION).toBe(packageJson.version);
});
