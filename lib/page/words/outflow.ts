import type { EventReason } from '../../core/incident.ts';
import type { OutflowSeen } from '../../core/outflow-incident.ts';

/** What the page says of money that leaves, in one language. */
export interface OutflowPageWords {
  what: (kind: OutflowSeen['kind'], assets: string) => string;
  badge: Record<OutflowSeen['kind'] | 'over', string>;
  sureness: Record<OutflowSeen['kind'] | 'over', string>;
  reason: Partial<Record<EventReason, string>>;
  noValue: string;
  column: { asset: string; wallet: string; moved: string; since: string; transactions: string };
}

export const outflowEn: OutflowPageWords = {
  what: (kind, assets) => (kind === 'outflow' ? `unusual outflow of ${assets}` : `theft of ${assets} suspected`),
  badge: { outflow: 'Unconfirmed', 'theft-suspected': 'Theft suspected', over: 'Over' },
  sureness: {
    outflow: 'Read from the public chain. Often an exchange moves money to a wallet of its own that is not known yet.',
    'theft-suspected': 'A second sign goes with the outflow. Nobody has confirmed a theft.',
    over: 'Nothing further has been seen. That does not mean that it has come back.',
  },
  reason: {
    reported: 'Unusual outflow seen',
    grown: 'More has left',
    escalated: 'Graver than before',
    confirmed: 'Confirmed on the chain',
    corrected: 'Corrected: transfers were replaced',
    resolved: 'Nothing further for six hours',
  },
  noValue: 'value not known',
  column: { asset: 'Asset', wallet: 'Wallet', moved: 'Left', since: 'Since', transactions: 'Transactions' },
};

export const outflowJa: OutflowPageWords = {
  what: (kind, assets) => (kind === 'outflow' ? `${assets}の通常と異なる流出` : `${assets}の盗難の疑い`),
  badge: { outflow: '未確認', 'theft-suspected': '盗難の疑い', over: '終了' },
  sureness: {
    outflow:
      '公開されているチェーンの記録から読み取ったものです。取引所が、まだ知られていない自社のウォレットへ移しただけのことも多くあります。',
    'theft-suspected': '流出のほかにも兆候があります。盗難と確定したわけではありません。',
    over: '新たな流出は見られません。戻ってきたという意味ではありません。',
  },
  reason: {
    reported: '通常と異なる流出',
    grown: '流出が増加',
    escalated: '深刻度が上昇',
    confirmed: 'チェーン上で承認',
    corrected: '訂正（送金の置き換え）',
    resolved: '6時間新たな流出なし',
  },
  noValue: '円換算は不明',
  column: { asset: '銘柄', wallet: 'ウォレット', moved: '流出', since: '開始', transactions: '取引' },
};
