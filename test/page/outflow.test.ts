import { describe, expect, it } from 'vitest';
import { publicIncident } from '../../lib/app/public-answers.ts';
import { advanceOutflow, namedOutflow } from '../../lib/core/outflow-lifecycle.ts';
import { exchangeWith, NOW, pageOf, textOf } from './public-data.ts';

const AT = NOW - 60_000;
const incident = publicIncident(
  advanceOutflow(namedOutflow('scripted-o1', 'scripted', AT), {
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
        moved: '1000000',
        since: AT,
        at: AT,
        receivers: 1,
        evidence: [{ txid: '<b>aa', index: 0, to: 'NTHIEF', amount: '1000000', at: AT, height: 1, tier: 'seen' }],
        disputed: false,
      },
    ],
    withdrawn: [],
    halts: [],
    prices: { XEM: { yen: '2.5', at: AT, source: 'made' } },
    chains: { nem: { en: 'NEM', ja: 'NEM' } },
    at: AT,
  }),
);

describe('an outflow', () => {
  it('is public with its wallets, sums and evidence', () => {
    const at = new Date(AT).toISOString();
    expect(incident.assets).toEqual([{ asset: 'XEM', network: 'nem', phase: 'reported', since: at, reason: null }]);
    expect(incident.outflow).toMatchObject({
      level: 'critical',
      share: 0.9,
      wallets: [{ address: 'NWALLET', since: at, evidence: [{ at, tier: 'seen' }] }],
      sums: [{ asset: 'XEM', chains: ['nem'], moved: '1000000', yen: '2500000', pricedAt: at }],
      signals: [],
    });
  });

  it.each([
    ['/', 'en', 'Unusual outflow, unconfirmed (XEM)', '¥2,500,000 (price from 60 seconds ago)'],
    ['/', 'ja', '通常と異なる流出（未確認）', '約2,500,000円'],
    ['/incidents/scripted-o1', 'en', 'Unusual outflow seen', 'NWALLET'],
    ['/incidents/scripted-o1', 'ja', '通常と異なる流出を検知', 'NWALLET'],
  ])('on %s in %s is never a stop', async (path, lang, head, more) => {
    const { body } = await pageOf({ incidents: [incident] })(path, lang);
    const text = textOf(body);
    expect(text).toContain(head);
    expect(text).toContain(more);
    expect(text).not.toMatch(/Withdrawals off|off in one|1回の確認で停止|One reading/);
    expect(body).not.toContain('<b>aa');
  });

  it('stands in the first sentence of the page until it is over', async () => {
    const exchanges = [exchangeWith()];
    expect(textOf((await pageOf({ exchanges, incidents: [incident] })('/', 'en')).body)).toContain(
      'Unusual outflow at Scripted. No stop',
    );
    expect(textOf((await pageOf({ exchanges, incidents: [incident] })('/', 'ja')).body)).toMatch(
      /で通常と異なる流出。.*出金停止は見られません/s,
    );
    const over = { ...incident, status: 'resolved' as const };
    expect(textOf((await pageOf({ incidents: [over] })('/', 'en')).body)).not.toContain('Unusual outflow at');
  });

  it('names its chain, and counts in groups of three', async () => {
    const text = textOf((await pageOf({ incidents: [incident] })('/incidents/scripted-o1', 'en')).body);
    expect(text).toContain('1,000,000 XEM');
    expect(text).toMatch(/NWALLET\s+NEM/);
  });

  it('heads each column of its tables', async () => {
    const { body } = await pageOf({ incidents: [incident] })('/incidents/scripted-o1', 'en');
    expect(body.match(/<th scope="col">/g)).toHaveLength(9);
  });

  it('is a suspected theft by name', async () => {
    const theft = { ...incident, kind: 'theft-suspected' as const };
    expect(textOf((await pageOf({ incidents: [theft] })('/', 'ja')).body)).toContain('盗難の疑い');
  });
});
