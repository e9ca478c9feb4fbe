import { describe, expect, it } from 'vitest';
import { NO_REPORTS, REPORTS_A_DAY, withReport, type ReportBook } from '../../lib/core/reports.ts';
import type { Subscriber } from '../../lib/core/subscriber.ts';
import { DAY, HOUR, MINUTE } from '../../lib/core/time.ts';
import { EXCHANGES } from '../../lib/exchanges/index.ts';
import { ask, converse, NOW, speaking, subscriberOf, textOf, viewOf, type World } from './conversation.ts';

const old = (more: Partial<Subscriber> = {}): Subscriber => subscriberOf({ createdAt: NOW - 100 * DAY, ...more });
const world = (more: World = {}): World => ({ subscriber: old(), views: [viewOf('kucoin')], ...more });

/** So many customers who came apart have said it some minutes ago. */
const saidBy = (people: number): ReportBook =>
  Array.from({ length: people }, (_, number) => ({
    mark: `other${number}`,
    at: NOW - 10 * MINUTE,
    arrivedAt: NOW - (60 + number * 10) * DAY,
    close: true,
  })).reduce(withReport, NO_REPORTS);

describe('a report', () => {
  it.each(['/report kucoin', '/report kucoin BTC', '報告 クーコイン', 'ｒｅｐｏｒｔ Ku Coin', 'クーコイン 報告'])(
    '%s is thanked for, counted, and told what the exchange says itself',
    async (text) => {
      const { message, reported, subscriber } = await ask(text, world());
      expect(message.title).toBe('KuCoin: thank you for your report');
      expect(message.body[0]).toContain('counts once for each person');
      expect(message.body[1]).toMatch(/^KuCoin: no stop .*\n.*Few have reported/s);
      expect(message.links[0]?.url).toBe(EXCHANGES.kucoin.statusPage);
      expect(reported).toMatchObject({ exchange: 'kucoin', report: { at: NOW, close: false } });
      expect(subscriber?.reported).toEqual([NOW]);
    },
  );

  it('says in Japanese what it says in English', async () => {
    const { message } = await ask('報告 クーコイン', world({ subscriber: old({ locale: 'ja' }) }));
    expect(message.title).toBe('クーコイン：ご報告ありがとうございます');
    expect(message.body[1]).toContain('出金停止は見られません');
    expect(message.body[1]).toContain('まだわずかです');
  });

  it.each([
    ['open', 'BTC: the exchange shows withdrawals as open'],
    ['suspended', 'BTC: the exchange shows withdrawals as stopped'],
    ['partly', 'BTC: withdrawals are stopped on some networks'],
    ['unknown', 'BTC: whether one can withdraw is not known'],
  ] as const)('of an asset that is %s says so', async (state, line) => {
    const views = [viewOf('kucoin', { assetStates: new Map([['BTC', state]]) })];
    for (const text of ['/report kucoin btc', '報告 クーコイン ビットコイン'])
      expect((await ask(text, world({ views }))).message.body[1]).toContain(line);
  });

  it.each(['since-yesterday', '出金できない', '<b>x</b>', 'NOSUCHCOIN'])(
    'with %s behind the exchange is a report all the same, and repeats nothing of it',
    async (word) => {
      const { message, reported } = await ask(`/report kucoin ${word}`, world());
      expect(reported?.exchange).toBe('kucoin');
      expect(textOf(message)).not.toContain(word);
    },
  );

  it.each([
    ['follows it', { subscriptions: { kucoin: ['BTC'] } }],
    ['holds something there', { holdings: [{ exchange: 'kucoin', asset: 'BTC', amount: '1' }] }],
  ])('of somebody who %s is a customer’s', async (_, more) => {
    expect((await ask('/report kucoin', world({ subscriber: old(more) }))).reported?.report.close).toBe(true);
  });

  it('offers alerts to whoever has none, and only to him', async () => {
    const commands = async (subscriber: Subscriber) =>
      (await ask('/report kucoin', world({ subscriber }))).message.buttons.map(({ command }) => command);
    expect(await commands(old())).toContain('/subscribe kucoin');
    expect(await commands(old({ subscriptions: { '*': ['*'] } }))).not.toContain('/subscribe kucoin');
  });

  it('says when several say so, without a number', async () => {
    const few = await ask('/report kucoin', world({ reports: { kucoin: saidBy(2) } }));
    expect(few.message.body[1]).toContain('Few have reported');
    const several = await ask('/report kucoin', world({ reports: { kucoin: saidBy(6) } }));
    expect(several.message.body[1]).toContain('Several customers have reported the same');
    expect(several.message.body[1]).not.toMatch(/\b[3-9]\b customers/);
  });

  it('can be the one that was missing', async () => {
    const subscriber = old({ createdAt: NOW - 200 * DAY, subscriptions: { kucoin: ['*'] } });
    const { message } = await ask('/report kucoin', world({ subscriber, reports: { kucoin: saidBy(4) } }));
    expect(message.body[1]).toContain('Several customers');
  });
});

