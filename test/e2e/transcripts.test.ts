import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHANNEL_IDS, type ChannelId } from '../../lib/core/channel.ts';
import { LOCALE_IDS, type LocaleId } from '../../lib/core/locale-id.ts';
import { hasContracts } from '../platforms/contract.ts';
import { startDiscordPlatform } from '../platforms/discord.ts';
import { startLinePlatform } from '../platforms/line.ts';
import type { PlatformServer } from '../platforms/platform-server.ts';
import { startTelegramPlatform } from '../platforms/telegram.ts';
import { person, say, SECRETS, type Person } from './people.ts';
import { startRecordedWorld, type RecordedWorld } from './recorded-world.ts';
import { eventually, makeDataDir, startProduct, type Product } from './start-product.ts';

/**
 * Each command and each mistake, on each platform, in each language, through the real webhooks; what is answered is
 * kept in test/transcripts, to be read (`npx vitest run test/e2e/transcripts.test.ts -u` writes it anew).
 */
const BITHUMB = 'https://api.bithumb.com/public/assetsstatus/ALL';
const BODY = JSON.stringify({
  status: '0000',
  data: { BTC: { withdrawal_status: 1, deposit_status: 1 }, SOL: { withdrawal_status: 1, deposit_status: 1 } },
});

const SAID: Readonly<Record<LocaleId, readonly string[]>> = {
  en: [
    '/lang en',
    '/start',
    '/help',
    '/subscribe',
    '/subscribe bithum',
    '/subscribe bithumb',
    '/subscribe bithumb SOL',
    '/subscribe bithumb @@@',
    '/list',
    '/status',
    '/status bithumb',
    '/incidents',
    '/incident bithumb-99',
    '/hold',
    '/hold bithumb',
    '/hold bithumb BTC',
    '/hold bithumb BTC 0.5',
    '/hold bithumb BTC 1e400',
    '/hold bithumb BTC -5',
    '/risk',
    '/risk bithumb',
    '/risk atlantis',
    '/report',
    '/report atlantis',
    '/report bithum',
    '/report bithumb BTC',
    '/level',
    '/level watch',
    '/digest',
    '/digest weekly',
    '/digest off',
    '/quiet',
    '/quiet 23:00-07:00',
    '/quiet sometimes',
    '/code',
    '/code frogs',
    '/export',
    '/statis bithumb',
    'hello there',
    '/notice hello',
    '/unsubscribe bithumb SOL',
    '/unsubscribe all',
    '/delete',
    '/delete yes',
  ],
  ja: [
    '言語 ja',
    'はじめる',
    'ヘルプ',
    '登録',
    '登録 ビッサム',
    '登録 ビッサム SOL',
    '登録 びっさむ',
    '一覧',
    '状況',
    '状況 ビッサム',
    'ビッサム',
    '事案',
    '事案 bithumb-99',
    '保有',
    '保有 ビッサム',
    '保有 ビッサム ビットコイン',
    '保有 ビッサム ビットコイン ０．５',
    '保有 ビッサム BTC たくさん',
    'リスク',
    'リスク ビッサム',
    '報告',
    '報告 ビッサム ビットコイン',
    '報告 びっさむ',
    'レベル',
    'レベル 注意',
    'まとめ',
    'まとめ 毎日',
    'まとめ なし',
    '静音',
    '静音 23時〜7時',
    '静音 いつも',
    '合言葉',
    '合言葉 蛙',
    '書き出し',
    'とうろく ビッサム',
    'こんにちは',
    'お知らせ こんにちは',
    '解除 ビッサム SOL',
    '解除 すべて',
    '全削除',
    '全削除 はい',
  ],
};

