import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCompleteOption } from '../../../lib/app/complete-option.ts';
import type { Incoming } from '../../../lib/core/channel.ts';
import type { Flag } from '../../../lib/core/exchange-store.ts';
import { EXCHANGES } from '../../../lib/exchanges/index.ts';
import { createExchangeStore } from '../../../lib/store/exchange-store.ts';
import { incidentOf } from '../../commands/conversation.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { createFakeChannel, requestOf } from './fake-channel.ts';
import { receptionOn } from './reception.ts';

let embedded: EmbeddedTable;
beforeEach(async () => {
  embedded = await startEmbeddedTable();
});
afterEach(() => embedded.close());

const flagOf = (asset: string, missingSince: number | null = null): Flag => ({
  asset,
  network: null,
  deposit: 'open',
  withdrawal: 'open',
  lastKnown: 'open',
  reason: null,
  since: null,
  flips: [],
  missingSince,
});

/** KuCoin with these assets in its stored flags. */
const completer = async (assets: readonly Flag[] = []) => {
  const exchanges = createExchangeStore({ table: embedded.table });
  if (assets.length > 0) {
    await exchanges.saveFlags('kucoin', 1, [], assets, 1);
    await exchanges.saveHead({
      exchange: 'kucoin',
      sources: {},
      platform: null,
      digest: null,
      rows: { all: assets.length, suspended: 0, unknown: 0 },
      shards: 1,
      open: [],
      incidents: 0,
      version: 0,
    });
  }
  const incidents = { list: async () => ({ incidents: [incidentOf('kucoin-2'), incidentOf('upbit-1')] }) };
  const complete = createCompleteOption({ directory: EXCHANGES, exchanges, incidents });
  return async (name: string, option: string, options: Record<string, string>, languageHint = 'en-US') => {
    const incoming: Incoming = {
      channel: 'discord',
      eventId: '1',
      kind: 'completing',
      from: { id: '1' },
      chat: 'direct',
      text: '',
      command: { name, options },
      option,
      languageHint,
      replyTo: {},
    };
    return complete(incoming);
  };
};
const values = (choices: readonly { value: string }[]): string[] => choices.map(({ value }) => value);

describe('an exchange that is being typed', () => {
  it.each([
    ['ku', 'kucoin'],
    ['KuCoin', 'kucoin'],
    ['クーコ', 'kucoin'],
    ['くーこ', 'kucoin'],
    ['アップ', 'upbit'],
    ['bit', 'bithumb'],
    ['gate io', 'gate'],
    ['kucion', 'kucoin'],
  ])('%j is completed to %s', async (typed, id) => {
    expect(values(await (await completer())('status', 'exchange', { exchange: typed }))).toContain(id);
  });

  it('names what begins so before what holds it', async () => {
    expect(values(await (await completer())('status', 'exchange', { exchange: 'bit' }))[0]).toMatch(/^bit/);
  });

  it('offers all of them where nothing is typed, and everything at once where that is meant', async () => {
    const complete = await completer();
    expect(values(await complete('status', 'exchange', { exchange: '' }))).toEqual(Object.keys(EXCHANGES));
    expect(values(await complete('subscribe', 'exchange', { exchange: '' }))).toContain('all');
    expect(values(await complete('unsubscribe', 'exchange', { exchange: 'al' }))[0]).toBe('all');
  });

  it("is called by its name in the client's language", async () => {
    const complete = await completer();
    expect(await complete('status', 'exchange', { exchange: 'kucoin' }, 'ja')).toEqual([
      { label: 'クーコイン', value: 'kucoin' },
    ]);
    expect(await complete('status', 'exchange', { exchange: 'クーコイン' })).toEqual([
      { label: 'KuCoin', value: 'kucoin' },
    ]);
  });

  it('has no choice for what nothing is like', async () => {
    expect(await (await completer())('status', 'exchange', { exchange: 'zqxjkvzqxjkv' })).toEqual([]);
  });
});

describe('an asset that is being typed', () => {
  const assets = ['ZEC', 'SOL', 'BTC', 'BTT', 'WBTC', 'ETH', 'BTC'].map((asset) => flagOf(asset));

  it('is one of the stored flags of the exchange chosen, exact before beginning before holding', async () => {
    const complete = await completer([...assets, flagOf('OLD', 1), flagOf('not a code')]);
    expect(values(await complete('subscribe', 'asset', { exchange: 'クーコイン', asset: 'btc' }))).toEqual([
      'BTC',
      'WBTC',
    ]);
    expect(values(await complete('subscribe', 'asset', { exchange: 'kucoin', asset: 'BT' }))).toEqual([
      'BTC',
      'BTT',
      'WBTC',
    ]);
    expect(values(await complete('subscribe', 'asset', { exchange: 'kucoin', asset: '' }))).toEqual([
      'BTC',
      'ETH',
      'SOL',
      'BTT',
      'WBTC',
      'ZEC',
    ]);
  });

  it.each([{ asset: 'b' }, { exchange: 'all', asset: 'b' }, { exchange: 'nowhere', asset: 'b' }])(
    'has no choice where no exchange is chosen: %j',
    async (options) => {
      expect(await (await completer(assets))('subscribe', 'asset', options as Record<string, string>)).toEqual([]);
    },
  );

  it('has none before the first reading', async () => {
    expect(await (await completer())('subscribe', 'asset', { exchange: 'kucoin', asset: 'b' })).toEqual([]);
  });
});

it('an incident is completed by its id, and called by exchange and time', async () => {
  const choices = await (await completer())('incident', 'incident', { incident: 'ku' });
  expect(values(choices)).toEqual(['kucoin-2']);
  expect(choices[0]?.label).toMatch(/^KuCoin: .*\[kucoin-2\]$/);
});

describe('the webhook', () => {
  const asking = [{ eventId: '7', kind: 'completing' as const, option: 'exchange' }];
  const channel = () => ({
    ...createFakeChannel('inReply', 'discord'),
    offer: (choices: readonly unknown[]) => ({ status: 200, body: { choices } }),
  });

  it('answers with the choices, stores nobody and claims nothing: the same letter may be asked twice', async () => {
    const { receive, personOf } = receptionOn(embedded, {
      channel: channel(),
      completeOption: async () => [{ label: 'KuCoin', value: 'kucoin' }],
    });
    for (const _ of [1, 2])
      expect(await receive(requestOf(asking))).toEqual({
        status: 200,
        body: { choices: [{ label: 'KuCoin', value: 'kucoin' }] },
      });
    expect(await personOf('platform-id-of-a')).toBeUndefined();
  });

  it('answers with none where they cannot be looked up', async () => {
    const { receive, logged } = receptionOn(embedded, {
      channel: channel(),
      completeOption: async () => {
        throw new Error('the store is away');
      },
    });
    expect((await receive(requestOf(asking))).status).toBe(200);
    expect(logged.map(({ message }) => message)).toEqual(['an option could not be completed']);
  });

  it('answers nothing to a bad signature', async () => {
    const { receive } = receptionOn(embedded, { channel: channel() });
    expect(await receive(requestOf(asking, { 'x-signature': 'bad' }))).toEqual({ status: 401 });
  });
});
