import { totalYen, type OwnFigures, type OwnSum } from '../core/own-figures.ts';
import type { Instant } from '../core/time.ts';
import { ageIn } from './age.ts';
import { exactAmount } from './exact-amount.ts';
import { grouped } from './outflow-words.ts';
import { CHANNEL_NAMES } from './channel-names.ts';
import type { OwnWords } from './own-words.ts';

const ago = ageIn('ja');
const SUMS_SHOWN = 8;

const yen = (amount: string): string => `約${grouped(amount.split('.')[0] ?? amount)}円`;
const worth = ({ yen: value, pricedAt, asset }: OwnSum, now: Instant): string => {
  if (asset === 'JPY') return '';
  if (value === null || pricedAt === null) return '（円換算は不明）';
  return `（${yen(value)}、${ago(now - pricedAt)}の価格）`;
};
const list = (sums: readonly OwnSum[], now: Instant): string =>
  [
    ...sums.slice(0, SUMS_SHOWN).map((sum) => `${exactAmount(sum.amount)} ${sum.asset}${worth(sum, now)}`),
    ...(sums.length > SUMS_SHOWN ? [`ほか${sums.length - SUMS_SHOWN}件`] : []),
  ].join('、');

const figures = ({ concerned, others }: OwnFigures, over: boolean, now: Instant): string[] => {
  const total = totalYen([...concerned, ...others]);
  const all =
    total === null ? '合計は、価格の分からない銘柄があるため不明です。' : `この取引所の合計は${yen(total)}です。`;
  if (over)
    return concerned.length === 0 ? [] : [`登録されたあなたの保有のうち、対象は${list(concerned, now)}でした。`];
  return [
    concerned.length === 0
      ? `登録されたあなたの保有に、今回の対象はありません（この取引所にあるもの：${list(others, now)}）。`
      : `登録されたあなたの保有のうち、対象は${list(concerned, now)}。${all}`,
  ];
};

export const ownJa: OwnWords = {
  hold: {
    title: '保有の一覧',
    empty: 'まだ登録がありません。登録すると、お知らせにご自分の金額が載り、「リスク」で確認できます。',
    how: '次のように書いてください。複数行をまとめて貼り付けることもできます。\n・保有 コインチェック BTC 0.5\n・保有 コインチェック JPY 100000\n数量を0にすると削除します。',
    line: (exchange, asset, amount) => `・${exchange}：${exactAmount(amount)} ${asset}`,
    saved: (count, removed) =>
      [...(count > 0 ? [`${count}件を登録しました`] : []), ...(removed > 0 ? [`${removed}件を削除しました`] : [])].join(
        '、',
      ),
    alsoTold: (exchange) => `${exchange}の通知も登録しました。`,
    whichAsset: (exchange) => `${exchange}で、どの銘柄をお持ちですか。`,
    amount: '数量（0で削除）',
    several: 'まとめて入力',
    severalLabel: '1行に1件：取引所 銘柄 数量',
    severalExample: 'コインチェック BTC 0.5',
    howMuch: (asset, exchange) => `${exchange}の${asset}の数量を、数字だけで送ってください（例：0.5）。`,
    unread: (lines) =>
      `読み取れない行がありました（${lines.join('、')}行目）。「取引所 銘柄 数量」の順に、数量は 0.5 や 1,000 のように書いてください。`,
    unclear: '読み取れませんでした。「取引所 銘柄 数量」の順に、数量は 0.5 や 1,000 のように書いてください。',
    tooMany: (most) => `登録できるのは${most}件までです。`,
    kept: '金額は暗号化して保存し、お知らせと「リスク」にだけ使います。「全削除」でいつでも消せます。',
    button: (name) => `保有 ${name}`,
    asset: (asset) => asset,
    list: '保有の一覧',
  },
  quiet: {
    now: (from, to, zone) => `${from}から${to}（${zone}）は、音を鳴らさずにお知らせします`,
    off: '静かにする時間帯はありません',
    how: '「静音 23:00-07:00」のように書いてください。「静音 off」で解除します。保有を登録した取引所の重大な通知は、この時間帯でも音が鳴ります。',
    badHours: '時間帯は「23:00-07:00」のように書いてください。',
    badZone: '地域は「Asia/Tokyo」のように書いてください。',
    button: (hours) => `静音 ${hours}`,
    turnOff: '静音を解除',
  },
  code: {
    set: '合言葉を保存しました',
    cleared: '合言葉を削除しました',
    none: '合言葉は登録されていません',
    isSet: '合言葉は登録済みです（ここには表示しません）',
    why: '合言葉は、あなた宛てのすべてのお知らせに載ります。合言葉のないお知らせは、マモリを装った偽物です。「合言葉 好きな言葉」と書いて登録します。ほかで使っているパスワードは使わないでください。',
    accounts: (accounts) =>
      `公式アカウントは次のとおりです：${accounts.map(({ channel, name }) => `${CHANNEL_NAMES[channel]} ${name}`).join('、')}。これ以外からの連絡はマモリではありません。`,
    tooLong: (most) => `合言葉は1〜${most}字にしてください。`,
    clear: '合言葉を削除',
  },
  export: {
    title: '保存している内容のすべてです',
    what: '言語、レベル、静音、登録、保有です。チャットの番号は暗号化して保存しています。',
    phrase: '合言葉は、お知らせのほかには表示しないため、含めていません。',
    file: 'マモリが保存している内容（JSON）',
  },
  delete: {
    ask: 'すべて削除しますか',
    what: '登録、保有、合言葉、設定を、いますぐすべて消します。元には戻せません。お知らせも届かなくなります。',
    confirm: 'すべて削除する',
    done: 'すべて削除しました',
    after:
      'あなたについて保存しているものはもうありません。このチャットの履歴は、アプリの側で消してください。また始めるときは、何か送ってください。',
  },
  here: {
    direct: 'これはグループやサーバーのチャンネル用です。そこで管理者が書いてください。',
    notAdministrator: 'このグループの通知は、グループの管理者だけが設定できます。',
    none: 'ここでの通知はまだありません',
    title: 'ここでの通知',
    set: 'これからここでお知らせします',
    off: 'ここでの通知を終わりました',
    how: '「/here 取引所」「/here all」「/here off」と書いてください。重要度も付けられます（/here kraken watch）。保有や合言葉は、私との直接のチャットで登録してください。',
    badLevel: '重要度は info、watch、warn、critical のどれかです。',
    level: (level) => `重要度：${level}以上`,
    button: (name) => `ここで ${name}`,
    turnOff: 'ここでの通知を終える',
  },
  firstRun: {
    level: 'あと一つだけ。どの段階からお知らせしますか。',
    recommended: 'warn（おすすめ）',
    done: 'これで準備は終わりです。保有を登録すると、お知らせにご自分の金額が載ります。',
    hold: '保有を登録',
  },
  summary: ({ holdings, quiet, digest, hasPhrase }) =>
    `保有：${holdings}件　静音：${quiet ?? 'なし'}　まとめ：${digest ?? 'なし'}　合言葉：${hasPhrase ? '登録済み' : 'なし'}`,
  figures,
  phraseIs: (phrase) => `合言葉：${phrase}`,
};
