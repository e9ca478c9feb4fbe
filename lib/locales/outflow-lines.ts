import type { EventReason, IncidentKind, IncidentStatus } from '../core/incident.ts';
import type { OutflowSeen } from '../core/outflow-incident.ts';
import type { LocaleId } from '../core/locale-id.ts';

type Kind = OutflowSeen['kind'];

export interface OutflowLines {
  /** What it is taken for, and how sure; `over` once nothing more leaves. */
  state: (kind: Kind, status: IncidentStatus) => string;
  /** What a change was, in few words. */
  reason: (reason: EventReason, kind: Kind) => string;
  /** First in the status of its exchange. */
  open: (facts: { id: string; kind: Kind; status: IncidentStatus; assets: string; since: string }) => string;
}

export const isOutflow = (kind: IncidentKind): kind is Kind => kind === 'outflow' || kind === 'theft-suspected';

const EN_REASONS: Record<EventReason, string> = {
  reported: 'unusual outflow seen',
  confirmed: 'confirmed on the chain',
  grown: 'more has left',
  settled: 'summed up',
  escalated: 'graver than before',
  flapping: 'more has left',
  corrected: 'taken back',
  resolved: 'nothing further for 6 hours',
  recovering: 'nothing further for now',
  relapsed: 'more has left',
  unlisted: 'no longer seen',
  begun: 'has begun',
  overrun: 'goes on',
  lapsed: 'no longer seen',
};

const JA_REASONS: Record<EventReason, string> = {
  reported: '通常と異なる流出を検知',
  confirmed: 'チェーン上で確認済み',
  grown: '流出が増加',
  settled: 'まとめ',
  escalated: '深刻度の引き上げ',
  flapping: '流出が増加',
  corrected: '訂正（取り消し）',
  resolved: '6時間新たな流出なし',
  recovering: '新たな流出なし、経過観察中',
  relapsed: '流出が増加',
  unlisted: '確認できません',
  begun: '開始',
  overrun: '継続',
  lapsed: '確認できません',
};

const enSure = (status: IncidentStatus): string =>
  ({ suspected: 'unconfirmed', confirmed: 'confirmed on the chain', recovering: 'being watched', resolved: 'over' })[
    status
  ];
const jaSure = (status: IncidentStatus): string =>
  ({ suspected: '未確認', confirmed: 'チェーン上で確認済み', recovering: '経過観察中', resolved: '終了' })[status];

const EN_KINDS: Record<Kind, string> = { outflow: 'unusual outflow', 'theft-suspected': 'theft suspected' };
const JA_KINDS: Record<Kind, string> = { outflow: '通常と異なる流出', 'theft-suspected': '盗難の疑い' };

const en: OutflowLines = {
  state: (kind, status) => `${EN_KINDS[kind]}, ${enSure(status)}`,
  reason: (reason, kind) =>
    reason === 'escalated' && kind === 'theft-suspected' ? EN_KINDS[kind] : EN_REASONS[reason],
  open: ({ id, kind, status, assets, since }) =>
    `${kind === 'outflow' ? `Unusual outflow of ${assets}` : `Theft of ${assets} suspected`}, ${enSure(status)}, since ${since}: /incident ${id}`,
};

const ja: OutflowLines = {
  state: (kind, status) => `${JA_KINDS[kind]}（${jaSure(status)}）`,
  reason: (reason, kind) =>
    reason === 'escalated' && kind === 'theft-suspected' ? JA_KINDS[kind] : JA_REASONS[reason],
  open: ({ id, kind, status, assets, since }) =>
    `${assets}の${JA_KINDS[kind]}（${jaSure(status)}）、${since}から：/incident ${id}`,
};

/** How an outflow reads in lists, timelines and the status of its exchange: never in the words of a stop. */
export const outflowLines = { en, ja } satisfies Record<LocaleId, OutflowLines>;
