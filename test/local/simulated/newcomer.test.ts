import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDataDir, startProduct, type Product } from '../../e2e/start-product.ts';
import { chatOf, playDemo, post, stateOf, type Chat } from './chat.ts';
import { eventually } from '../../e2e/start-product.ts';

const CHANNELS = ['line', 'telegram', 'discord'] as const;

let product: Product;
let data: Awaited<ReturnType<typeof makeDataDir>>;
let chats: Record<(typeof CHANNELS)[number], Chat>;

beforeAll(async () => {
  data = await makeDataDir();
  // Nothing leaves the machine: no exchange but the demonstration's own can be reached.
  product = await startProduct(data.path, { MAMORI_EGRESS_URL: 'http://127.0.0.1:9' });
  chats = {
    line: chatOf(product.url, 'line'),
    telegram: chatOf(product.url, 'telegram'),
    discord: chatOf(product.url, 'discord'),
  };
});
afterAll(async () => {
  expect(await product?.stop()).toBe(0);
  await data?.remove();
});

const incidents = async (): Promise<{ status: string }[]> =>
  (
    (await (await fetch(`${product.url}/api/incidents?exchange=demo`)).json()) as {
      incidents: { status: string }[];
    }
  ).incidents;

describe('someone without any account', () => {
  it('finds all three chats, and a demonstration that is calm', async () => {
    expect(await stateOf(product.url)).toMatchObject({
      channels: CHANNELS,
      demo: { available: true, state: 'idle' },
      history: { state: 'idle', incident: null, result: null },
    });
  });

  it('is welcomed on LINE, and subscribes by typing and by pressing', async () => {
    expect((await chats.line.act('follow')).status).toBe(202);
    await chats.line.said(/マモリ/);
    expect((await chats.line.act('say', { text: '登録 デモ取引所' })).status).toBe(202);
    const { message } = await chats.line.said(/デモ取引所の通知を登録/);
    expect((await chats.line.act('say', { press: '/list', message })).status).toBe(202);
    await chats.line.said(/登録の一覧[\s\S]*デモ取引所/);
    expect((await chats.line.act('say', { press: '/nobody offered this' })).status).toBe(400);
  });

  it('is welcomed on Telegram in the language of the client, and subscribes by typing and by pressing', async () => {
    await chats.telegram.act('follow');
    await chats.telegram.said(/Mamori/);
    await chats.telegram.act('say', { text: '/subscribe demo BTC', lang: 'en' });
    const { message } = await chats.telegram.said(/You will be told about BTC/);
    await chats.telegram.act('say', { press: '/list', message });
    await chats.telegram.said(/Your alerts[\s\S]*Demo Exchange/);
    expect((await chats.telegram.act('say', { press: '/list', message: 'm1' })).status).toBe(400);
  });

  it('subscribes on Discord by a slash command, and presses a button of the answer', async () => {
    const options = { exchange: 'demo' };
    await chats.discord.act('say', { command: { name: 'subscribe', options }, lang: 'en' });
    const { message } = await chats.discord.said(/You will be told about Demo Exchange/);
    await chats.discord.act('say', { press: '/list', message });
    await chats.discord.said(/Your alerts/);
    expect((await chats.discord.entries()).map(({ from }) => from)).toEqual(['person', 'bot', 'bot']);
    expect((await chats.discord.act('say', { command: { name: 'subscribe' } })).status).toBe(400);
    expect((await chats.discord.act('say', { command: { name: 'nothing' } })).status).toBe(400);
    expect((await chats.discord.act('say', { text: 'hello' })).status).toBe(400);
  });

  it('is shown the menus that the bot has registered', async () => {
    const menu = async (path: string) => (await fetch(`${product.url}/simulated/${path}`)).json();
    const [ja, en, discord] = (await Promise.all(
      ['telegram/menu?lang=ja', 'telegram/menu?lang=en', 'discord/menu'].map(menu),
    )) as { commands: { command?: string; name?: string; description: string }[] }[];
    expect(ja?.commands.map(({ command }) => command)).toContain('subscribe');
    expect(ja?.commands).not.toEqual(en?.commands);
    expect(discord?.commands.map(({ name }) => name)).toContain('subscribe');
    expect(await menu('line/menu')).toHaveProperty('richMenu');
  });

  it('is told of the freeze once in each chat, with the exchange and its assets', async () => {
    await playDemo(product.url, 'freeze');
    await chats.line.said(/デモ取引所：BTC、XRPの出金が停止/);
    await chats.telegram.said(/Demo Exchange: .*BTC/);
    await chats.discord.said(/Demo Exchange: withdrawals of BTC and XRP stopped/);
    expect((await incidents()).map(({ status }) => status)).toEqual(['confirmed']);
  });

  it('is told of the recovery once in each chat', async () => {
    await playDemo(product.url, 'recovery');
    await chats.line.said(/デモ取引所：BTC、XRPの出金が再開/);
    await chats.telegram.said(/Demo Exchange: .*open again/);
    await chats.discord.said(/Demo Exchange: withdrawals of BTC and XRP open again/);
    expect((await incidents()).map(({ status }) => status)).toEqual(['resolved']);
    const alerts = async (channel: keyof typeof chats, stopped: RegExp, open: RegExp) => {
      const texts = await chats[channel].botTexts();
      return [texts.filter((text) => stopped.test(text)).length, texts.filter((text) => open.test(text)).length];
    };
    expect(await alerts('line', /停止しています/, /再開しました/)).toEqual([1, 1]);
    expect(await alerts('discord', /stopped\*\*/, /open again\*\*/)).toEqual([1, 1]);
    // Who named the asset is told at the first reading already: one card, edited when the second confirmed it.
    const cards = (await chats.telegram.entries()).filter(({ payload }) =>
      /^Demo Exchange: .*BTC.*stopped/.test((payload as { text: string }).text),
    );
    expect(cards.map(({ edited }) => edited)).toEqual([false, true]);
    expect(new Set(cards.map(({ message }) => message)).size).toBe(1);
  });

  it('is left alone after a block, and heard again after writing', async () => {
    const before = (await chats.line.botTexts()).length;
    for (const channel of CHANNELS) expect((await chats[channel].act('block')).status).toBe(202);
    const discord = (await chats.discord.botTexts()).length;
    await playDemo(product.url, 'freeze');
    await playDemo(product.url, 'recovery');
    expect((await chats.line.botTexts()).length).toBe(before);
    expect((await chats.discord.botTexts()).length).toBe(discord);
    await chats.telegram.act('say', { text: '/lang en' });
    await chats.line.act('say', { text: '一覧' });
    expect((await chats.line.botTexts()).length).toBeGreaterThan(before);
    await chats.discord.act('say', { command: { name: 'list', options: {} } });
    expect((await chats.discord.botTexts()).length).toBe(discord + 1);
  }, 60_000);

  it('waits for what is new instead of asking again', async () => {
    const last = (await chats.line.entries()).at(-1)?.n ?? 0;
    const news = fetch(`${product.url}/simulated/line/messages?after=${last}&wait=1`);
    await chats.line.act('say', { text: '一覧' });
    const { entries } = (await (await news).json()) as { entries: { payload: unknown }[] };
    expect(entries[0]?.payload).toEqual({ text: '一覧' });
  });
});

