import type { Exchange } from '../core/exchange.ts';

/** Registered until 2026 (関東財務局長 第00009号); robbed on 11 July 2019. The brand goes on under SBI VC Trade. */
export const bitpoint: Exchange = {
  id: 'bitpoint',
  names: { en: 'BITPOINT', ja: 'ビットポイント', also: ['bitpoint japan', 'ビットポイントジャパン'] },
  site: 'https://www.bitpoint.co.jp',
  statusPage: 'https://www.bitpoint.co.jp/news/',
  endpoints: [],
  polls: [],
  standing: {
    what: 'merged',
    since: '2026-04-01',
    source: 'https://www.sbivc.co.jp/newsview/fbx3bt2fbywm',
    movedTo: { en: 'SBI VC Trade', ja: 'SBI VCトレード' },
  },
};
