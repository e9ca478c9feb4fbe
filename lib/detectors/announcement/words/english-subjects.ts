import type { Vocabulary } from '../tag.ts';

/** What English announcements speak about. */
export const ENGLISH_SUBJECTS: Vocabulary = [
  [
    ['withdraw'],
    'withdraw|withdraws|withdrawing|withdrawal*|cash out|cash-out*|cashout*|cashing out|payout*|outbound|' +
      'outgoing|off-ramp*|redemption*|redeem*|send|sends|sending|transfer out|transfers out|transferring out|' +
      'take out|client assets|customer assets|creditors|access their funds|access to their funds|' +
      'access your funds|access to funds|access funds|taking out money|take out money|take money out|money out|' +
      'funds out|taking money|get their money|getting their money|pull out|pulling out|move coins|moving coins|' +
      'remove funds',
  ],
  [
    ['deposit'],
    'deposit|deposits|deposited|depositing|inbound|incoming|receive|receives|receiving|top-up*|top up*|' +
      'on-ramp*|funding',
  ],
  [
    ['withdraw', 'deposit'],
    'transfer|transfers|transactions|sends and receives|sends & receives|send and receive|sends/receives',
  ],
  [
    ['trade'],
    'trading|trade|trades|buy|buys|buying|sell|sells|selling|spot|order|orders|order book*|orderbook*|' +
      'matching|conversions',
  ],
  [
    ['service'],
    'service*|functionality|functionalities|function|functions|platform*|system|systems|site|website|web|' +
      'server*|login|logins|log in|logging in|sign in|signing in|access|features|exchange|account access|' +
      'activity|balance|balances|accounts|account|payments|payment|exchange website|frontend|front end|' +
      'dashboard|user interface',
  ],
  [
    ['service', 'site'],
    'website|site|web|web platform|web version|homepage|login|logins|log in|logging in|sign in|signing in|log-in',
  ],
  [['wallet'], 'wallet|wallets|hot wallet*|warm wallet*|cold wallet*|address generation'],
  [
    ['all'],
    'all|every|operations|everything|entire|entirely|across the board|platform-wide|platformwide|' +
      'client withdrawals|customer withdrawals|user withdrawals|completely|altcoins',
  ],
  [['all', 'service'], 'client activity|platform activity|customer activity|all activity|account activity is'],
  [['partial'], 'some|certain|partial|partially|several|selected|part of|subset|multiple tokens|small number'],
  [
    ['fiat'],
    'fiat|bank|banks|banking|bank transfer*|wire|wires|wire transfer*|sepa|ach|swift|faster payments|fps|pix|' +
      'interac|fedwire|chaps|upi|imps|neft|spei|usd|eur|gbp|jpy|inr|krw|brl|aud|cad|chf|sgd|hkd|mxn|yen|euro|' +
      'euros|dollar|dollars|credit card*|debit card*|apple pay|google pay|paypal',
  ],
  [['fiat', 'deposit'], 'card deposits|card purchases|card top-ups'],
  [
    ['side'],
    'api|apis|app|apps|mobile|ios|android|margin|futures|perpetual*|perps|derivative*|leverage*|options|' +
      'copy trading|p2p|otc|loan*|lending|borrow*|prediction market*|customer support|customer service*|' +
      'support team response|live chat|ticket*|help cent*|email|emails|sms|notification*|referral*|affiliate*|' +
      'campaign*|promotion*|promo|competition*|contest*|giveaway*|gift|rewards|card|cards|newsletter*|bot|bots|' +
      'grid|chart|charts|charting|price alert*|kyc|identity verification|registration*|sign-up*|signups|' +
      'new users|account opening|onboarding|tax|convert|recurring buys|vip|zero-fee|fee-free|whitelist|' +
      'market maker*|response times|proof of reserves|vote|voting|bounty|webinar|podcast|meme|advanced trade|' +
      'maintenance margin|initial margin|margin tier*|funding rate*|funding fee*|funding interval|stop-limit|' +
      'stop limit|stop loss|stop-loss|stop order*|trailing stop*|stop market|closed beta|closing price|' +
      'close position*|closed position*|positions|limited time|limited-time|limited edition|open interest|' +
      'tick size|price precision|lot size|limit order*|limit orders|interest rate*|index price*|mark price*|' +
      'collateral|insurance fund|trading bot*|minimum withdrawal*|minimum deposit*|withdrawal fee*|' +
      'deposit bonus*|terms of service|terms of use|privacy policy|address book|trading fee*|maker fee*|' +
      'taker fee*|bonus|support desk|help desk|helpdesk|carrier|sandbox|testnet|phone line*|postal|vouchers|' +
      'voucher|merch|swag|widgets|newsletters|phone support|upload documents|verification|new accounts|' +
      'first withdrawal|w-8ben|firefox|safari|monthly report*|certification|hackathon',
  ],
  [
    ['apart'],
    'staking|unstaking|stake|unstake|earn|savings|nft|nfts|launchpad|launchpool|airdrop*|web3 wallet|' +
      'self-custody|non-custodial|defi wallet|onchain wallet|binance wallet|okx wallet|coinbase wallet|' +
      'bitget wallet|bybit wallet|gate wallet|kucoin wallet|kraken wallet|metamask|trust wallet|' +
      'subscription products|yield|dual investment|fan token*|megadrop|snapshot|margin funding|funding book|' +
      'funding offers|bug bounty|prize pool|trading competition|tax report*|statements|auto-invest|travel rule|' +
      'recurring buy*|dark mode|booth|meetup|calendar|hiring|careers|trading bots provider|disaster plan|' +
      'internet explorer|browser|browsers|adjustment of|adjustments to|adjusting|passkeys|older versions|' +
      'index components|exit queue|staked|chrome extension|browser extension|leveraged token*|2fa reset|' +
      'insurance|anatomy|sponsor',
  ],
  [
    ['chain'],
    'network|networks|mainnet|blockchain|blockchains|chain|chains|layer 2|l2|rollup*|c-chain|x-chain|p-chain|' +
      'cluster|subnet|parachain*|relay chain',
  ],
];
