import { createLexicon } from './lexicon.ts';
import type { Normalised } from './normalise.ts';
import { ASSETS } from './words/assets.ts';
import { networkNames } from './words/networks.ts';
import { wordsIn } from './words.ts';

/** An asset or a network named in a text, and where. */
export interface Named {
  kind: 'asset' | 'network';
  /** In common spelling. */
  name: string;
  start: number;
}

const namesOf = (): Map<string, Omit<Named, 'start'>> => {
  const names = new Map<string, Omit<Named, 'start'>>();
  for (const [name, words] of Object.entries(ASSETS))
    for (const word of words.split('|')) names.set(word, { kind: 'asset', name });
  // A network's name outweighs an asset's: "OMG network" stands in both lists.
  for (const [word, name] of networkNames()) names.set(word, { kind: 'network', name });
  return names;
};

const namesIn = createLexicon(namesOf());

/** Capitals that are no asset's code, though they stand where one could. */
const NO_CODES = new Set(
  (
    'JST UTC GMT EST EDT PST PDT CET CEST BST KST HKT SGT FAQ API APIS KYC AML NFT NFTS USD JPY EUR GBP KRW INR BRL TRY AUD CAD CHF SGD HKD ' +
    'CNY USDM COIN FX SFD CEO CTO CFO CISO COO VIP OTC P2P ID IP UI UX URL APP IOS SMS DNS AWS ATM ACH SEPA SWIFT FPS PIX PDF QA AMA DAO DEFI ' +
    'ETF IPO IEO ICO IDO SEC FCA FSA MAS CFTC DOJ FBI JVCEA MICA SFC BTCUSD ETHUSD US UK EU EEA UAE USA JP KR PR TV IT AI OS PC AM PM NEW HOT ' +
    'ALL AND THE FOR NOT NOW WILL TO OF ON IN AT BY OR IS NO DO SO WE IF AN AS UP RE PS NB TBA TBD ETA SAFU FUD HODL DYOR URGENT NOTICE UPDATE ' +
    'IMPORTANT BREAKING DEAR PLEASE ALERT USERS RESOLVED MAINTENANCE UPGRADE NETWORK MAINNET TESTNET WEB WEB3 L1 L2 HD SSL VPN PIN TX TXID TXN RPC EVM POS POW SPOT LIVE DELIST ' +
    'LIST ERC ERC20 TRC20 BEP20 BEP2 BRC20 KIP7 SPL BSC HECO KCC OKTC C2C DDOS INC LTD LLC CO PTE BV SA AG GMO SBI DMM LINE FTX OKX HTX OKEX MEXC ' +
    'BYBIT BITMAX BITPOINT KUCOIN BINANCE COINBASE KRAKEN BITBANK QUOINE LBANK WOO WOOX BIT2ME CCTP BTCBOX GMT+8 Q1 Q2 Q3 Q4 Q A FOMC CPI 2FA MFA U2F'
  ).split(' '),
);
const CODE = /(?<![A-Za-z0-9$.'’@#_-])[$#]?([0-9]{0,9}[A-Z][A-Z0-9]{1,9})(?![A-Za-z0-9'_]|-[a-z])/g;
/** A text in capitals throughout tells no codes from words. */
const LOWER = /[a-z\u3041-\u30FC]/;
/** Longer codes are rare, and shouting is not: they count where a list or brackets show them to be codes. */
const CODE_SURE = 6;
const LISTED = /[(（,、・/$#]$/;

const COMMON: Readonly<Record<string, string>> = {
  XBT: 'BTC',
  STR: 'XLM',
  BCC: 'BCH',
  BCHABC: 'BCH',
  BCHSV: 'BSV',
  IOTA: 'IOTA',
};
/** A list of more is a list of everything. */
const MOST = 200;

/** PAUSED is a word that shouts, not a code. */
const isWord = (lower: string): boolean => wordsIn(lower).some(({ start, end }) => start === 0 && end === lower.length);

const codesIn = (cased: string): Named[] => {
  if (!LOWER.test(cased) && cased.length > 24) return [];
  const codes: Named[] = [];
  for (const match of cased.matchAll(CODE)) {
    const [whole, code = ''] = match;
    const listed =
      whole !== code ||
      LISTED.test(cased.slice(Math.max(0, match.index - 2), match.index).trimEnd()) ||
      ')、,・/'.includes(cased.charAt(match.index + code.length) || ' ');
    if (code.length > CODE_SURE && !listed) continue;
    if (!NO_CODES.has(code) && !isWord(code.toLowerCase()))
      codes.push({ kind: 'asset', name: COMMON[code] ?? code, start: match.index });
    if (codes.length >= MOST) break;
  }
  return codes;
};

const KATAKANA = /^[\u30A1-\u30FA\u30FC]$/;
/** Names so short are parts of other words unless they stand alone. */
const SHORT = 3;

/** Katakana words are written together: マーケットメイカー is no メイカー. */
const standsAlone = (text: string, start: number, end: number): boolean =>
  !KATAKANA.test(text.charAt(start)) ||
  (!KATAKANA.test(text.charAt(start - 1)) && !(end - start <= SHORT && KATAKANA.test(text.charAt(end))));

/** What names assets and networks in the text, in its order. */
export const namedIn = ({ text, cased }: Normalised): Named[] =>
  [
    ...namesIn(text)
      .filter(({ start, end }) => standsAlone(text, start, end))
      .map(({ value, start }) => ({ ...value, start })),
    ...codesIn(cased),
  ]
    .toSorted((a, b) => a.start - b.start)
    .slice(0, MOST);

/** The names of one kind, each once, in the order in which they come. */
export const distinct = (named: readonly Named[], kind: Named['kind']): string[] => [
  ...new Set(named.filter((each) => each.kind === kind).map(({ name }) => name)),
];
