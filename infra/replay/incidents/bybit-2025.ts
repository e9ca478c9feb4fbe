import type { AssetFact, IncidentFacts, TheftFact, WalletFact } from '../facts.ts';
import { CMETH, ETH, METH, STETH, USDT } from './assets.ts';

/** A contract (Safe): what it pays is in no list of transactions. */
const WALLET = '0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4';
const THIEF = '0x47666fab8bd0ac7003bce3f5c3585383f09486e2';
const SOURCE =
  'github.com/phvaz/blockchain-fund-tracing-investigation@3310d9fe; github.com/tayvano/lazarus-bluenoroff-research hacks-and-thefts/bybit.md';

const theft = (asset: AssetFact, amount: string, txid: string, more: Partial<TheftFact> = {}): TheftFact => ({
  asset,
  amount,
  at: '2025-02-21T14:16:00Z',
  precision: 'minute',
  txid,
  from: [WALLET],
  to: THIEF,
  source: SOURCE,
  ...more,
});

const held = (asset: AssetFact, balance: string, source = 'the Safe was emptied (share taken 1.0)'): WalletFact => ({
  address: WALLET,
  asset,
  balance,
  source,
  paymentsADay: 0,
  kind: 'cold',
});

export const bybit2025: IncidentFacts = {
  id: 'bybit-2025',
  exchange: 'bybit',
  names: { en: 'Bybit 2025', ja: 'Bybit 2025' },
  thefts: [
    theft(USDT, '90', '0x25800d105db4f21908d646a7a3db849343737c5fba0bc5701f782bf0e75217c9', {
      at: '2025-02-21T14:15:00Z',
      precision: 'approximate',
      note: 'test',
    }),
    theft(ETH, '401346.768858404671846374', '0xb61413c495fdad6114a7aa863a00b2e3c28945979a10885b12b30316ea9f072c', {
      hidden: true,
    }),
    theft(METH, '8000', '0xbcf316f5835362b7f1586215173cc8b294f5499c60c029a3de6318bf25ca7b20'),
    theft(STETH, '90375.5', '0xa284a1bc4c7e0379c924c73fcea1067068635507254b03ebbbd3f4e222c1fae0'),
    theft(CMETH, '15000', '0x847b8403e8a4816a4de1e63db321705cdb6f998fb01ab58f653b863fda988647'),
  ],
  wallets: [
    held(ETH, '401346.768858404671846374'),
    held(STETH, '90375.5'),
    held(METH, '8000'),
    held(CMETH, '15000'),
    held(USDT, '100000', 'assumed: not found'),
  ],
  totals: { ETH: '401346.768858404671846374', stETH: '90375.5', mETH: '8000', cmETH: '15000', USDT: '90' },
  notice: {
    at: '2025-02-21T15:44:09Z',
    approximate: false,
    what: { en: 'post of the CEO, @benbybit', ja: 'CEO（@benbybit）の投稿' },
    source: 'time decoded from the number of the post',
  },
  assumptions: [
    {
      en: 'Balances of ETH, stETH, mETH and cmETH before the theft are what was taken: the Safe was emptied.',
      ja: '流出前のETH、stETH、mETH、cmETHの残高は、流出した額と同じとしています（ウォレットは空になりました）。',
    },
    {
      en: 'Balance of USDT: 100,000, so much that the test of 90 USDT does not give the theft away by itself.',
      ja: 'USDTの残高は10万としています。90 USDTの試験送金だけでは流出と分からない額です。',
    },
    {
      en: 'On ordinary days this cold wallet pays only an assumed warm wallet of the exchange, about every ten days.',
      ja: '平常時、このコールドウォレットは取引所の（仮の）ウォームウォレットにだけ、約10日に1度送金するとしています。',
    },
    {
      en: 'The ETH left by a call within a transaction: the node shows it by the balance alone.',
      ja: 'ETHは取引の内部呼び出しで出たため、ノードでは残高の変化だけに現れます。',
    },
  ],
  leftOut: [
    "The change of the Safe's contract at about 14:13 UTC moves no money.",
    'stETH: the table of transactions says 90,375.5, a later total 90,375.55; the transaction is played.',
  ],
};