/** What two administrators say to it; `{id}` is the newest notice's. */
const ADMINISTRATED: Record<LocaleId, readonly (readonly [0 | 1, string])[]> = {
  en: [
    [0, '/admins'],
    [0, '/admins add nobody'],
    [0, '/admins add telegram:987654'],
    [0, '/admins remove telegram:987654'],
    [0, '/notice'],
    [0, '/notice @nowhere Hello'],
    [0, '/notice Hello'],
    [0, '/approve {id}'],
    [1, '/approve {id} 00000000'],
    [1, '/notices'],
    [0, '/cancel {id}'],
    [1, '/approve {id}'],
    [1, '/approve notice-aaaaaaaa'],
    [0, '/silence'],
    [0, '/silence bithumb forever'],
    [0, '/silence bithumb 3h'],
    [0, '/silence bithumb off'],
    [0, '/announce'],
    [0, '/announce bithumb nowhere All is stopped'],
    [0, '/announce bithumb https://exchange.test/notice'],
    [0, '/announce bithumb https://exchange.test/notice New listings this week'],
    [1, '/verdict'],
    [1, '/verdict bithumb-99 real'],
  ],
  ja: [
    [0, '管理者'],
    [0, '管理者 追加 だれか'],
    [0, '管理者 追加 telegram:987655'],
    [0, '管理者 削除 telegram:987655'],
    [0, 'お知らせ'],
    [0, 'お知らせ @どこか こんにちは'],
    [0, 'お知らせ @ja at=2020-01-01T09:00 こんにちは'],
    [0, 'お知らせ @ja こんにちは'],
    [0, '承認 {id}'],
    [1, '承認 {id} 00000000'],
    [1, '配信状況'],
    [0, '取消 {id}'],
    [1, '承認 {id}'],
    [0, '抑止'],
    [0, '抑止 ビッサム ずっと'],
    [0, '抑止 ビッサム 3h'],
    [0, '抑止 ビッサム off'],
    [0, '告知'],
    [0, '告知 ビッサム どこか すべて停止'],
    [0, '告知 ビッサム https://exchange.test/notice 新規上場のお知らせ'],
    [1, '判定'],
  ],
};
const ADMINISTRATORS = 50;

