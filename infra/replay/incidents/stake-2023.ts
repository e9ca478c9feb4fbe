import type { IncidentFacts } from '../facts.ts';
import { ETH } from './assets.ts';

const WALLET = '0x974caa59e49682cda0ad2bbe82983419a2ecc400';

export const stake2023: IncidentFacts = {
  id: 'stake-2023',
  exchange: 'stake',
  names: { en: 'Stake.com 2023', ja: 'Stake.com 2023' },
  thefts: [
    {
      asset: ETH,
      amount: '6000',
      at: '2023-09-04T12:48:00Z',
      precision: 'minute',
      txid: '0x98610e0a20b5ebb08c40e78b4d2271ae1fbd4fc3b8783b1bb7a5687918fad54e',
      from: [WALLET],
      to: '0x3130662aece32f05753d00a7b95c0444150bcd3c',
      source: 'rekt.news/stake-rekt; github.com/tayvano/lazarus-bluenoroff-research hacks-and-thefts/stake.md',
    },
  ],
  wallets: [
    {
      address: WALLET,
      asset: ETH,
      balance: '6100',
      source: 'assumed: the balance was not found',
      paymentsADay: 120,
      kind: 'hot',
    },
  ],
  totals: { ETH: '6000' },
  notice: {
    at: '2023-09-04T15:13:00Z',
    approximate: false,
    what: { en: 'post of @Stake', ja: '@Stakeの投稿' },
    source: 'time decoded from the number of the post',
  },
  assumptions: [{ en: 'Balance before the theft: 6,100 ETH.', ja: '流出前の残高は6,100 ETHとしています。' }],
  leftOut: [
    '3,000,000 MATIC on Polygon (0x30dab44e…) and 12,000 BNB on BSC (0xcc696992…): the times of these transactions are unknown, so they are not played.',
    'Stablecoins and other tokens: no single transaction with a time was found.',
  ],
};
