/** What a chain is called where it is spoken of as a network, and the names that it goes by, parted by `|`. */
const CHAINS: Readonly<Record<string, string>> = {
  ERC20: 'ethereum|eth|イーサリアム',
  TRC20: 'tron|trx|トロン',
  BEP20: 'bnb|bnb smart|binance smart|bsc|バイナンススマート|バイナンス・スマート・',
  Bitcoin: 'bitcoin|btc|ビットコイン',
  'Bitcoin Cash': 'bitcoin cash|bch|ビットコインキャッシュ',
  Litecoin: 'litecoin|ltc|ライトコイン',
  Dogecoin: 'dogecoin|doge',
  Lightning: 'lightning|ライトニング',
  Solana: 'solana|sol|ソラナ',
  Arbitrum: 'arbitrum|arbitrum one|アービトラム',
  Optimism: 'optimism|op|オプティミズム',
  Base: 'base',
  Polygon: 'polygon|matic|polygon pos|ポリゴン',
  'Avalanche C-Chain': 'avalanche|avax|アバランチ|アバランチc',
  'zkSync Era': 'zksync|zksync era',
  Linea: 'linea',
  Scroll: 'scroll',
  Starknet: 'starknet|スタークネット',
  Mantle: 'mantle',
  Blast: 'blast',
  Ronin: 'ronin',
  Celo: 'celo',
  Fantom: 'fantom|ftm|ファントム',
  Sonic: 'sonic',
  Cronos: 'cronos|クロノス',
  Klaytn: 'klaytn|kaia|クレイトン|カイア',
  XRPL: 'xrp|ripple|リップル',
  Stellar: 'stellar|ステラ|ステラルーメン',
  TON: 'ton|the open',
  Aptos: 'aptos|アプトス',
  Sui: 'sui|スイ',
  NEAR: 'near|near protocol|ニア',
  Algorand: 'algorand|アルゴランド',
  Tezos: 'tezos|テゾス',
  Cosmos: 'cosmos|コスモス',
  Osmosis: 'osmosis',
  Injective: 'injective',
  Sei: 'sei',
  Polkadot: 'polkadot|ポルカドット',
  Kusama: 'kusama|クサマ',
  Cardano: 'cardano|カルダノ',
  Hedera: 'hedera|ヘデラ',
  Filecoin: 'filecoin|ファイルコイン',
  EOS: 'eos|vaulta',
  NEM: 'nem|ネム',
  Symbol: 'symbol|シンボル',
  Liquid: 'liquid',
};

/** Names that stand for a network without the word beside them. */
const ALONE: Readonly<Record<string, string>> = {
  ERC20: 'erc20|erc-20|erc 20',
  TRC20: 'trc20|trc-20|trc 20',
  BEP20: 'bep20|bep-20|bep 20|bsc|bnb smart chain|binance smart chain|bnb chain',
  BEP2: 'bep2|bep-2|bnb beacon chain',
  BRC20: 'brc20|brc-20',
  Lightning: 'lightning network|ライトニングネットワーク',
  Solana: 'spl|spl token*',
  Arbitrum: 'arbitrum|arbitrum one|アービトラム',
  'Arbitrum Nova': 'arbitrum nova',
  Optimism: 'optimism|op mainnet|オプティミズム',
  'Avalanche C-Chain': 'avalanche c-chain|avax c-chain|c-chain|avaxc|c-チェーン|cチェーン',
  'Avalanche X-Chain': 'avalanche x-chain|x-chain',
  'zkSync Era': 'zksync|zksync era',
  Linea: 'linea',
  Starknet: 'starknet|スタークネット',
  opBNB: 'opbnb',
  Ronin: 'ronin',
  Heco: 'heco|huobi eco chain',
  KCC: 'kcc|kucoin community chain',
  OKTC: 'oktc|okexchain|okx chain',
  'X Layer': 'x layer',
  Klaytn: 'kip7|kip-7',
  XRPL: 'xrp ledger|xrpl|xrpレジャー',
  NEAR: 'near protocol',
  Polkadot: 'asset hub',
  Omni: 'omni layer',
};

const BESIDE: readonly ((name: string) => readonly string[])[] = [
  // "the Polygon network", "via Polygon"
  (name) => ['network', 'networks', 'mainnet', 'blockchain', 'chain'].map((word) => `${name} ${word}`),
  (name) => ['via', 'on', 'over', 'via the', 'on the', 'through the', 'across'].map((word) => `${word} ${name}`),
  (name) =>
    ['ネットワーク', 'のネットワーク', 'チェーン', 'ブロックチェーン', 'のブロックチェーン', 'メインネット'].map(
      (word) => name + word,
    ),
];
const LATIN = /^[a-z]/;

/** Networks as exchanges write them, by the words for them. Ethereum as a network is written ERC20, as its tokens are. */
export const networkNames = (): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const [network, words] of Object.entries(CHAINS))
    for (const name of words.split('|'))
      for (const beside of LATIN.test(name) ? BESIDE : BESIDE.slice(2))
        for (const word of beside(name)) names.set(word, network);
  for (const [network, words] of Object.entries(ALONE)) for (const word of words.split('|')) names.set(word, network);
  return names;
};
