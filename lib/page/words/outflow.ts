import type { EventReason, IncidentStatus } from '../../core/incident.ts';
import type { LocaleId } from '../../core/locale-id.ts';
import type { Tier } from '../../core/transfer.ts';

/** What the page says of an outflow in place of the words of a stop. */
export interface OutflowWords {
  unconfirmed: string;
  outflow: string;
  theft: string;
  status: Record<IncidentStatus, string>;
  sureness: Record<IncidentStatus, string>;
  reason: Record<EventReason, string>;
  /** Of an escalation that is not to a suspected theft. */
  graver: string;
  tier: Record<Tier, string>;
  share: (percent: string) => string;
  sums: string;
  wallets: string;
  transactions: string;
  /** Address, asset, share, receivers, since. */
  walletColumns: string[];
  /** Id, amount, how sure, time. */
  transactionColumns: string[];
  /** Whole yen with the age of their price. */
  yen: (yen: string, age: string) => string;
  yenUnknown: string;
  amountUnknown: string;
  receivers: (count: number) => string;
  disputed: string;
}

const en: OutflowWords = {
  unconfirmed: 'Unusual outflow, unconfirmed',
  outflow: 'Unusual outflow',
  theft: 'Theft suspected',
  status: {
    suspected: 'Unconfirmed',
    confirmed: 'Confirmed on the chain',
    recovering: 'Being watched',
    resolved: 'Over',
  },
  sureness: {
    suspected: 'Not all of its transactions are confirmed on the chain.',
    confirmed: 'Its transactions are confirmed on the chain. Why they were made is not known.',
    recovering: 'Nothing further has left for now.',
    resolved: 'Closed. The timeline says why.',
  },
  reason: {
    reported: 'Unusual outflow seen',
    confirmed: 'Confirmed on the chain',
    grown: 'More has left',
    settled: 'Summed up',
    escalated: 'Theft suspected',
    flapping: 'More has left',
    resolved: 'Nothing further for 6 hours',
    recovering: 'Nothing further for now',
    relapsed: 'More has left',
    corrected: 'Taken back',
    unlisted: 'No longer seen',
    begun: 'Begun',
    overrun: 'Goes on',
    lapsed: 'No longer seen',
  },
  graver: 'Graver than before',
  tier: { seen: 'seen', confirmed: 'confirmed', final: 'final' },
  share: (percent) => `Up to ${percent} of one wallet has left`,
  sums: 'What has left',
  wallets: 'Wallets',
  transactions: 'Transactions',
  walletColumns: ['Wallet', 'Asset', 'Share that left', 'Paid to', 'Since'],
  transactionColumns: ['Transaction', 'Amount', 'How sure', 'Time'],
  yen: (yen, age) => `about ¥${yen} (price from ${age})`,
  yenUnknown: 'value in yen not known',
  amountUnknown: 'amount not known',
  receivers: (count) => `${count} ${count === 1 ? 'receiver' : 'receivers'}`,
  disputed: 'whose wallet it is, is disputed',
};

const ja: OutflowWords = {
  unconfirmed: '通常と異なる流出（未確認）',
  outflow: '通常と異なる流出',
  theft: '盗難の疑い',
  status: { suspected: '未確認', confirmed: 'チェーン上で確認済み', recovering: '経過観察中', resolved: '終了' },
  sureness: {
    suspected: 'まだチェーン上で確認されていない取引があります。',
    confirmed: '取引はチェーン上で確認済みです。理由は分かっていません。',
    recovering: '現在のところ新たな流出はありません。',
    resolved: '終了しました。理由は経過をご覧ください。',
  },
  reason: {
    reported: '通常と異なる流出を検知',
    confirmed: 'チェーン上で確認済み',
    grown: '流出が増加',
    settled: 'まとめ',
    escalated: '盗難の疑い',
    flapping: '流出が増加',
    resolved: '6時間新たな流出なし',
    recovering: '新たな流出なし',
    relapsed: '流出が増加',
    corrected: '訂正（取り消し）',
    unlisted: '確認できません',
    begun: '開始',
    overrun: '継続',
    lapsed: '確認できません',
  },
  graver: '深刻度の引き上げ',
  tier: { seen: '検知', confirmed: '確認済み', final: '確定' },
  share: (percent) => `1つのウォレットから最大${percent}が流出`,
  sums: '流出額',
  wallets: 'ウォレット',
  transactions: '取引',
  walletColumns: ['ウォレット', '銘柄', '流出の割合', '送付先', '開始'],
  transactionColumns: ['取引', '数量', '確度', '時刻'],
  yen: (yen, age) => `約${yen}円（${age}の価格）`,
  yenUnknown: '円換算は不明',
  amountUnknown: '数量は不明',
  receivers: (count) => `送付先${count}件`,
  disputed: 'ウォレットの帰属に異論あり',
};

export const OUTFLOW_WORDS = { ja, en } satisfies Record<LocaleId, OutflowWords>;
