import type { Exchange } from '../core/exchange.ts';

/**
 * Registered in Japan (関東財務局長 第00002号): QUOINE, FTX Japan from April 2022, Custodiem since August 2024. Its
 * exchange rests; what customers still have there is paid out by Custodiem.
 */
export const liquid: Exchange = {
  id: 'liquid',
  names: {
    en: 'Liquid (FTX Japan)',
    ja: 'リキッド（FTX Japan）',
    also: [
      'liquid by ftx',
      'ftx japan',
      'quoine',
      'quoinex',
      'custodiem',
      'リキッド',
      'コイン株式会社',
      'カストディエム',
    ],
  },
  site: 'https://www.custodiem.com',
  statusPage: 'https://support.custodiem.com/hc/ja',
  endpoints: [],
  polls: [],
  standing: {
    what: 'merged',
    since: '2024-07-26',
    source: 'https://bitflyer.com/pub/20240726-Completion-of-FTX-Japan-K.K.-Share-Acquisition-ja.pdf',
    movedTo: { en: 'Custodiem (bitFlyer group)', ja: 'Custodiem（bitFlyerグループ）' },
  },
};
