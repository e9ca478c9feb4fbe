import type { Exchange } from '../core/exchange.ts';

/** Registered until 2025 (関東財務局長 第00010号); robbed of 4,502.9 BTC on 31 May 2024. */
export const dmm: Exchange = {
  id: 'dmm',
  names: {
    en: 'DMM Bitcoin',
    ja: 'DMMビットコイン',
    also: ['DMM', 'dmmbitcoin', 'ディーエムエムビットコイン', '東京ビットコイン取引所'],
  },
  site: 'https://bitcoin.dmm.com',
  statusPage: 'https://www.sbivc.co.jp/dmm_vct',
  endpoints: [],
  polls: [],
  standing: {
    what: 'closed',
    since: '2025-03-08',
    source: 'https://www.sbivc.co.jp/dmm_vct',
    movedTo: { en: 'SBI VC Trade', ja: 'SBI VCトレード' },
  },
};
