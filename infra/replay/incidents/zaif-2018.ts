import { addDecimals } from '../../../lib/core/decimal.ts';
import type { IncidentFacts } from '../facts.ts';
import { standIn } from '../holders.ts';
import { BTC } from './assets.ts';
import { ZAIF_INPUTS } from './zaif-inputs.ts';

const THIEF = '1FmwHh6pgkf4meCMoqo8fHH3GNRF571f9w';
const OTHERS = standIn('bitcoin', 'zaif-2018 other inputs');
const CRYSTAL = "medium.com/meetbitfury, Crystal's report of 2018-10-23; GraphSense packs/hacks.yaml";
const FIRST = '5000';
/** What the nine others come to: the total less the first. */
const REST = addDecimals('5966.1', `-${FIRST}`);
/** 5,000 BTC over the inputs that were published, and a little that stays. */
const EACH = '44.25';

export const zaif2018: IncidentFacts = {
  id: 'zaif-2018',
  exchange: 'zaif',
  names: { en: 'Zaif 2018', ja: 'Zaif 2018' },
  thefts: [
    {
      asset: BTC,
      amount: FIRST,
      at: '2018-09-14T08:33:27Z',
      precision: 'second',
      txid: 'c3b9a4a0831a65523c81e6a04f6ddf5a7a89f344d990e8a13e5278efe57f4280',
      from: ZAIF_INPUTS,
      to: THIEF,
      source: 'virtualmoney.jp/I0004036 (time, 131 inputs); amount about 5,000 BTC',
      note: 'one output from all inputs: it looks like a sweep',
    },
    {
      asset: BTC,
      amount: REST,
      at: null,
      between: ['2018-09-14T08:33:28Z', '2018-09-14T09:42:30Z'],
      precision: 'interval',
      txid: null,
      from: [OTHERS],
      to: THIEF,
      sumOf: 9,
      source: CRYSTAL,
      note: 'from addresses that were not published: nobody watched them',
    },
  ],
  wallets: ZAIF_INPUTS.map((address) => ({
    address,
    asset: BTC,
    balance: EACH,
    source: 'assumed: the amounts of the single inputs were not found',
    paymentsADay: 0.3,
    kind: 'hot' as const,
  })),
  totals: { BTC: '5966.1' },
  notice: {
    at: '2018-09-19T17:15:00Z',
    approximate: true,
    what: { en: 'press release, about 02:15 in Japan', ja: 'プレスリリース（日本時間2時15分ごろ）' },
    source: 'GraphSense packs/hacks.yaml; virtualmoney.jp/I0004036',
  },
  assumptions: [
    {
      en: 'The 113 published inputs of the first transaction (of 131) are known beforehand as wallets of the exchange, each with 44.25 BTC.',
      ja: '最初の取引の入力131件のうち公表された113件は、取引所のウォレットとして事前に知られ、各44.25 BTCを持つとしています。',
    },
    {
      en: 'The first transaction took exactly 5,000 BTC (reported as about 5,000), an equal part from each published input.',
      ja: '最初の取引は約5,000 BTCと報じられています。ちょうど5,000 BTCを各入力から等分に出したとしています。',
    },
    {
      en: 'Nine further transactions are reported as one sum: it is played at its first possible time, from addresses that nobody knew.',
      ja: '残る9件は合計額だけが報じられているため、最も早い時刻に、知られていないアドレスから出たとしています。',
    },
  ],
  leftOut: ['BCH and MONA: chains that are not read here, and no single transactions were found.'],
};
