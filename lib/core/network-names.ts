/**
 * One name for what exchanges spell differently: "ERC20", "ETH", "Ethereum". Spellings as the exchanges' own lists and
 * notices have them; the first is the code of the chain's own coin.
 */
const SPELLINGS: readonly (readonly [string, ...string[]])[] = [
  ['BTC', 'Bitcoin', 'XBT'],
  ['ETH', 'ERC20', 'Ethereum', 'Ethereum ERC20'],
  ['TRX', 'TRC20', 'Tron', 'Tron TRC20'],
  ['BNB', 'BSC', 'BEP20', 'BNB Smart Chain', 'BNB Chain', 'BSC BEP20', 'Binance Smart Chain', 'BNB Smart Chain BEP20'],
  ['SOL', 'Solana', 'SPL'],
  ['MATIC', 'Polygon', 'POL', 'Polygon POS', 'MATIC Polygon'],
  ['ARB', 'Arbitrum', 'Arbitrum One', 'ARBEVM', 'ARBETH'],
  ['OP', 'Optimism', 'OPETH', 'OP Mainnet'],
  ['AVAX', 'AVAXC', 'AVAX C-Chain', 'AVAXCCHAIN', 'Avalanche', 'Avalanche C-Chain', 'CAVAX'],
  ['XRP', 'Ripple', 'XRP Ledger', 'XRPL'],
  ['ADA', 'Cardano'],
  ['DOT', 'Polkadot'],
  ['ATOM', 'Cosmos', 'Cosmos Hub'],
  ['NEAR', 'NEAR Protocol'],
  ['TON', 'Toncoin', 'The Open Network'],
  ['APT', 'Aptos'],
  ['SUI', 'Sui Network'],
  ['LTC', 'Litecoin'],
  ['DOGE', 'Dogecoin', 'XDG'],
  ['BCH', 'Bitcoin Cash'],
  ['ETC', 'Ethereum Classic'],
  ['XLM', 'Stellar'],
  ['ALGO', 'Algorand'],
  ['FIL', 'Filecoin'],
  ['XTZ', 'Tezos'],
  ['EOS', 'Vaulta'],
];

/** Letters and digits alone: "ERC-20", "erc20". */
const bare = (name: string): string => name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

const COIN_OF = new Map(
  SPELLINGS.flatMap(([coin, ...names]) => [coin, ...names].map((name): [string, string] => [bare(name), coin])),
);
const COINS: ReadonlySet<string> = new Set(SPELLINGS.map(([coin]) => coin));

/** The code of the chain's own coin where it is known, else the bare name. */
export const chainName = (name: string): string => COIN_OF.get(name) ?? COIN_OF.get(bare(name)) ?? bare(name);

/** Whether an asset is a chain's own coin, as far as is known: a token may run on any. */
export const isOwnCoin = (asset: string): boolean => COINS.has(chainName(asset));
