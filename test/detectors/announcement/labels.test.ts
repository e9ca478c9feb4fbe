import { describe, expect, it } from 'vitest';
import type { Label } from '../../../lib/core/announcement.ts';
import { classify } from '../../../lib/detectors/announcement/classify.ts';

const read = (text: string, title = '') => classify({ title, text, publishedAt: null });

/** What a sentence says, beside one that differs in the one thing that decides. */
const TABLE: readonly (readonly [string, Label, string, Label])[] = [
  // halt and resumption
  [
    'BTC withdrawals are suspended.',
    'halt_incident',
    'BTC withdrawals are no longer suspended: they resumed at noon.',
    'resume',
  ],
  ['日本円の出金を停止しました。', 'halt_incident', '日本円の出金を再開しました。', 'resume'],
  ['We have paused all withdrawals.', 'halt_emergency', 'We have resumed all withdrawals.', 'resume'],
  ['Withdrawals have been re-enabled.', 'resume', 'Withdrawals have not been re-enabled.', 'halt_emergency'],
  ['入出庫を再開しました。', 'resume', '入出庫は再開しておりません。', 'halt_emergency'],
  ['Withdrawals resumed today.', 'resume', 'Withdrawals will be resumed today.', 'resume_planned'],
  ['出庫を再開しました。', 'resume', '出庫を9月15日に再開する予定です。', 'resume_planned'],
  [
    'Deposits are down and will resume when maintenance is done.',
    'halt_incident',
    'Deposits will resume on 3 May.',
    'resume_planned',
  ],
  // planned and unplanned
  [
    'ETH withdrawals are unavailable: wallet maintenance.',
    'halt_incident',
    'ETH withdrawals will be unavailable: scheduled wallet maintenance.',
    'halt_planned',
  ],
  [
    '緊急メンテナンスのため入出庫を停止しております。',
    'halt_incident',
    '定期メンテナンスのため入出庫を停止いたします。',
    'halt_planned',
  ],
  [
    'Withdrawals will be suspended.',
    'halt_emergency',
    'Withdrawals will be suspended on 2026-05-07 at 09:45 (UTC).',
    'halt_planned',
  ],
  [
    'Scheduled maintenance: withdrawals are closed from 02:00 to 04:00 UTC on May 4.',
    'halt_planned',
    'The scheduled maintenance takes longer than planned; withdrawals stay closed.',
    'halt_incident',
  ],
  ['システムメンテナンスのお知らせ', 'halt_planned', 'システムメンテナンス終了時刻延長のお知らせ', 'halt_incident'],
  [
    'ADA withdrawals are suspended for the hard fork.',
    'halt_planned',
    'ADA withdrawals are suspended.',
    'halt_incident',
  ],
  [
    'Scheduled maintenance of the wallets',
    'halt_planned',
    'Scheduled maintenance of the wallets has been completed.',
    'resume',
  ],
  // why
  [
    'Withdrawals are suspended due to a server failure.',
    'halt_incident',
    'Withdrawals are suspended due to a hack.',
    'halt_emergency',
  ],
  [
    '出金を停止しております。システム障害によるものです。',
    'halt_incident',
    '出金を停止しております。不正アクセスによるものです。',
    'halt_emergency',
  ],
  [
    'SOL withdrawals are delayed.',
    'halt_incident',
    'SOL withdrawals are delayed: the Solana network is congested.',
    'halt_network',
  ],
  [
    'ETC deposits are paused after a theft.',
    'halt_emergency',
    'ETC deposits are paused after a 51% attack.',
    'halt_network',
  ],
  [
    'XRP withdrawals are paused.',
    'halt_incident',
    'XRP withdrawals are paused out of an abundance of caution.',
    'halt_emergency',
  ],
  [
    'Deposits of ABC are paused after the bridge was exploited.',
    'halt_emergency',
    'Deposits of ABC are paused because our node is out of sync.',
    'halt_incident',
  ],
  // how much
  ['出金を停止しております。', 'halt_emergency', 'XEMの出金を停止しております。', 'halt_incident'],
  ['Withdrawals are halted.', 'halt_emergency', 'Some withdrawals are halted.', 'halt_incident'],
  ['入金を停止しております。', 'halt_incident', '全てのサービスを停止しております。', 'halt_emergency'],
  // affected or not
  [
    '入出金に影響が出る障害が発生しております。',
    'halt_incident',
    '本日の障害による入出金への影響はございません。',
    'info',
  ],
  ['Withdrawals are affected by an outage.', 'halt_incident', 'Withdrawals are not affected by the outage.', 'info'],
  ['We are suspending withdrawals.', 'halt_emergency', 'We are not suspending withdrawals.', 'info'],
  ['入出庫を停止いたします。', 'halt_emergency', '入出庫の停止はいたしません。', 'info'],
  ['Withdrawals are disabled.', 'halt_emergency', 'Why withdrawals are disabled', 'info'],
  // what of
  ['出金を一時停止いたします。', 'halt_emergency', 'ステーキングの受付を一時停止いたします。', 'info'],
  ['Deposits and withdrawals are suspended.', 'halt_emergency', 'The referral programme is suspended.', 'info'],
  ['System upgrade on 5 May', 'halt_planned', 'Earn system upgrade on 5 May', 'info'],
  ['Degraded performance - BTC withdrawals', 'halt_incident', 'Degraded performance - customer support', 'info'],
  // other matters
  ['We will delist XYZ on 3 May.', 'delist', 'We will list XYZ on 3 May.', 'info'],
  ['リスク（LSK）の取扱い廃止について', 'delist', 'リスク（LSK）の取扱い開始について', 'info'],
  [
    'The regulator orders the exchange to stop business.',
    'regulatory',
    'The exchange stops withdrawals.',
    'halt_emergency',
  ],
  ['業務改善命令について', 'regulatory', '業務時間の変更について', 'info'],
  ['約30億円相当の暗号資産が流出', 'security_report', '約30億円相当の暗号資産が流出、出金を停止', 'halt_emergency'],
  ['Hackers took $30M from a hot wallet', 'security_report', 'Beware of phishing mails in our name', 'info'],
];