/** What differs from run to run. */
const steady = (text: string): string =>
  text
    .replaceAll(/\d{1,2} \w{3} 20\d\d, \d\d:\d\d UTC/g, 'TIME')
    .replaceAll(/20\d\d[年/]\d+[月/]\d+日? \d+:\d\d JST/g, 'TIME')
    .replaceAll(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(/notice-[a-z0-9]{3,8}/g, 'notice-ID')
    .replaceAll(/…\w{4}/g, '…LAST')
    .replaceAll(/(read|reading:) (\d+ (seconds?|minutes?) ago|now)/g, '$1 AGE')
    .replaceAll(/\d+ ?(秒|分)前(?=に確認)|今(?=に確認)/g, 'AGE')
    .replaceAll(/(最終確認：)(\d+ ?(秒|分)前|今)/g, '$1AGE');

const labels = (found: readonly (string | undefined)[]): string =>
  found.length === 0 ? '' : `\n${found.map((label) => `[${label}]`).join(' ')}`;

/** The answer as a person reads it, with its buttons. */
const READ: Record<ChannelId, (platform: PlatformServer, reply: string) => string> = {
  line: ({ requests }) => {
    const messages = requests.at(-1)?.body?.messages ?? [];
    return messages
      .map(
        ({ text, quickReply }: { text: string; quickReply?: { items: { action: { label: string } }[] } }) =>
          text + labels((quickReply?.items ?? []).map(({ action }) => action.label)),
      )
      .join('\n---\n');
  },
  telegram: ({ requests }) => {
    const { body, files } = requests.findLast(({ path }) => /send(Message|Document|Photo)$/.test(path)) ?? {};
    const keyboard: { text: string }[] = (body?.reply_markup?.inline_keyboard ?? []).flat();
    return `${files?.[0] === undefined ? '' : `(${files[0].name})\n`}${body?.text ?? body?.caption}${labels(keyboard.map(({ text }) => text))}`;
  },
  discord: ({ requests }, reply) => {
    const last = requests.at(-1);
    const data = reply === '' ? last?.body?.data : (JSON.parse(reply) as { data?: Record<string, unknown> }).data;
    const rows = (data?.components ?? []) as { components: { label: string }[] }[];
    const file = reply === '' ? `(${last?.files[0]?.name})\n` : '';
    return `${file}${String(data?.content)}${labels(rows.flatMap(({ components }) => components.map(({ label }) => label)))}`;
  },
};

describe.skipIf(!hasContracts)('what is said (needs the contracts in ../shared)', () => {
  let product: Product;
  let world: RecordedWorld;
  let data: Awaited<ReturnType<typeof makeDataDir>>;
  let platforms: Record<ChannelId, PlatformServer>;
  beforeAll(async () => {
    const [recorded, folder, line, telegram, discord] = await Promise.all([
      startRecordedWorld(),
      makeDataDir(),
      startLinePlatform(),
      startTelegramPlatform(),
      startDiscordPlatform(),
    ]);
    [world, data, platforms] = [recorded, folder, { line, telegram, discord }];
    world.set(BITHUMB, { body: BODY });
    product = await startProduct(data.path, {
      ...SECRETS,
      MAMORI_EGRESS_URL: world.url,
      MAMORI_EXCHANGES: 'bithumb',
      MAMORI_CHAINS: 'nem',
      MAMORI_ADMINS: CHANNEL_IDS.flatMap((channel) =>
        [0, 1, 2, 3].map((n) => `${channel}:${person(channel, ADMINISTRATORS + n).id}`),
      ).join(','),
      LINE_API_URL: line.url,
      TELEGRAM_API_URL: telegram.url,
      DISCORD_API_URL: discord.url,
    });
    await eventually('a reading', async () => {
      const answer = (await (await fetch(`${product.url}/api/exchanges/bithumb`)).json()) as { state: string };
      return answer.state === 'operational';
    });
  }, 60_000);
  afterAll(async () => {
    await product?.stop();
    for (const platform of Object.values(platforms ?? {})) await platform.close();
    await Promise.all([world?.close(), data?.remove()]);
  });

  const converse = async (who: Person, texts: readonly string[]): Promise<string> => {
    const told: string[] = [];
    for (const text of texts) {
      const answer = await say(product.url, who, text);
      expect([text, answer.status]).toEqual([text, answer.status === 202 ? 202 : 200]);
      told.push(`> ${text}\n\n${steady(READ[who.channel](platforms[who.channel], await answer.text()))}`);
    }
    return `${told.join('\n\n')}\n`;
  };

  it.each(CHANNEL_IDS.flatMap((channel) => LOCALE_IDS.map((locale) => [channel, locale] as const)))(
    'to administrators on %s in %s',
    async (channel, locale) => {
      const pair = [0, 1].map((n) => person(channel, ADMINISTRATORS + n + (locale === 'ja' ? 2 : 0)));
      for (const who of pair) await converse(who, [`/lang ${locale}`]);
      const told: string[] = [];
      let id = '';
      for (const [who, text] of ADMINISTRATED[channel === 'discord' ? 'en' : locale]) {
        const answer = await say(product.url, pair[who] ?? person(channel, 0), text.replace('{id}', id));
        const read = READ[channel](platforms[channel], await answer.text());
        id = /draft (notice-\w+)|下書き (notice-\w+)/i.exec(read)?.slice(1).find(Boolean) ?? id;
        told.push(`${'AB'.charAt(who)}> ${text}\n\n${steady(read)}`);
      }
      const said = `${told.join('\n\n')}\n`;
      expect(said).not.toMatch(/undefined|\[object|NaN/);
      await expect(said).toMatchFileSnapshot(`../transcripts/${channel}-${locale}-administrators.txt`);
      expect(platforms[channel].violations).toEqual([]);
    },
    60_000,
  );

  it.each(CHANNEL_IDS.flatMap((channel) => LOCALE_IDS.map((locale) => [channel, locale] as const)))(
    'on %s in %s',
    async (channel, locale) => {
      // Discord has commands in one spelling: those of the menu.
      const texts =
        channel === 'discord' ? SAID.en.map((text) => text.replace('/lang en', `/lang ${locale}`)) : SAID[locale];
      const said = await converse(person(channel, locale === 'ja' ? 31 : 32), texts);
      expect(said).not.toMatch(/undefined|\[object|NaN/);
      await expect(said).toMatchFileSnapshot(`../transcripts/${channel}-${locale}.txt`);
      expect(platforms[channel].violations).toEqual([]);
    },
    60_000,
  );
});
