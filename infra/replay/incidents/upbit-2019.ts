import type { IncidentFacts } from '../facts.ts';
import { ETH } from './assets.ts';

const WALLET = '0x5e032243d507c743b061ef021e2ec7fcc6d3ab89';

export const upbit2019: IncidentFacts = {
  id: 'upbit-2019',
  exchange: 'upbit',
  names: { en: 'Upbit 2019', ja: 'Upbit 2019' },
  thefts: [
    {
      asset: ETH,
      amount: '342000',
      at: '2019-11-27T04:06:00Z',
      precision: 'minute',
      txid: '0xca4e0aa223e3190ab477efb25617eff3a42af7bdb29cdb7dc9e7935ea88626b4',
      from: [WALLET],
      to: '0xa09871aeadf4994ca12f5c0b6056bbd1d343c029',
      source: 'github.com/tayvano/lazarus-bluenoroff-research hacks-and-thefts/upbit.md; block 9007863',
    },
  ],
  wallets: [
    {
      address: WALLET,
      asset: ETH,
      balance: '342050',
      source: 'the hot wallet was emptied by one transfer (press); 50 ETH beside it are assumed',
      paymentsADay: 60,
      kind: 'hot',
    },
  ],
  totals: { ETH: '342000' },
  notice: {
    at: '2019-11-27T09:00:00Z',
    approximate: true,
    what: {
      en: 'statement of the CEO, about 5 h after the theft; the exact minute is not verified',
      ja: 'CEOの声明（流出の約5時間後。正確な時刻は未確認）',
    },
    source: 'secondary articles that quote the statement',
  },
  assumptions: [
    {
      en: 'Balance before the theft: 342,050 ETH, for the transfer is said to have emptied the wallet.',
      ja: 'この送金でウォレットは空になったとされるため、流出前の残高は342,050 ETHとしています。',
    },
    {
      en: 'That the paying address is the one labelled Upbit 3 is a label, not verified in the transaction.',
      ja: '送金元は「Upbit 3」と名付けられたアドレスとしています。取引そのものでは確かめていません。',
    },
  ],
  leftOut: [
    'A vague notice of a server check came within minutes of the theft; its time was not found, so the later statement stands for the notice.',
  ],
};