describe('what an announcement says', () => {
  it.each(TABLE)('%s → %s, but %s → %s', (text, label, other, otherLabel) => {
    expect([read(text).label, read(other).label]).toEqual([label, otherLabel]);
  });

  it.each([
    ['Delayed BTC withdrawals', 'Resolved - This incident has been resolved.', 'resume'],
    ['Delayed BTC withdrawals', 'Investigating - We are investigating the issue.', 'halt_incident'],
    [
      'Temporary suspension of withdrawals',
      'Due to the network upgrade on 3 May, ETH withdrawals will be closed.',
      'halt_planned',
    ],
    ['Temporary suspension of withdrawals', 'We found unauthorised transfers out of a hot wallet.', 'halt_emergency'],
    ['XRP wallet', 'Withdrawals are suspended.', 'halt_incident'],
    ['', 'Withdrawals are suspended. We are in contact with the regulator.', 'halt_emergency'],
    ['', 'The regulator fined us. Withdrawals are suspended.', 'regulatory'],
    ['', 'Withdrawals are suspended. Trading has resumed.', 'halt_emergency'],
    ['', 'Trading has resumed. Withdrawals are still suspended.', 'halt_emergency'],
    ['', 'Withdrawals were suspended. Deposits and withdrawals have resumed.', 'resume'],
    ['日本円出金再開', '停止しておりました日本円の出金を再開いたしました。', 'resume'],
    [
      '出金について',
      '現在、全ての出金を停止しております。再開につきましては改めてお知らせいたします。',
      'halt_emergency',
    ],
  ] as const)('reads title and text together: %s / %s → %s', (title, text, label) => {
    expect(read(text, title).label).toBe(label);
  });

  it('says which words decided, which way and whether everything is meant', () => {
    expect(read('当社は全ての暗号資産の出庫を停止しております。不正アクセスのためです。')).toMatchObject({
      label: 'halt_emergency',
      evidence: ['停止', '出庫', '不正アクセス'],
      directions: ['withdrawal'],
      whole: true,
    });
    expect(read('ETH deposits are delayed.')).toMatchObject({ directions: ['deposit'], assets: ['ETH'], whole: false });
    expect(read('Happy new year')).toMatchObject({
      label: 'info',
      evidence: [],
      directions: [],
      whole: false,
      window: null,
    });
  });
});
