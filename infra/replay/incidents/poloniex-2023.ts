import type { IncidentFacts } from '../facts.ts';
import { ETH } from './assets.ts';

const WALLET = '0xa910f92acdaf488fa6ef02174fb86208ad7722ba';

export const poloniex2023: IncidentFacts = {
  id: 'poloniex-2023',
  exchange: 'poloniex',
  names: { en: 'Poloniex 2023', ja: 'Poloniex 2023' },
  thefts: [
    {
      asset: ETH,
      amount: '4900',
      at: '2023-11-10T10:30:00Z',
      precision: 'minute',
      txid: '0xcbf1547119ae869604585997b11d118bb423f32ae75c2fe055b7eb8d79d3ae77',
      from: [WALLET],
      to: '0x0a5984f86200415894821bfefc1c1de036dbf9e7',
      source: 'rekt.news/poloniex-rekt; github.com/tayvano/lazarus-bluenoroff-research hacks-and-thefts/poloniex.md',
    },
  ],
  wallets: [
    {
      address: WALLET,
      asset: ETH,
      balance: '5000',
      source: 'assumed: the wallet is said to have been drained, its balance was not found',
      paymentsADay: 60,
      kind: 'hot',
    },
  ],
  totals: { ETH: '4900' },
  notice: {
    at: '2023-11-10T11:07:41Z',
    approximate: false,
    what: {
      en: 'support account: wallet disabled for maintenance',
      ja: 'サポートの投稿：メンテナンスのためウォレットを停止',
    },
    source: 'time decoded from the number of the post',
  },
  assumptions: [{ en: 'Balance before the theft: 5,000 ETH.', ja: '流出前の残高は5,000 ETHとしています。' }],
  leftOut: [
    'Further assets on Ethereum, TRON and Bitcoin (USD 126 million in all): no single transaction with a time was found.',
  ],
};
