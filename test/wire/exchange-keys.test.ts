import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadConfiguration, readConfig } from '../../lib/config.ts';
import { isPolled, readsFlags, takesKey, type Exchange } from '../../lib/core/exchange.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { directoryOf, knownExchanges } from '../../lib/wire/base.ts';
import { exchangeKeyOf, idleKeys, keyVariable } from '../../lib/wire/exchange-keys.ts';

const exchanges: readonly Exchange[] = Object.values(EXCHANGES);
const taking = exchanges.filter(takesKey);
const formOf = ({ endpoints }: Exchange): string =>
  endpoints.flatMap(({ signed }) => signed?.scheme.takes ?? []).join(' or ');
const VALUES: Readonly<Record<string, string>> = { 'key:secret': 'k:s', 'key:secret:passphrase': 'k:s:p h:r' };

describe('a variable for a key', () => {
  it.each(taking)('is there for $id, in the form that its exchange wants', (exchange) => {
    const variable = keyVariable(exchange.id);
    expect(exchangeKeyOf(readConfig({}))(exchange.id)).toBeUndefined();
    expect(exchangeKeyOf(readConfig({ [variable]: VALUES[formOf(exchange)] }))(exchange.id)).toEqual({
      key: 'k',
      secret: 's',
      ...(formOf(exchange) === 'key:secret:passphrase' && { passphrase: 'p h:r' }),
    });
    const other = Object.keys(VALUES).find((form) => form !== formOf(exchange)) ?? '';
    expect(() => readConfig({ [variable]: VALUES[other] })).toThrow(`${variable} takes ${formOf(exchange)} of a key`);
  });

  it.each(exchanges.filter((exchange) => !takesKey(exchange)))('is not there for $id', ({ id }) => {
    expect(() => readConfig({ [keyVariable(id)]: 'k:s' })).toThrow(
      new BadConfiguration(`${keyVariable(id)} takes nothing: that exchange is read without a key`),
    );
  });

  it.each(['MAMORI_KEY_BINANCE', 'MAMORI_KEY_OKX', 'MAMORI_KEY_KRAKEN', 'MAMORI_KEY_'])(
    '%s with whatever in it is read, or refused in one line without it',
    (name) => {
      const odd = fc.oneof(fc.string({ minLength: 8 }), fc.string({ unit: 'binary', minLength: 8 }));
      fc.assert(
        fc.property(odd, odd, (one, other) => {
          const value = `${one}:${other}`;
          try {
            readConfig({ [name]: value });
          } catch (error) {
            expect(error).toBeInstanceOf(BadConfiguration);
            const { message } = error as Error;
            expect(message).toMatch(new RegExp(`^${name} takes [^\\n]+$`));
            expect(message.slice(name.length)).not.toContain(value);
            expect((error as Error).cause).toBeUndefined();
          }
        }),
      );
    },
  );

  it('of an exchange that is asked for by a name of prototypes is none', () => {
    for (const id of ['__proto__', 'constructor', '']) expect(exchangeKeyOf(readConfig({}))(id)).toBeUndefined();
  });
});

describe('exchanges with keys', () => {
  const known = (environment: Record<string, string>) => knownExchanges(readConfig(environment));

  it('are read as they are where there is none', () => {
    expect(known({})).toBe(EXCHANGES);
  });

  it('have their flags read where there is one, and no others do', () => {
    const { binance, okx, mexc, upbit } = EXCHANGES;
    expect([readsFlags(binance), isPolled(mexc)]).toEqual([false, false]);
    const keyed = known({ MAMORI_KEY_BINANCE: 'k:s', MAMORI_KEY_MEXC: 'k:s', MAMORI_KEY_UPBIT: 'k:s' });
    expect(keyed['binance']?.polls).toEqual(['capital-config', 'system-status']);
    expect([readsFlags(keyed['binance'] ?? binance), isPolled(keyed['mexc'] ?? mexc)]).toEqual([true, true]);
    expect(keyed['upbit']?.polls).toEqual(upbit.polls);
    expect(keyed['okx']).toBe(okx);
  });

  it('are known by their names alone to functions that have no key', () => {
    const config = readConfig({ MAMORI_KEYED_EXCHANGES: 'binance, bitbank', MAMORI_EXCHANGES: 'bitbank,kucoin' });
    expect(directoryOf(config)['bitbank']?.polls).toEqual(['assets', 'status']);
    expect(Object.keys(directoryOf(config))).toEqual(['bitbank', 'kucoin']);
    expect(exchangeKeyOf(config)('bitbank')).toBeUndefined();
  });

  it('are those that are listed where functions run apart, whoever has the keys', () => {
    const deployed = { LAMBDA_TASK_ROOT: '/var/task', MAMORI_KEYED_EXCHANGES: 'okx' };
    const poller = readConfig({ ...deployed, MAMORI_KEY_OKX: 'k:s:p', MAMORI_KEY_BINANCE: 'k:s' });
    const polls = (config: ReturnType<typeof readConfig>) =>
      Object.values(knownExchanges(config)).map((one) => one.polls);
    expect(polls(poller)).toEqual(polls(readConfig(deployed)));
    expect(knownExchanges(poller)['binance']).toBe(EXCHANGES.binance);
    expect(idleKeys(EXCHANGES, poller)).toEqual(['binance']);
    expect(idleKeys(EXCHANGES, readConfig({ MAMORI_KEY_BINANCE: 'k:s' }))).toEqual([]);
  });

  it.each(['kucoin', 'nobody', '__proto__', 'binance,kraken'])('cannot be %s', (named) => {
    expect(() => known({ MAMORI_KEYED_EXCHANGES: named })).toThrow(
      /^MAMORI_KEYED_EXCHANGES takes ids of exchanges that take a key: .*binance/,
    );
  });
});
