import type { Exchange } from '../core/exchange.ts';

/** Registered in Japan (関東財務局長 第00011号). It publishes nothing that a program can read without a key. */
export const sbivc: Exchange = {
  id: 'sbivc',
  names: {
    en: 'SBI VC Trade',
    ja: 'SBI VCトレード',
    also: ['vctrade', 'sbi vc', 'VCトレード', 'taotao', 'SBIバーチャルカレンシーズ', 'エスビーアイVCトレード'],
  },
  site: 'https://www.sbivc.co.jp',
  statusPage: 'https://www.sbivc.co.jp/news',
  endpoints: [],
  polls: [],
};
