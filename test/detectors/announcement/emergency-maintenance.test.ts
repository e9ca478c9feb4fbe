import { expect, it } from 'vitest';
import { classify } from '../../../lib/detectors/announcement/classify.ts';

const AT = Date.parse('2026-11-25T00:00:00Z');
const labelOf = (text: string, lang: 'ja' | 'en') => classify({ title: '', text, publishedAt: AT, lang }).label;

it.each([
  ['緊急システムメンテナンスのお知らせ 6:30〜12:00 暗号資産の送受金を停止いたします', 'ja'],
  ['臨時メンテナンスのため、出金を停止いたします。', 'ja'],
  ['Withdrawals are suspended for emergency wallet maintenance.', 'en'],
] as const)('%s is not planned', (text, lang) => {
  expect(['halt_incident', 'halt_emergency']).toContain(labelOf(text, lang));
});

it.each([
  ['緊急メンテナンスのお知らせ 11月27日 10:00〜12:00 出金を停止いたします', 'ja'],
  ['定期メンテナンスのお知らせ 11月27日 10:00〜12:00 出金を停止いたします', 'ja'],
  ['Emergency maintenance: withdrawals will be suspended on 27 November 2026, 10:00-12:00 UTC.', 'en'],
] as const)('%s is, for it is told in time', (text, lang) => {
  expect(labelOf(text, lang)).toBe('halt_planned');
});
