import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedEntry } from '../../lib/core/announcement.ts';
import { readRegulatorNews } from '../../lib/regulators/fsa-news.ts';
import { OPERATORS } from '../../lib/regulators/operators.ts';
import { UNREGISTERED } from '../../lib/regulators/unregistered.ts';

const entry = (title: string, text = ''): FeedEntry => ({
  key: title,
  title,
  text,
  url: null,
  publishedAt: null,
  updatedAt: null,
});
const read = (title: string, text = '') => readRegulatorNews(entry(title, text));
const brief = (title: string, text = '') => {
  const news = read(title, text);
  return news === null ? null : [news.act, ...news.exchanges];
};

describe("the regulator's news", () => {
  it.each<[string, string, ...string[]]>([
    ['コインチェック株式会社に対する行政処分について', 'order', 'coincheck'],
    ['FTX Japan株式会社に対する行政処分について', 'order', 'liquid'],
    ['株式会社DMM Bitcoinに対する行政処分について', 'order', 'dmm'],
    ['テックビューロ株式会社に対する業務改善命令について', 'improvement', 'zaif'],
    ['FTX Japan株式会社に対する業務停止命令及び業務改善命令について', 'suspension', 'liquid'],
    ['FTX Japan株式会社に対する業務の一部停止命令の期間の延長について', 'suspension', 'liquid'],
    ['関東財務局、FTX Japanに業務停止と改善の行政処分 9日に出金を停止していた…11日正午に再開', 'suspension', 'liquid'],
    ['株式会社Ｚａｉｆに対する行政処分について', 'order', 'zaif'],
    ['株式会社　ｂｉｔＦｌｙｅｒに対する行政処分について', 'order', 'bitflyer'],
    ['ビットバンク（株）に対する行政処分について', 'order', 'bitbank'],
    ['ＢＴＣボックス株式会社に対する報告徴求命令について', 'reporting', 'btcbox'],
    ['フォビジャパン株式会社に対する業務改善命令について', 'improvement', 'bittrade'],
    ['GMOコイン株式会社及びコインチェック株式会社に対する業務改善命令について', 'improvement', 'gmocoin', 'coincheck'],
    ['仮想通貨交換業者に対する行政処分等について', 'order'],
    ['暗号資産交換業者の登録の取消しについて', 'cancellation'],
    ['FSHO株式会社に対する仮想通貨交換業者の登録拒否処分について', 'refusal'],
    ['楽天ウォレット株式会社に対する暗号資産交換業者登録の取消しについて', 'cancellation', 'rakutenwallet'],
    ['株式会社bitFlyerに対する業務改善命令の解除について', 'lifted', 'bitflyer'],
    ['株式会社ビットポイントジャパンの業務改善命令に係る報告義務の解除について', 'lifted', 'bitpoint'],
    ['無登録で暗号資産交換業を行う者の名称等について', 'warning'],
    ['無登録で暗号資産交換業を行う者について（Bybit Fintech Limited）', 'warning', 'bybit'],
    ['無登録で暗号資産交換業を行う者について(MEXC Global)', 'warning', 'mexc'],
    ['無登録で暗号資産交換業を行う者について（Binance Holdings Limited）', 'warning', 'binance'],
    ['Binance Japan株式会社に対する行政処分について', 'order', 'binancejapan'],
    ['暗号資産交換業者登録一覧を更新しました', 'other'],
    ['暗号資産交換業者の登録について（株式会社メルコイン）', 'other', 'mercoin'],
    ['コインチェックを装った無登録業者にご注意ください', 'other', 'coincheck'],
    ['Administrative Actions against FTX Japan K.K.', 'order', 'liquid'],
    ['Business Suspension Order against FTX Japan K.K.', 'suspension', 'liquid'],
    ['Administrative Actions against Virtual Currency Exchange Service Providers', 'order'],
    ['Crypto-asset exchange operations without registration (Bitforex Limited)', 'warning', 'bitforex'],
    ['暗号資産交換業者である株式会社ガイアに対する行政処分について', 'order'],
  ])('%s: %s', (title, ...expected) => {
    expect(brief(title)).toEqual(expected);
  });

  it.each([
    ['みずほ銀行及びみずほフィナンシャルグループに対する行政処分について'],
    ['株式会社ガイアに対する行政処分について'],
    ['株式会社ガイアックスに対する行政処分について'],
    ['株式会社マネーパートナーズに対する行政処分について'],
    ['無登録で金融商品取引業を行う者の名称等について'],
    ['暗号資産に関する制度のあり方等の検証について'],
    ['「暗号資産交換業者に関する内閣府令」の一部改正案の公表について'],
    ['暗号資産交換業者に対する行政処分の基準（案）に対する意見募集について'],
    ['行政処分事例集の更新について'],
    ['金融審議会「暗号資産制度に関するワーキング・グループ」（第3回）議事次第'],
    ['暗号資産取引業に関するセミナーで株式会社bitFlyerが講演しました'],
    ['政策担当者の人事異動について'],
    ['銀行免許一覧を更新しました'],
    ['Administrative Action against a life insurance company'],
    [''],
  ])('%s is no news of an operator', (title) => {
    expect(read(title)).toBeNull();
  });

  it.each<[string, string, string, (string | null)[] | null]>([
    [
      'the text says which order it is',
      '株式会社DMM Bitcoinに対する行政処分について',
      '関東財務局は本日、資金決済に関する法律（平成21年法律第59号）第63条の16に基づく業務改善命令を発出した。資産はSBI VCトレードへ移る。',
      ['improvement', 'dmm'],
    ],
    [
      'a suspension comes with an improvement',
      'FTX Japan株式会社に対する行政処分について',
      '業務改善命令（法第63条の16）及び業務停止命令（法第63条の17第1項）',
      ['suspension', 'liquid'],
    ],
    [
      'a title names nobody: the text does',
      '仮想通貨交換業者に対する行政処分について',
      'QUOINE株式会社、株式会社bitFlyer、ビットバンク株式会社に対し、業務改善命令を発出した。',
      ['improvement', 'liquid', 'bitflyer', 'bitbank'],
    ],
    [
      'those who are warned stand in the text',
      '無登録で暗号資産交換業を行う者の名称等について（更新）',
      'KuCoin、Bitcastle LLC、Bybit Fintech Limited、MEXC Global、Bitget Limited、HTX、Hotbit',
      ['warning', 'kucoin', 'bitcastle', 'bybit', 'mexc', 'bitget', 'htx', 'hotbit'],
    ],
    [
      'an operator that is not known is ordered by the articles of the trade',
      '株式会社ナナシに対する行政処分について',
      '資金決済に関する法律（平成２１年法律第５９号）第６３条の１７第１項の規定に基づき、業務停止命令。bitFlyerへ移管。',
      ['suspension'],
    ],
    [
      'a bank is ordered, and an exchange is mentioned',
      '株式会社ナナシ銀行に対する行政処分について',
      '銀行法第26条第1項の規定に基づく業務改善命令。暗号資産交換業者（コインチェック株式会社等）への送金の確認に不備。',
      null,
    ],
    [
      'a common name beside the words of the trade',
      '株式会社マーキュリーに対する行政処分について',
      '暗号資産交換業者である同社に対し、業務改善命令を発出した。',
      ['improvement', 'cointrade'],
    ],
  ])('%s', (_what, title, text, expected) => {
    expect(brief(title, text)).toEqual(expected);
  });

  it.each([
    ['FTX Japan株式会社に対する行政処分について', '関東財務局は、…', '関東財務局'],
    ['テックビューロ株式会社に対する行政処分（近畿財務局）', '', '近畿財務局'],
    ['ビットステーション株式会社に対する行政処分', '東海財務局が…', '東海財務局'],
    ['ミスターエクスチェンジ株式会社に対する行政処分', '福岡財務支局', '福岡財務支局'],
    ['株式会社Zaifに対する行政処分について', '', null],
  ])('%s: by which bureau', (title, text, bureau) => {
    expect(read(title, text)?.bureau).toBe(bureau);
  });

  it('names who is concerned in our words, and each once', () => {
    const news = read('ＦＴＸ　ＪＡＰＡＮ（旧QUOINE）と<b>bitflyer</b>に対する行政処分', 'FTX Japan');
    expect(news).toEqual({
      key: 'ＦＴＸ　ＪＡＰＡＮ（旧QUOINE）と<b>bitflyer</b>に対する行政処分',
      act: 'order',
      exchanges: ['liquid', 'bitflyer'],
      operators: ['FTX Japan', '株式会社bitFlyer'],
      bureau: null,
    });
  });

  it('finds every operator by each of its names, the company before or behind', () => {
    const names = [
      ...OPERATORS.flatMap(({ name, also, exchange }) => [name, ...also].map((one) => [one, exchange] as const)),
      ...UNREGISTERED.flatMap(({ names: all, exchange }) => all.map((one) => [one, exchange] as const)),
    ];
    for (const [name, exchange] of names) {
      for (const written of [name, `株式会社${name}`, `${name}株式会社`, `${name} Co., Ltd.`, name.toUpperCase()]) {
        const title = `暗号資産交換業者（${written}）に対する行政処分について`;
        expect([written, read(title)?.exchanges]).toEqual([written, exchange === null ? [] : [exchange]]);
        expect(read(title)?.operators).toHaveLength(1);
      }
    }
  });

  it('takes any text, and names none but those it knows', () => {
    const known = new Set([
      ...OPERATORS.flatMap(({ name, also }) => [name, ...also]),
      ...UNREGISTERED.flatMap(({ names }) => names),
    ]);
    const words = fc.constantFrom(
      '株式会社',
      'bitFlyer',
      'コインチェック',
      '行政処分',
      '無登録',
      '暗号資産交換業',
      '・',
      ' ',
      '解除',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(words, { maxLength: 12 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, text, (title, body) => {
        const news = read(title, body);
        if (news === null) return;
        expect(news.key).toBe(title);
        expect(news.operators.filter((name) => !known.has(name))).toEqual([]);
        expect(new Set(news.exchanges).size).toBe(news.exchanges.length);
      }),
    );
  });
});

const shared = resolve(import.meta.dirname, '../..', process.env['MAMORI_SHARED_DIR'] ?? '../shared');
const announcements = join(shared, 'data/risk/announcements.jsonl');

describe.skipIf(!existsSync(announcements))('beside recorded announcements (skipped without the shared folder)', () => {
  const rows = existsSync(announcements)
    ? readFileSync(announcements, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { text: string; label: string; form?: string })
    : [];

  it("takes no exchange's own announcement for an act of the regulator", () => {
    const taken = rows.filter(({ text, label }) => {
      const act = label === 'regulatory' ? undefined : read(text)?.act;
      return act !== undefined && act !== 'other';
    });
    expect(rows.length).toBeGreaterThan(100);
    expect(taken).toEqual([]);
  });

  it('knows who is meant in what the press wrote of orders', () => {
    const headings = rows.filter(({ label, form }) => label === 'regulatory' && form?.startsWith('press') === true);
    expect(headings.length).toBeGreaterThan(2);
    expect(headings.filter(({ text }) => (read(text)?.exchanges.length ?? 0) !== 1)).toEqual([]);
  });
});
