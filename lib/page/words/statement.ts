import type { LocaleId } from '../../core/locale-id.ts';
import type { IncidentKind } from '../../core/incident.ts';
import type { Statement } from '../../core/statement.ts';

export interface StatementPageWords {
  /** What an incident is that rests on words, or is excused by them. */
  kind: Record<Exclude<IncidentKind, 'outflow' | 'theft-suspected'>, string>;
  /** Who says so, and how much that is worth. */
  by: Record<Statement['by'], string>;
  window: string;
}

export const STATEMENT_PAGE_WORDS: Readonly<Record<LocaleId, StatementPageWords>> = {
  en: {
    kind: {
      'withdrawal-suspension': 'withdrawals',
      'deposit-suspension': 'deposits',
      maintenance: 'announced maintenance',
      'chain-event': 'the chain stands still',
      announcement: 'announcement',
      regulatory: 'news of the regulator',
    },
    by: {
      feed: 'Its own notice',
      administrator: 'A notice that our administrators entered',
      regulator: 'The regulator',
      customers: 'Several of its customers say that withdrawals are stuck; the exchange has not said so.',
    },
    window: 'Announced',
  },
  ja: {
    kind: {
      'withdrawal-suspension': '出金',
      'deposit-suspension': '入金',
      maintenance: '予告されたメンテナンス',
      'chain-event': 'ブロックチェーン側の停止',
      announcement: '発表',
      regulatory: '監督当局の発表',
    },
    by: {
      feed: '取引所の発表',
      administrator: '管理者が入力した発表',
      regulator: '監督当局の発表',
      customers: '出金できないとの声が複数の利用者から届いています。取引所の発表はありません。',
    },
    window: '予告の時間',
  },
};
