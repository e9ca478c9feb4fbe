import type { StatementFacts, StatementWords } from './statement-words.ts';

const what = ({ kind, assets, whole }: StatementFacts): string => {
  const moves = kind === 'deposit-suspension' ? '入金' : '出金';
  if (whole) return `すべての${moves}`;
  return assets === '' ? moves : `${assets}の${moves}`;
};

const news = ({ exchange, kind, statement, assets }: StatementFacts): string => {
  if (kind === 'regulatory') return `${exchange}：監督当局からの発表があります`;
  if (statement?.label === 'delist') return `${exchange}：${assets === '' ? '一部の銘柄' : assets}の取扱い終了を発表`;
  if (statement?.label === 'security_report') return `${exchange}：安全に関わる報告を発表`;
  const named = assets === '' ? '' : `（${assets}）`;
  return `${exchange}：${statement?.label === 'halt_planned' ? 'メンテナンスを予告' : '入出金以外のサービスを停止'}${named}`;
};

const title = (facts: StatementFacts): string => {
  const { exchange, kind, reason, statement, alone } = facts;
  if (kind === 'regulatory' || kind === 'announcement') return news(facts);
  if (reason === 'resolved') return `${exchange}：${what(facts)}${alone ? 'の再開を発表' : 'が再開しました'}`;
  if (reason === 'overrun') return `${exchange}：予告の終了時刻を過ぎても${what(facts)}が停止しています`;
  if (statement?.by === 'customers') return `${exchange}：出金できないとの声が届いています（未確認）`;
  if (kind === 'maintenance')
    return `${exchange}：${what(facts)}${alone ? 'の停止を予告（メンテナンス）' : 'が予告どおり停止中'}`;
  if (kind === 'chain-event') return `${exchange}：ブロックチェーン側の理由で${what(facts)}が停止`;
  return facts.sure
    ? `${exchange}：${what(facts)}の停止を発表`
    : `${exchange}：${what(facts)}が停止した可能性（未確認）`;
};

const SOURCE = {
  feed: '取引所の発表',
  administrator: '管理者が入力した発表',
  regulator: '監督当局の発表',
  customers: '利用者',
} as const;

const quote = ({ statement, time }: StatementFacts): string[] =>
  statement === undefined || statement.by === 'customers'
    ? []
    : [
        `${SOURCE[statement.by]}${statement.publishedAt === null ? '' : `（${time(statement.publishedAt)}）`}：「${statement.title}」`,
      ];

const window = ({ kind, statement, time }: StatementFacts): string[] => {
  const { from = null, until = null } = kind === 'regulatory' ? {} : (statement?.window ?? {});
  const parts = [...(from === null ? [] : [`${time(from)}から`]), ...(until === null ? [] : [`${time(until)}まで`])];
  return parts.length === 0 ? [] : [`予告の時間：${parts.join('')}`];
};

const sureness = ({ statement, sure, alone, kind, reason }: StatementFacts): string[] => {
  if (reason === 'resolved')
    return alone ? ['取引所自身の発表です。出金をお待ちだった方は、あらためてお試しください。'] : [];
  if (statement?.by === 'customers')
    return [
      'つながりのない複数の利用者が、1時間のうちに同じことを知らせました。取引所の発表はまだなく、手がかりにとどまります。',
    ];
  if (kind === 'chain-event' && !alone)
    return ['複数の取引所で同じ銘柄が止まっています。この取引所ではなく、ブロックチェーン側の事情です。'];
  if (reason === 'overrun') return ['予告の終了から30分たっても停止しています。理由は示されていません。'];
  if (kind === 'maintenance' || kind === 'announcement' || kind === 'regulatory') return [];
  if (!sure) return ['未確認：機械による読み取りのため、誤りがあるかもしれません。発表の本文をご確認ください。'];
  return alone ? ['事前の予告はありませんでした。公開データにはまだ現れていないか、示されていません。'] : [];
};

const guidance = ({ kind, reason, statement }: StatementFacts): string[] => {
  if (reason === 'resolved' || kind === 'regulatory') return [];
  if (statement?.label === 'delist')
    return ['いつまで引き出せるかは取引所の公式ページをご確認ください。新たな入金はしないでください。'];
  if (kind === 'maintenance' && reason !== 'overrun')
    return ['その時間に出金が必要な方は、前もってお済ませください。長引く場合はお知らせします。'];
  return [
    '出金停止は、残高が失われたことを意味するものではありません。再開するまで新たな入金は控え、取引所の公式ページをご確認ください。手助けを装ってパスワードや秘密鍵を尋ねる連絡にはご注意ください。',
  ];
};

export const statementJa: StatementWords = {
  title,
  body: (facts) => [...quote(facts), ...window(facts), ...sureness(facts), ...guidance(facts)],
  quote: (facts) => [...quote(facts), ...window(facts)],
  link: '発表を見る',
};