describe('history', () => {
  const play = (incident: string) =>
    post(`${product.url}/simulated/history`, { incident, lang: 'en' }).then(({ status }) => status);
  const history = async () => (await stateOf(product.url)).history;

  it('is offered, and plays one theft at a time', async () => {
    expect((await history()).incidents.map(({ id }) => id)).toContain('stake-2023');
    expect(await play('stake-2023')).toBe(202);
    expect(await play('zaif-2018')).toBe(409);
    await eventually('it to be told', async () => (await history()).state === 'told', 60_000);
    expect(await history()).toMatchObject({
      incident: 'stake-2023',
      result: {
        firstTheft: '2023-09-04T12:48:00.000Z',
        alert: expect.stringMatching(/^2023-09-04T12:/),
        notice: { at: '2023-09-04T15:13:00.000Z', approximate: false },
      },
    });
  }, 90_000);

  it('is marked with its own time in each chat, and today is not', async () => {
    for (const channel of CHANNELS) {
      const { entries } = (await (await fetch(`${product.url}/simulated/${channel}/messages?after=0`)).json()) as {
        entries: { replay?: { name: { en: string }; at: string } }[];
      };
      expect(entries.at(-1)?.replay).toMatchObject({
        name: { en: 'Stake.com 2023' },
        at: expect.stringMatching(/^2023-09-04/),
      });
      expect(entries[0]?.replay).toBeUndefined();
    }
  });

  it('is nothing that the product believes', async () => {
    const answer = (await (await fetch(`${product.url}/api/incidents`)).json()) as { incidents: { kind: string }[] };
    expect(answer.incidents.filter(({ kind }) => kind === 'outflow')).toEqual([]);
  });

  it('holds nothing else', async () => expect(await play('atlantis-1999')).toBe(404));
});

describe('a page of somebody else', () => {
  const say = (headers: Record<string, string>) =>
    post(`${product.url}/simulated/line/say`, { text: '一覧' }, headers).then(({ status }) => status);
  /** fetch does not let a host be named. */
  const asHost = (host: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      request(`${product.url}/simulated/state`, { headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .once('error', reject)
        .end();
    });

  it.each([
    [{ origin: 'https://evil.test' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://127.0.0.1:1' }, 403],
    [{ 'content-type': 'text/plain' }, 403],
    [{ 'content-type': 'application/x-www-form-urlencoded' }, 403],
  ])('may not speak: %j', async (headers, status) => expect(await say(headers)).toBe(status));

  it('may not come by a name that leads here', async () => {
    const { port } = new URL(product.url);
    expect(await asHost(`evil.test:${port}`)).toBe(403);
    expect(await asHost(`127.0.0.1.evil.test`)).toBe(403);
    expect(await asHost(`localhost:${port}`)).toBe(200);
  });

  it('cannot sign a webhook', async () => {
    for (const channel of CHANNELS) expect((await post(`${product.url}/webhooks/${channel}`, {})).status).toBe(401);
  });

  it.each([
    ['line/say', {}],
    ['line/say', { text: '' }],
    ['line/say', { text: 'x'.repeat(5_001) }],
    ['line/say', []],
    ['telegram/say', { command: { name: 'list', options: {} } }],
    ['telegram/autocomplete', { command: 'subscribe', option: 'exchange', value: '' }],
    ['demo', { play: 'music' }],
    ['history', { incident: 7 }],
    ['history', {}],
  ])('%s does not take %j', async (path, body) =>
    expect((await post(`${product.url}/simulated/${path}`, body)).status).toBe(400),
  );

  it('finds no other chat', async () => {
    expect((await post(`${product.url}/simulated/slack/say`, { text: 'x' })).status).toBe(404);
  });
});
