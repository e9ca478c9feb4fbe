import { describe, expect, it } from 'vitest';
import type { Incident } from '../../lib/core/incident.ts';
import { advanceOutflow, namedOutflow } from '../../lib/core/outflow-lifecycle.ts';
import { ask, NOW, speaking, viewOf } from './conversation.ts';

const outflowOf = (exchange: string, more: Partial<Incident> = {}): Incident => ({
  ...advanceOutflow(namedOutflow(`${exchange}-o1`, exchange, NOW), {
    findings: [
      {
        chain: 'nem',
        wallet: 'NWALLET',
        contract: null,
        asset: 'XEM',
        level: 'critical',
        score: 6,
        share: 0.9,
        reasons: [],
        moved: '12.5',
        since: NOW - 60_000,
        at: NOW,
        receivers: 1,
        evidence: [{ txid: 'aa', index: 0, to: 'NTHIEF', amount: '12.5', at: NOW, height: 1, tier: 'seen' }],
        disputed: false,
      },
    ],
    withdrawn: [],
    halts: [],
    prices: {},
    chains: { nem: { en: 'NEM', ja: 'NEM' } },
    at: NOW,
  }),
  ...more,
});

const STOP = /stop|withdrawals|停止|出金/;

describe('an outflow', () => {
  it('is told in its own words by /incident and /incidents', async () => {
    const incidents = [outflowOf('kucoin')];
    const { message } = await ask('/incident kucoin-o1', { incidents });
    expect(message.title).toBe('KuCoin: XEM, unusual outflow, unconfirmed [kucoin-o1]');
    expect(message.body[0]).toContain('unusual outflow seen (XEM)');
    expect(message.body[0]).not.toMatch(STOP);
    const ja = (await ask('/incident kucoin-o1', { incidents, subscriber: speaking('ja') })).message;
    expect(ja.title).toBe('クーコイン：XEM、通常と異なる流出（未確認）［kucoin-o1］');
    expect(ja.body[0]).not.toMatch(STOP);
    const theft = [outflowOf('kucoin', { kind: 'theft-suspected', status: 'confirmed' })];
    const list = (await ask('/incidents', { incidents: theft })).message.body[0];
    expect(list).toContain('KuCoin: XEM, theft suspected, confirmed on the chain, since');
  });

  it('comes first in the status of its exchange, and leaves its state alone', async () => {
    const views = [viewOf('kucoin', { openOutflow: outflowOf('kucoin') })];
    const { message } = await ask('/status kucoin', { views });
    expect(message.title).toBe('KuCoin: no stop of withdrawals seen');
    expect(message.body[0]).toBe(
      'Unusual outflow of XEM, unconfirmed, since 24 Nov 2026, 11:59 UTC: /incident kucoin-o1',
    );
    const ja = (await ask('/status kucoin', { views, subscriber: speaking('ja') })).message;
    expect(ja.body[0]).toContain('XEMの通常と異なる流出（未確認）');
  });

  it('is named beside its exchange where all are listed', async () => {
    const incidents = [outflowOf('kucoin'), outflowOf('coincheck', { kind: 'theft-suspected' })];
    const lines = (await ask('/status', { incidents })).message.body[0]?.split('\n') ?? [];
    expect(lines.find((line) => line.includes('KuCoin'))).toContain(' · unusual outflow, unconfirmed');
    expect(lines.find((line) => line.includes('Coincheck'))).toContain(' · theft suspected, unconfirmed');
    expect(lines.find((line) => line.includes('Kraken'))).not.toContain('outflow');
  });

  it('is named of an exchange that is known by its wallets alone', async () => {
    const { message } = await ask('/status coincheck', { incidents: [outflowOf('coincheck')] });
    expect(message.body[0]).toContain('Unusual outflow of XEM');
  });
});
