import type { ExchangeState } from '../core/exchange-view.ts';
import type { SourceState } from '../core/availability.ts';
import type { EventReason, IncidentStatus } from '../core/incident.ts';
import { ageIn } from '../locales/age.ts';
import type { LocaleId } from '../core/locale-id.ts';

export interface PageWords {
  tagline: string;
  exchanges: string;
  exchange: string;
  withdrawals: string;
  reading: string;
  incidents: string;
  noIncidents: string;
  never: string;
  rows: (all: number, suspended: number) => string;
  state: Record<ExchangeState, string>;
  source: Record<SourceState, string>;
  status: Record<IncidentStatus, string>;
  reason: Record<EventReason, string>;
  whole: string;
  andMore: (count: number) => string;
  ago: (milliseconds: number) => string;
  back: string;
  otherLanguage: string;
  disclaimer: string;
}

const en: PageWords = {
  tagline: 'Can customers withdraw? What public data of the exchanges says, and how old each reading is.',
  exchanges: 'Exchanges',
  exchange: 'Exchange',
  withdrawals: 'Withdrawals',
  reading: 'Last reading',
  incidents: 'Incidents',
  noIncidents: 'No incident since this service began to watch.',
  never: 'not read yet',
  rows: (all, suspended) => `${suspended} of ${all} assets and networks off`,
  state: {
    operational: 'No change for the worse',
    'partly-suspended': 'Some stopped',
    suspended: 'Stopped as a whole',
    unknown: 'Unknown',
  },
  source: { fresh: 'fresh', stale: 'stale', unreachable: 'unreachable', blocked: 'blocked', unreadable: 'unreadable' },
  status: { suspected: 'Reported', confirmed: 'Confirmed', recovering: 'Open again, being watched', resolved: 'Over' },
  reason: {
    reported: 'Withdrawals off in one reading',
    confirmed: 'Confirmed',
    grown: 'More assets',
    settled: 'Summed up',
    escalated: 'The whole exchange',
    flapping: 'Goes on and off',
    resolved: 'Open again',
    recovering: 'Open again, being watched',
    relapsed: 'Off again',
    unlisted: 'No longer listed',
  },
  whole: 'All withdrawals',
  andMore: (count) => `and ${count} more`,
  ago: ageIn('en'),
  back: 'All exchanges',
  otherLanguage: '日本語',
  disclaimer: 'From public data, without warranty; not investment advice.',
};

const ja: PageWords = {
  tagline: '出金できるかどうか。取引所の公開データが示す状況と、それぞれの確認時刻です。',
  exchanges: '取引所',
  exchange: '取引所',
  withdrawals: '出金',
  reading: '最終確認',
  incidents: '事案',
  noIncidents: '監視を始めてから事案はありません。',
  never: '未確認',
  rows: (all, suspended) => `${all}件中${suspended}件が停止中`,
  state: { operational: '悪化なし', 'partly-suspended': '一部停止', suspended: '全面停止', unknown: '不明' },
  source: {
    fresh: '最新',
    stale: '古い',
    unreachable: '接続できません',
    blocked: '遮断されています',
    unreadable: '読み取れません',
  },
  status: { suspected: '未確認の報告', confirmed: '確認済み', recovering: '再開、経過観察中', resolved: '終了' },
  reason: {
    reported: '1回の確認で出金停止',
    confirmed: '確認済み',
    grown: '対象が増加',
    settled: 'まとめ',
    escalated: '取引所全体に拡大',
    flapping: '停止と再開の繰り返し',
    resolved: '再開',
    recovering: '再開、経過観察中',
    relapsed: '再び停止',
    unlisted: '掲載終了',
  },
  whole: 'すべての出金',
  andMore: (count) => `ほか${count}件`,
  ago: ageIn('ja'),
  back: '取引所一覧',
  otherLanguage: 'English',
  disclaimer: '公開データに基づく情報で、内容を保証するものではありません。投資助言ではありません。',
};

export const PAGE_WORDS = { ja, en } satisfies Record<LocaleId, PageWords>;
