import { afterAll, beforeAll, expect, it } from 'vitest';
import { regulatorFeeds } from '../../../lib/app/feeds/regulator-feeds.ts';
import { EXCHANGES } from '../../../lib/exchanges/index.ts';
import { readRegulatorNews } from '../../../lib/regulators/fsa-news.ts';
import { exchangeOfOperator } from '../../../lib/regulators/operator-names.ts';
import { OPERATORS } from '../../../lib/regulators/operators.ts';
import { readRegisteredList } from '../../../lib/regulators/registered-list.ts';
import { startEmbeddedTable } from '../../store/embedded-table.ts';
import { madeWorkbook } from '../../regulators/made-workbook.ts';
import { feedWorld, startFeedServer, type FeedServer } from './feed-world.ts';

const NEWS = 'https://www.fsa.go.jp/fsaNewsListAll_rss2.xml';
const LIST = 'https://www.fsa.go.jp/menkyo/menkyoj/kasoutuka.xlsx';
const ends: (() => Promise<unknown>)[] = [];
let server: FeedServer;
beforeAll(async () => {
  server = await startFeedServer();
  ends.push(server.close);
});
afterAll(async () => {
  for (const end of ends) await end();
});

const item = (title: string, link = `https://www.fsa.go.jp/news/${encodeURIComponent(title)}.html`) =>
  `<item><title>${title}</title><link>${link}</link><pubDate>Mon, 02 Mar 2026 09:00:00 +0900</pubDate></item>`;
const news = (...items: string[]) => `<rss version="2.0"><channel><title>FSA</title>${items.join('')}</channel></rss>`;
type Row = [number: string, name: string];
const ROWS: Row[] = [
  ['00003', '株式会社bitFlyer'],
  ['00004', 'ビットバンク株式会社'],
  ['00006', 'GMOコイン株式会社'],
  ['00014', 'コインチェック株式会社'],
];
const list = (rows: readonly Row[]) =>
  madeWorkbook([
    ['所管', '登録番号', '登録年月日', '暗号資産交換業者名'],
    ...rows.map(([number, name]) => ['関東財務局', `関東財務局長 第${number}号`, '2019/1/11', name]),
  ]);

/** An empty table, and the exchanges that are watched. */
const regulatorWorld = async (watched: (id: string) => boolean = (id) => Object.hasOwn(EXCHANGES, id)) => {
  const embedded = await startEmbeddedTable();
  ends.push(embedded.close);
  server.set(NEWS, news(item('昔のこと')));
  server.set(LIST, { body: list(ROWS) });
  const world = feedWorld(
    embedded,
    server,
    [],
    () => ({}),
    (readers) =>
      regulatorFeeds(watched, {
        ...readers,
        readNews: readRegulatorNews,
        readList: readRegisteredList,
        exchangeOf: exchangeOfOperator,
      }),
  );
  return {
    ...world,
    said: () => world.told.flatMap(({ exchange, statements }) => statements.map(({ title }) => [exchange, title])),
  };
};

it('news about an exchange becomes a statement about it, and other news none', async () => {
  const { run, told, said } = await regulatorWorld();
  await run(10);
  const title = 'コインチェック株式会社に対する行政処分について';
  server.set(NEWS, news(item(title), item('銀行の話'), item('昔のこと')));
  await run(10);
  await run(10);
  expect(said()).toEqual([['coincheck', title]]);
  expect(told[0]?.statements[0]).toMatchObject({
    by: 'regulator',
    label: 'regulatory',
    feed: 'fsa-news',
    directions: [],
  });
  expect(told[0]?.statements[0]?.url).toContain('https://www.fsa.go.jp/');
});

it('an order to two is one statement about each, and of those that are not watched none', async () => {
  const { run, said } = await regulatorWorld((id) => id !== 'gmocoin');
  await run(10);
  server.set(NEWS, news(item('GMOコイン株式会社及びコインチェック株式会社に対する業務改善命令について')));
  await run(10);
  expect(said().map(([exchange]) => exchange)).toEqual(['coincheck']);
});

it('links to nobody but the agency and the finance bureaus', async () => {
  const { run, told } = await regulatorWorld();
  await run(10);
  const links = [
    'https://lfb.mof.go.jp/kantou/x.html',
    'https://fsa.go.jp.example.com/x',
    'https://mirror.example/fsa.go.jp',
  ];
  server.set(NEWS, news(...links.map((link, n) => item(`ビットバンク株式会社に対する行政処分について${n}`, link))));
  await run(10);
  expect(told.flatMap(({ statements }) => statements.map(({ url }) => url))).toEqual([links[0], null, null]);
});

it('is asked slowly: news every ten minutes, the list four times a day', async () => {
  const { run } = await regulatorWorld();
  const before = server.asked.length;
  for (let times = 0; times < 60; times += 1) await run(2);
  const asked = server.asked.slice(before).map(({ address }) => address);
  expect([asked.filter((one) => one === NEWS).length, asked.filter((one) => one === LIST).length]).toEqual([12, 1]);
});

it('what changes in the list is told of the exchange concerned, once', async () => {
  const { run, said } = await regulatorWorld();
  await run(360);
  server.set(LIST, {
    body: list([
      ...ROWS.slice(1, 3),
      ['00014', 'コインチェック・ジャパン株式会社'],
      ['00031', 'メルコイン株式会社'],
      ['00030', '株式会社Zaif'],
    ]),
  });
  await run(360);
  await run(360);
  expect(said()).toEqual(
    [
      [
        'bitflyer',
        '金融庁の暗号資産交換業者登録一覧：株式会社bitFlyer（関東財務局長 第00003号）の掲載がなくなりました',
      ],
      [
        'coincheck',
        '金融庁の暗号資産交換業者登録一覧：コインチェック・ジャパン株式会社（関東財務局長 第00014号）に商号が変わりました',
      ],
      ['zaif', '金融庁の暗号資産交換業者登録一覧：株式会社Zaif（関東財務局長 第00030号）が掲載されました'],
    ].toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1)),
  );
});

it.each<[string, () => string | Uint8Array]>([
  ['most of it is missing', () => list(ROWS.slice(3))],
  ['it is a page', () => '<html><body>メンテナンス中</body></html>'],
  ['it is empty', () => ''],
])('nobody is deregistered where %s: it is unreadable, and what was known stays', async (_what, body) => {
  const { run, said } = await regulatorWorld();
  await run(360);
  server.set(LIST, { body: body() });
  const heads = await run(360);
  expect(heads.find(({ feed }) => feed === 'registered-list')?.health.state).toBe('unreadable');
  server.set(LIST, { body: list(ROWS) });
  await run(360);
  expect(said()).toEqual([]);
});

it('the ids of operators are those of exchanges, or of none that is known yet', () => {
  // Registered exchanges of which nothing is read so far: what concerns them is told nobody.
  const unknown = ['rakutenwallet', 'sblox', 'gatejapan', 'okj', 'cointrade', 'coinbase', 'mercoin', 'binancejapan'];
  const ids = OPERATORS.flatMap(({ exchange }) => (exchange === null ? [] : [exchange]));
  expect(ids.filter((id) => !Object.hasOwn(EXCHANGES, id)).toSorted()).toEqual(unknown.toSorted());
});