describe('the state of an exchange', () => {
  it('offers to report, where there is something to find out by it', async () => {
    const commands = async (id: string) =>
      (await ask(`/status ${id}`, world())).message.buttons.map(({ command }) => command);
    expect(await commands('kucoin')).toContain('/report kucoin');
    for (const { id } of Object.values(EXCHANGES).filter(({ standing }) => standing !== undefined))
      expect(await commands(id)).not.toContain(`/report ${id}`);
  });
});

describe('what is not counted', () => {
  it.each([0, 1, 2.9])('is what an account of %d days says; it is told why', async (days) => {
    const { message, reported, subscriber } = await ask(
      '/report kucoin',
      world({ subscriber: old({ createdAt: NOW - days * DAY }) }),
    );
    expect(reported).toBeUndefined();
    expect(message.body[0]).toContain('not counted yet: you have been here for less than 3 days');
    expect(subscriber?.reported).toEqual([NOW]);
  });

  it('is a repeat within the hour', async () => {
    const mark = 'kucoin/AAAAAAAAAAAAAAAAAAAAAA';
    const book = (at: number) => withReport(NO_REPORTS, { mark, at, arrivedAt: NOW - 100 * DAY, close: true });
    const again = await ask('/report kucoin', world({ reports: { kucoin: book(NOW - 59 * MINUTE) } }));
    expect([again.reported, again.subscriber]).toEqual([undefined, undefined]);
    expect(again.message.body[0]).toContain('Once is enough');
    const later = await ask('/report kucoin', world({ reports: { kucoin: book(NOW - HOUR) } }));
    expect(later.reported).toBeDefined();
  });

  it('is more than so many a day, at whichever exchanges', async () => {
    const ids = ['kucoin', 'kraken', 'gate', 'okx', 'bybit', 'upbit'];
    const { message, subscriber } = await converse(
      ids.map((id) => `/report ${id}`),
      world(),
    );
    expect(subscriber.reported).toHaveLength(REPORTS_A_DAY);
    expect(message.body[0]).toContain(`No more than ${REPORTS_A_DAY} reports a day`);
  });

  it.each(Object.values(EXCHANGES).filter(({ standing }) => standing !== undefined))(
    'is what is said of $id, which serves nobody: where to turn is said instead',
    async (exchange) => {
      const { message, reported, subscriber } = await ask(`/report ${exchange.id}`, world());
      expect([reported, subscriber]).toEqual([undefined, undefined]);
      expect(message.body.at(-1)).toContain('not counted');
      expect(message.links[0]?.url).toBe(exchange.standing?.source);
    },
  );
});

describe('an exchange that is not found', () => {
  it.each([
    ['/report kucion', '/report kucoin'],
    ['報告 クーコイソ', '/report kucoin'],
  ])('%s offers %s', async (text, command) => {
    const { message, reported, subscriber } = await ask(text, world());
    expect([reported, subscriber]).toEqual([undefined, undefined]);
    expect(message.buttons[0]?.command).toBe(command);
  });

  it.each(['/report', '/report all', '報告 すべて'])('%s asks which, those that he follows first', async (text) => {
    const all = await ask(text, world());
    expect(all.message.title).toBe('At which exchange is your withdrawal stuck?');
    expect(all.message.buttons.length).toBeGreaterThan(10);
    const own = await ask(text, world({ subscriber: old({ subscriptions: { kraken: ['*'] } }) }));
    expect(own.message.buttons).toEqual([{ label: 'Stuck at Kraken', command: '/report kraken' }]);
    expect((await ask(text, world({ subscriber: speaking('ja') }))).message.title).toContain('どの取引所');
  });
});
